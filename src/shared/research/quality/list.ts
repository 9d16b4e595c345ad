/** Every check, in the order of the report. */
import { contradictions } from './checks/contradictions.ts';
import { disorder, duplicates } from './checks/import-notes.ts';
import { missingBars } from './checks/missing-bars.ts';
import { missingSessions } from './checks/missing-sessions.ts';
import { outliers } from './checks/outliers.ts';
import { prices } from './checks/prices.ts';
import { splits } from './checks/splits.ts';
import { stale } from './checks/stale.ts';
import { volumes } from './checks/volume.ts';
import type { Check, CheckName } from './finding.ts';

export const CHECKS: Readonly<Record<CheckName, Check>> = {
  duplicates,
  disorder,
  'missing-sessions': missingSessions,
  'missing-bars': missingBars,
  contradictions,
  prices,
  outliers,
  stale,
  splits,
  volume: volumes,
};

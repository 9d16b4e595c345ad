/** Calls about tearsheets of runs. */
import { z } from 'zod';
import type { Tearsheet } from '#report/tearsheet.ts';
import { runId } from './research-calls.ts';
import { call } from './shapes.ts';

export const REPORT_FORMATS = ['html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Of a year. */
const riskFree = z.number().gt(-1).max(10).default(0);

export const reportCalls = {
  /** Of a run that is done; `riskFree` of a year. */
  'runs.tearsheet': call<Tearsheet>()(z.object({ id: runId, riskFree }).strict()),
  /** The tearsheet as a file. */
  'runs.report': call<{ readonly fileName: string; readonly bytes: Uint8Array }>()(
    z
      .object({
        id: runId,
        format: z.enum(REPORT_FORMATS),
        language: z.enum(['en', 'vi']).default('en'),
        riskFree,
      })
      .strict(),
  ),
} as const;

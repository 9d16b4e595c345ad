import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE, supportTables, withTables } from '../../../scripts/support-matrix.ts';

test('docs/matching.md says what the code supports (else: npm run support-matrix)', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withTables(page)).toBe(page);
  expect(supportTables()).toContain('### HOSE, HOSE in the demo\n');
});

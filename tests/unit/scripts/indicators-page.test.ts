import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE, withIndicators } from '../../../scripts/indicators-page.ts';

test('docs/indicators.md says what the list and the headers say (else: npm run indicators-page)', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withIndicators(page)).toBe(page);
});

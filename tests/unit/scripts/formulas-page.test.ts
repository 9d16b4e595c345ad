import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIGURES } from '#research/statistics/figures/list.ts';
import { PAGE, withFigures } from '../../../scripts/formulas-page.ts';

test('docs/formulas.md says what the registry of figures says (else: npm run formulas-page)', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withFigures(page)).toBe(page);
});

test('every figure says its formula, its source and what to mind, and has an id of its own', () => {
  for (const { id, formula, source, caveat } of FIGURES) {
    expect(formula.trim(), id).not.toBe('');
    expect(source.trim(), id).not.toBe('');
    expect(caveat, id).toMatch(/[.?]$/);
  }
  expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
});

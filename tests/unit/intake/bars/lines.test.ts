/** Splitting gives what the strict reader gives wherever there is no quote. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachLine } from '#intake/bars/lines.ts';
import type { Line } from '#intake/bars/terms.ts';
import { readRecords } from '#intake/csv.ts';

const WRITINGS = [
  { delimiter: ',', sepLine: false },
  { delimiter: ';', sepLine: true },
] as const;

test('the same lines and fields', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '\n', ' ', '.') });
  fc.assert(
    fc.property(texts, fc.constantFrom(...WRITINGS), (text, writing) => {
      const split: Line[] = [];
      const strict: Line[] = [];
      eachLine(text, writing, (line) => split.push(line));
      readRecords(text, writing, (fields, line) => strict.push({ line, fields }));
      expect(split).toEqual(strict);
    }),
  );
});

test('a quote takes the strict way', () => {
  const lines: Line[] = [];
  eachLine('a,"b,c"\n1,2\n', WRITINGS[0], (line) => lines.push(line));
  expect(lines.map(({ fields }) => fields)).toEqual([
    ['a', 'b,c'],
    ['1', '2'],
  ]);
});

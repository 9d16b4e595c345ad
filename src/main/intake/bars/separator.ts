/**
 * Which separator a text of price history uses: Excel's `sep=` line, else what gives the best heading, then the most
 * lines that agree, then the most fields.
 * Known limit: spaces separate only where nothing else does.
 */
import { linesToTry, namedSeparator, roughSplit } from '../csv-dialect.ts';
import type { Dialect as Writing } from '../csv-dialect.ts';
import { columnsNamed } from './headings.ts';

const CANDIDATES = [',', ';', '\t', '|', ' '] as const;

/** A field that another separator would take apart: it was not this one. */
const holdsFields = (field: string): boolean => /[;\t|]/.test(field) || /,.*[^\d],|,\d{1,2},/.test(field);

const fieldsOf = (line: string, delimiter: string): string[] =>
  roughSplit(delimiter === ' ' ? oneSpace(line) : line, delimiter);

/** Runs of spaces as one, none at the ends of a line. */
export const oneSpace = (text: string): string => text.replace(/ {2,}/g, ' ').replace(/^ | $/gm, '');

function score(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  let named = 0;
  let clean = 0;
  for (const line of lines) {
    const fields = fieldsOf(line, delimiter);
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
    if (fields.length < 2) continue;
    named = Math.max(named, columnsNamed(fields).size);
    clean += fields.filter((field) => !holdsFields(field)).length;
  }
  const [columns, agreeing] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0]);
  if (columns < 2 && named === 0) return 0;
  return named * 10_000 + agreeing * 50 + Math.min(clean / lines.length, 49);
}

export function findSeparator(text: string): Writing {
  const named = namedSeparator(text);
  if (named !== null) return { delimiter: named, sepLine: true };
  const lines = linesToTry(text);
  let [best, bestScore]: [string, number] = [',', 0];
  for (const delimiter of CANDIDATES) {
    const found = score(lines, delimiter);
    if (found > bestScore) [best, bestScore] = [delimiter, found];
  }
  return { delimiter: best, sepLine: false };
}

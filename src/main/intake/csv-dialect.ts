/** Which separator a text table uses: the `sep=` line Excel writes, else what fits its first lines best. */
import { matchHeading } from '#core/intent/headings.ts';

export interface Dialect {
  readonly delimiter: string;
  /** The file begins with a `sep=` line, which is not data. */
  readonly sepLine: boolean;
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const LINES_TRIED = 40;
const LONGEST_LINE = 20_000;

/** The first lines that say something, none longer than what is looked at. */
export const linesToTry = (text: string): string[] =>
  text
    .slice(0, LINES_TRIED * 2000)
    .split('\n', LINES_TRIED)
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(0, LONGEST_LINE));

/** What Excel's `sep=` line names, or null. */
export function namedSeparator(text: string): string | null {
  const sep = /^sep=(.)[ \t]*(?:\n|$)/i.exec(text) ?? /^"sep=(.)"[,;\t]*(?:\n|$)/i.exec(text);
  return sep?.[1] ?? null;
}

/** Splits outside quotes; only good enough to count and to look at headings. */
export function roughSplit(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += char;
  }
  fields.push(field);
  return fields;
}

/** Best heading found, then lines that agree on the number of fields, then that number. */
function score(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  let headings = 0;
  for (const line of lines) {
    const fields = roughSplit(line, delimiter);
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
    if (fields.length < 2) continue;
    const named = new Set(
      fields.map((field) => matchHeading(field)?.field).filter((field) => field !== undefined),
    );
    headings = Math.max(headings, named.size);
  }
  const [columns, agreeing] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0]);
  return columns < 2 && headings === 0 ? 0 : headings * 10_000 + agreeing * 50 + Math.min(columns, 49);
}

export function detectDialect(text: string): Dialect {
  const named = namedSeparator(text);
  if (named !== null) return { delimiter: named, sepLine: true };
  const lines = linesToTry(text);
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const found = score(lines, delimiter);
    if (found > bestScore) [best, bestScore] = [delimiter, found];
  }
  return { delimiter: best, sepLine: false };
}

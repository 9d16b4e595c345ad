/**
 * Text tables (CSV, TSV and their kin) by RFC 4180, strictly.
 * Invariants: a row's number is the physical line it starts on; text whose quotes do not close, or close in the middle
 * of a field, never becomes cells: the lines it covers are one malformed row, and reading goes on behind them when an
 * end can be seen.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Table } from '#core/intent/table.ts';
import { detectDialect, type Dialect } from './csv-dialect.ts';
import type { DecodedText } from './encoding.ts';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { Budget, SheetBuilder } from './sheet-builder.ts';

/** Line starts, so that a line's text is found without searching again. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

interface Failure {
  /** Lines counted from 1 within the text handed in. */
  readonly first: number;
  readonly last: number;
  readonly code: string;
}

type OnRecord = (fields: readonly string[], line: number) => void;

function lineBreaks(record: readonly string[]): number {
  let breaks = 0;
  for (const field of record)
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** Parses until the end or the first malformed record. */
function parseUntilFailure(text: string, delimiter: string, onRecord: OnRecord): Failure | null {
  let next = 1;
  const mayBreak = text.includes('"');
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        onRecord(record, next);
        next += mayBreak ? lineBreaks(record) + 1 : 1;
        return null;
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { first: next, last: Number(error.lines ?? next), code: error.code };
  }
}

/** After this many malformed places the rest is not looked at: each costs a fresh start. */
const MALFORMED_LIMIT = 500;

const explain = (code: string, first: number, last: number): string => {
  const where = last > first ? `lines ${first}–${last}` : `line ${first}`;
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? `a quote opened in line ${first} is never closed: ${where} cannot be read`
    : `a quote stands in the middle of a field: ${where} cannot be read`;
};

export interface Malformed {
  readonly line: number;
  readonly why: string;
}

/** Hands out every record with the line it starts on; answers the places that are no records. */
export function readRecords(text: string, dialect: Dialect, onRecord: OnRecord): readonly Malformed[] {
  const starts = lineStarts(text);
  const lastLine = text.endsWith('\n') ? starts.length - 1 : starts.length;
  const malformed: Malformed[] = [];
  let skipped = dialect.sepLine ? 1 : 0;
  while (skipped < lastLine) {
    const failure = parseUntilFailure(text.slice(starts[skipped]), dialect.delimiter, (fields, line) =>
      onRecord(fields, skipped + line),
    );
    if (failure === null) break;
    const endless = failure.code === 'CSV_QUOTE_NOT_CLOSED' || malformed.length >= MALFORMED_LIMIT;
    const first = skipped + failure.first;
    const last = endless ? lastLine : Math.max(first, Math.min(lastLine, skipped + failure.last));
    malformed.push({ line: first, why: explain(failure.code, first, last) });
    skipped = last;
  }
  return malformed;
}

/** Line ends as one `\n` each, whatever the file uses or mixes. */
export const unifyLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

function countOf(text: string, char: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0 && count <= most; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

/** Lines are counted before anything is made of them. */
export function checkLines(text: string): void {
  if (countOf(text, '\n', LIMITS.rows) > LIMITS.rows)
    refuse('too_large_uncompressed', `the file has more than ${LIMITS.rows} lines`);
}

function checkSize(text: string, delimiter: string): void {
  checkLines(text);
  if (countOf(text, delimiter, LIMITS.cells) > LIMITS.cells)
    refuse('too_large_uncompressed', `the file has more than ${LIMITS.cells} cells`);
}

/** Reads a decoded text table. */
export function readCsv(decoded: DecodedText): Table {
  const text = unifyLineEnds(decoded.text);
  const dialect = detectDialect(text);
  checkSize(text, dialect.delimiter);
  const budget = new Budget();
  const builder = new SheetBuilder(budget);
  const malformed = readRecords(text, dialect, (fields, line) => {
    builder.touch(line);
    for (const [index, field] of fields.entries()) {
      if (field !== '') builder.put(line, { kind: 'text', text: field, column: index + 1 });
    }
  });
  for (const { line, why } of malformed) builder.markMalformed(line, why);
  if (decoded.damaged) budget.warnings.add('undecodable_bytes');
  return {
    format: dialect.delimiter === '\t' ? 'TSV' : 'CSV',
    encoding: decoded.encoding,
    delimiter: dialect.delimiter,
    dateSystem: 1900,
    sheets: [builder.finish('', 'visible')],
    warnings: [...budget.warnings],
  };
}

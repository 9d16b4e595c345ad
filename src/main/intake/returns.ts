/**
 * Returns, or values that returns are made of, out of a text table: a column of dates and a column of numbers, or numbers alone, with or
 * without a heading. Rows come in the order of time, oldest or newest first; nothing is sorted otherwise, and nothing is guessed about
 * a row that does not read: the file is refused, with the line.
 *
 * Without a heading that says which, numbers are values where all are above zero and their mean is a half or more, else returns.
 */
import { dayOrder } from '#core/intent/dates.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { readStamp } from './bars/stamps.ts';
import { detectDialect } from './csv-dialect.ts';
import { readRecords, unifyLineEnds } from './csv.ts';
import { decodeFile } from './encoding.ts';
import { readNumber, type Row } from './returns-cells.ts';
import { layoutOf, type ReturnsLayout } from './returns-layout.ts';

export interface ReturnsRead {
  readonly understood: 'returns' | 'values';
  /** As the heading calls the column; null without a heading. */
  readonly column: string | null;
  /** UTC milliseconds of each row; null where the file has no dates. */
  readonly time: Float64Array | null;
  /** Simple returns, NaN where the file says that one is not known; or values, all of them known and above zero. */
  readonly numbers: Float64Array;
}

export type ReturnsProblem =
  | 'returns-empty'
  | 'returns-columns'
  | 'returns-number'
  | 'returns-date'
  | 'returns-below'
  | 'returns-value'
  | 'returns-order'
  | 'returns-malformed';

export interface ReturnsFailure {
  readonly problem: ReturnsProblem;
  readonly line?: number;
  readonly value?: string;
}

const shown = (text: string): string => text.slice(0, 40);

interface Columns {
  readonly lines: readonly number[];
  readonly time: Float64Array | null;
  readonly values: Float64Array;
}

function columnsOf(rows: readonly Row[], layout: ReturnsLayout): Result<Columns, ReturnsFailure> {
  const { date, value, decimal, percent } = layout;
  const order = date === null ? null : dayOrder(rows.map(({ cells }) => cells[date] ?? ''));
  const habits = {
    order: order === 'mixed' ? null : order,
    fallback: 'day-first',
    dateSystem: 1900,
  } as const;
  const values = new Float64Array(rows.length);
  const time = date === null ? null : new Float64Array(rows.length);
  for (const [at, { line, cells }] of rows.entries()) {
    const cell = cells[value] ?? '';
    const number = readNumber(cell, decimal);
    if (number === null) return err({ problem: 'returns-number', line, value: shown(cell) });
    values[at] = percent && !cell.endsWith('%') ? number / 100 : number;
    if (time === null) continue;
    const text = cells[date!] ?? '';
    const stamp = readStamp(text, '', habits);
    if (stamp === null) return err({ problem: 'returns-date', line, value: shown(text) });
    time[at] = stamp.ms;
  }
  return ok(inOrder({ lines: rows.map(({ line }) => line), time, values }));
}

/** Newest first is turned round. */
function inOrder(columns: Columns): Columns {
  const { lines, time, values } = columns;
  if (time === null || time.length < 2 || time[0]! < time[time.length - 1]!) return columns;
  return { lines: [...lines].reverse(), time: time.slice().reverse(), values: values.slice().reverse() };
}

/** The first row that is not later than the one before it, as a failure. */
function disorder({ time, lines }: Columns): ReturnsFailure | null {
  for (let at = 1; time !== null && at < time.length; at += 1)
    if (time[at]! <= time[at - 1]!)
      return {
        problem: 'returns-order',
        line: Math.max(lines[at]!, lines[at - 1]!),
        value: new Date(time[at]!).toISOString().slice(0, 10),
      };
  return null;
}

/** Values that are unknown are no rows: the return spans them. */
function checkedValues({ lines, time, values }: Columns): Result<Columns, ReturnsFailure> {
  const known = [...values.keys()].filter((at) => !Number.isNaN(values[at]!));
  const bad = known.find((at) => values[at]! <= 0);
  if (bad !== undefined)
    return err({ problem: 'returns-value', line: lines[bad]!, value: String(values[bad]!) });
  return ok({
    lines: known.map((at) => lines[at]!),
    time: time && Float64Array.from(known, (at) => time[at]!),
    values: Float64Array.from(known, (at) => values[at]!),
  });
}

function checkedReturns({ lines, values, time }: Columns): Result<Columns, ReturnsFailure> {
  const below = values.findIndex((value) => value < -1);
  if (below >= 0)
    return err({ problem: 'returns-below', line: lines[below]!, value: String(values[below]!) });
  return ok({ lines, values, time });
}

const looksLikeValues = (values: Float64Array): boolean => {
  const known = values.filter((value) => !Number.isNaN(value));
  return (
    known.length > 0 && known.every((value) => value > 0) && known.reduce((a, b) => a + b) >= known.length / 2
  );
};

function rowsOf(bytes: Uint8Array): { rows: Row[]; delimiter: string; malformed: number | null } {
  const text = unifyLineEnds(decodeFile(bytes).text);
  const dialect = detectDialect(text);
  const rows: Row[] = [];
  const malformed = readRecords(text, dialect, (fields, line) => {
    const cells = fields.map((field) => field.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  });
  return { rows, delimiter: dialect.delimiter, malformed: malformed[0]?.line ?? null };
}

/** The columns of a file in order of time, or what is wrong with them. */
function ordered(rows: readonly Row[], layout: ReturnsLayout): Result<Columns, ReturnsFailure> {
  const columns = columnsOf(layout.heading ? rows.slice(1) : rows, layout);
  const wrong = columns.ok ? disorder(columns.value) : null;
  return wrong ? err(wrong) : columns;
}

const isEmpty = (values: Float64Array, least: number): boolean =>
  values.length < least || values.every(Number.isNaN);

export function readReturns(bytes: Uint8Array): Result<ReturnsRead, ReturnsFailure> {
  const { rows, delimiter, malformed } = rowsOf(bytes);
  if (malformed !== null) return err({ problem: 'returns-malformed', line: malformed });
  if (rows.length === 0) return err({ problem: 'returns-empty' });
  const layout = layoutOf(rows, delimiter);
  if (layout === null) return err({ problem: 'returns-columns', line: rows[0]!.line });
  const columns = ordered(rows, layout);
  if (!columns.ok) return columns;
  const understood = layout.kind ?? (looksLikeValues(columns.value.values) ? 'values' : 'returns');
  const made = understood === 'values' ? checkedValues(columns.value) : checkedReturns(columns.value);
  if (!made.ok) return made;
  const { time, values } = made.value;
  if (isEmpty(values, understood === 'values' ? 2 : 1)) return err({ problem: 'returns-empty' });
  return ok({ understood, column: layout.name, time, numbers: values });
}

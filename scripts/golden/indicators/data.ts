/** Price files that cases name, as columns, each read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Columns } from '../../../src/shared/research/indicators/run.ts';

const cache = new Map<string, Columns>();

const HEADINGS = {
  time: ['date', 'timestamp', ''],
  open: ['open'],
  high: ['high'],
  low: ['low'],
  close: ['close'],
  volume: ['volume'],
} as const;

export function readColumns(root: string, file: string): Columns {
  const path = join(root, file);
  const known = cache.get(path);
  if (known) return known;
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/u, '')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(','));
  const headings = (lines.shift() ?? []).map((heading) => heading.trim().toLowerCase());
  const column = (names: readonly string[], read: (cell: string) => number): Float64Array => {
    const at = headings.findIndex((heading) => names.includes(heading));
    return Float64Array.from(lines, (cells) => (at < 0 || !cells[at] ? Number.NaN : read(cells[at])));
  };
  const time = column(HEADINGS.time, (cell) =>
    Date.parse(/^\d{4}-\d\d-\d\d$/u.test(cell) ? cell : `${cell}Z`),
  );
  const { open, high, low, close, volume } = HEADINGS;
  const columns = {
    time,
    open: column(open, Number),
    high: column(high, Number),
    low: column(low, Number),
    close: column(close, Number),
    volume: column(volume, Number),
  };
  cache.set(path, columns);
  return columns;
}

/** Columns of a case that brings its own; a price that is missing is taken from one that is there. */
export function columnsOf(given: Readonly<Record<string, readonly number[] | undefined>>): Columns {
  const some = given['close'] ?? given['real'] ?? given['values'] ?? given['high'] ?? given['volume'] ?? [];
  const column = (name: string, otherwise: readonly number[]): Float64Array =>
    Float64Array.from(given[name] ?? otherwise);
  const nothing = some.map(() => 0);
  const high = given['high'] ?? some;
  const low = given['low'] ?? some;
  const close = given['close'] ?? (given['high'] ? high.map((value, at) => (value + low[at]!) / 2) : some);
  return {
    time: Float64Array.from(some, (_, at) => at * 86_400_000),
    open: column('open', close),
    high: Float64Array.from(high),
    low: Float64Array.from(low),
    close: Float64Array.from(close),
    volume: column('volume', nothing),
  };
}

/** Series as cases carry them: named ones of the file, dated ones, frames of columns, plain lists. */
import { daysOfIso, DAY_MS } from '../../../src/shared/core/units/civil.ts';
import type { Shared } from '../types.ts';
import { numberOf } from './compare.ts';

export interface Dated {
  /** UTC milliseconds; null where the case has no dates. */
  readonly time: readonly number[] | null;
  readonly values: Float64Array;
}

interface Written {
  readonly $series?: string;
  readonly index?: readonly string[];
  readonly values?: readonly unknown[];
  readonly columns?: Readonly<Record<string, readonly unknown[]>>;
}

const floats = (values: readonly unknown[]): Float64Array =>
  Float64Array.from(values, (value) => numberOf(value) ?? Number.NaN);

const timeOf = (text: string): number => {
  const clock = /[ T](\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  const [hours = 0, minutes = 0, seconds = 0] = clock?.slice(1).map((part) => Number(part ?? 0)) ?? [];
  return daysOfIso(text.slice(0, 10)) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
};

const times = (index: readonly string[] | undefined): readonly number[] | null => index?.map(timeOf) ?? null;

const resolved = (value: unknown, shared: Shared): unknown => {
  const name = (value as Written | null)?.$series;
  return name === undefined ? value : shared[name];
};

/** Null for what is no series. A frame of one column is that column. */
export function seriesOf(given: unknown, shared: Shared): Dated | null {
  const value = resolved(given, shared);
  if (Array.isArray(value)) return { time: null, values: floats(value) };
  const { index, values, columns } = (value ?? {}) as Written;
  if (Array.isArray(values)) return { time: times(index), values: floats(values) };
  const all = Object.values(columns ?? {});
  return all.length === 1 ? { time: times(index), values: floats(all[0]!) } : null;
}

/** The columns of a frame by name; null for what has fewer than two. */
export function frameOf(given: unknown, shared: Shared): ReadonlyMap<string, Dated> | null {
  const { index, columns } = (resolved(given, shared) ?? {}) as Written;
  const names = Object.entries(columns ?? {});
  if (names.length < 2) return null;
  return new Map(names.map(([name, values]) => [name, { time: times(index), values: floats(values) }]));
}

/** Two series row by row: by their dates where both have them, unknown where only one has a row. */
export function joined(a: Dated, b: Dated): readonly [Float64Array, Float64Array] {
  if (!a.time || !b.time) return [a.values, b.values];
  const rows = [...new Set([...a.time, ...b.time])].sort((x, y) => x - y);
  const column = ({ time, values }: Dated): Float64Array => {
    const at = new Map(time!.map((moment, row) => [moment, values[row]!]));
    return Float64Array.from(rows, (moment) => at.get(moment) ?? Number.NaN);
  };
  return [column(a), column(b)];
}

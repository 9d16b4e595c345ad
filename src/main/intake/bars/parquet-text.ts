/** Values of a Parquet column as a CSV would write them. Moments of any unit; finer parts than milliseconds are cut off. */
import type { ParquetParsers, SchemaElement } from 'hyparquet';
import { storedNumber } from '#core/intent/numbers.ts';
import { DAY_MS } from '#core/units/civil.ts';

const floorBy = (value: bigint, by: bigint): number => {
  const quotient = value / by;
  return Number(value < 0n && quotient * by !== value ? quotient - 1n : quotient);
};

/** Moments become milliseconds: `textOfValue` says whether they name their zone. */
export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => Number(millis),
  timestampFromMicroseconds: (micros) => floorBy(micros, 1_000n),
  timestampFromNanoseconds: (nanos) => floorBy(nanos, 1_000_000n),
  dateFromDays: (days) => days * DAY_MS,
  jsonFromBytes: () => '',
  geometryFromBytes: () => '',
  geographyFromBytes: () => '',
};

type Kind = 'date' | 'moment' | 'utc' | 'clock' | 'single' | 'other';

const kinds = new WeakMap<SchemaElement, { readonly kind: Kind; readonly perMs: number }>();

/** Parts of a millisecond that a time of day counts. */
const PER_MS: Readonly<Record<string, number>> = { MILLIS: 1, MICROS: 1_000, NANOS: 1_000_000 };

const CONVERTED: Readonly<Record<string, Kind>> = {
  DATE: 'date',
  TIMESTAMP_MILLIS: 'utc',
  TIMESTAMP_MICROS: 'utc',
  TIME_MILLIS: 'clock',
  TIME_MICROS: 'clock',
};
const STORED: Readonly<Record<string, Kind>> = { INT96: 'moment', FLOAT: 'single' };

function kindOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): Kind {
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? 'utc' : 'moment';
  if (logical?.type === 'TIME') return 'clock';
  if (logical?.type === 'DATE') return 'date';
  return CONVERTED[converted ?? ''] ?? STORED[type ?? ''] ?? 'other';
}

function described(element: SchemaElement): { readonly kind: Kind; readonly perMs: number } {
  let known = kinds.get(element);
  if (known) return known;
  const { converted_type: converted, logical_type: logical } = element;
  const unit = logical?.type === 'TIME' ? logical.unit : converted?.replace('TIME_', '');
  known = { kind: kindOf(element), perMs: PER_MS[unit ?? ''] ?? 1 };
  kinds.set(element, known);
  return known;
}

/** The fewest digits that are this single precision number. */
function singleText(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return storedNumber(short) ?? '';
  }
  return storedNumber(value) ?? '';
}

function isoText(ms: number, kind: Kind): string {
  // Beyond what a date can be it is none.
  if (!(Math.abs(ms) <= 8.64e15)) return '';
  const iso = new Date(ms).toISOString();
  if (kind === 'date') return iso.slice(0, 10);
  return kind === 'utc' ? iso : iso.slice(0, -1);
}

/** '' where there is nothing, or nothing a table of prices holds. */
export function textOfValue(value: unknown, element: SchemaElement): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') {
    const { kind, perMs } = described(element);
    return kind === 'clock' ? clockText(Number(value) / perMs) : value.toString();
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  const { kind, perMs } = described(element);
  if (kind === 'clock') return clockText(value / perMs);
  if (kind === 'single') return singleText(value);
  return kind === 'other' ? (storedNumber(value) ?? '') : isoText(value, kind);
}

const clockText = (ms: number): string =>
  ms >= 0 && ms < DAY_MS ? new Date(ms).toISOString().slice(11, -1) : '';

/**
 * What is held, summed by instrument, sector, asset class or currency: long, short, gross and net in each currency, and in
 * the base currency where every currency of the row can be converted. Shorts are positive amounts of their own.
 */
import type { Instrument } from '../model/instrument.ts';
import { CURRENCIES, money, type Currency, type Money } from '../units/units.ts';

export interface Held {
  readonly instrument: Instrument;
  /** Market values, both positive. */
  readonly long: Money;
  readonly short: Money;
}

export type ExposureKind = 'instrument' | 'sector' | 'asset-class' | 'currency';

export interface ExposureFigures {
  readonly long: Money;
  readonly short: Money;
  /** long + short, and long − short. */
  readonly gross: Money;
  readonly net: Money;
}

export interface Exposure {
  readonly key: string;
  readonly currencies: readonly (ExposureFigures & { readonly currency: Currency })[];
  /** Null where something of it cannot be converted. */
  readonly base: ExposureFigures | null;
}

/** An amount in the base currency; null where no rate is known. */
export type ToBase = (amount: Money, currency: Currency) => Money | null;

const KEYS: Readonly<Record<ExposureKind, (instrument: Instrument) => string>> = {
  instrument: ({ id }) => id,
  sector: ({ sector }) => sector,
  'asset-class': ({ assetClass }) => assetClass,
  currency: ({ currency }) => currency,
};

const figures = (long: number, short: number): ExposureFigures => ({
  long: money(long),
  short: money(short),
  gross: money(long + short),
  net: money(long - short),
});

/** The row in the base currency, or null. */
function inBase(rows: Exposure['currencies'], toBase: ToBase): ExposureFigures | null {
  let [long, short] = [0, 0];
  for (const row of rows) {
    const converted = [toBase(row.long, row.currency), toBase(row.short, row.currency)] as const;
    if (converted[0] === null || converted[1] === null) return null;
    long += converted[0];
    short += converted[1];
  }
  return figures(long, short);
}

/** Rows by key, in alphabetical order; what is not held is left out. */
export function exposures(holdings: Iterable<Held>, by: ExposureKind, toBase: ToBase): Exposure[] {
  const sums = new Map<string, Map<Currency, { long: number; short: number }>>();
  for (const { instrument, long, short } of holdings) {
    if (long === 0 && short === 0) continue;
    const key = KEYS[by](instrument);
    const row = sums.get(key) ?? new Map<Currency, { long: number; short: number }>();
    const sum = row.get(instrument.currency) ?? { long: 0, short: 0 };
    row.set(instrument.currency, { long: sum.long + long, short: sum.short + short });
    sums.set(key, row);
  }
  const keys = [...sums.keys()].sort((a, b) => (a < b ? -1 : 1));
  return keys.map((key) => {
    const row = sums.get(key)!;
    const currencies = CURRENCIES.filter((currency) => row.has(currency)).map((currency) => {
      const { long, short } = row.get(currency)!;
      return { currency, ...figures(long, short) };
    });
    return { key, currencies, base: inBase(currencies, toBase) };
  });
}

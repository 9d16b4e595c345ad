/** What a record of orders is traded as. */
import type { OrderRecord } from '#core/matching/recorded/columns.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { MAX_VALUE, type Price, type Quantity } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import { usInstrument } from '#feeds/demo/catalogue.ts';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The day a LOBSTER file is named after, as UTC midnight. */
export function dayInName(fileName: string): number | null {
  const [date] = /\d{4}-\d\d-\d\d/.exec(fileName) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? null : at;
}

/** The listed symbol with the record's decimals and steps of price; a US share where the symbol is not listed. */
export function instrumentOfRecord(
  listed: Instrument | null,
  symbol: string,
  { columns, priceScale, opening }: OrderRecord,
): Instrument {
  let step = 0;
  let first = 0;
  const prices = [...opening.map(([, price]) => price), ...columns.price];
  for (const price of prices) {
    if (price === 0) continue;
    if (price < 0 || price > MAX_VALUE) throw new AppFailure('SERIES_NOT_TRADABLE', { symbol, time: '–' });
    step = gcd(price, step);
    first ||= price;
  }
  if (first === 0) throw new AppFailure('REPLAY_EMPTY');
  const base =
    listed ?? usInstrument({ symbol, name: symbol, sector: '', assetClass: 'stock' }, 'NASDAQ', first);
  return {
    ...base,
    id: (listed?.id ?? `RECORD:${symbol}`) as InstrumentId,
    priceScale,
    tickTable: [{ from: 0 as Price, tick: step as Price }],
    lotSize: 1 as Quantity,
    bandBps: null,
    tradable: true,
    listedPrice: first as Price,
  };
}

/** Ways of sizing by name, in the units of strategies, made into the ones that tickets and sheets use too. */
import { sizeOrder, type Sizing } from '#core/risk/sizing.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { moneyScale, notional, type Price, type Quantity } from '#core/units/units.ts';
import type { Size } from './api.ts';
import type { SeriesBars } from './bars.ts';

const BPS = 10_000;
const RANGE_LENGTH = 14;
const bps = (share: number): number => Math.round(share * BPS);

function sizingOf(size: Size, { quantityScale, currency }: Instrument, finer: number): Sizing {
  switch (size.by) {
    case 'equity':
      return { method: 'percent-of-equity', bps: bps(size.share) };
    case 'quantity':
      return { method: 'fixed-quantity', quantity: Math.floor(size.quantity * 10 ** quantityScale) };
    case 'amount':
      return {
        method: 'fixed-notional',
        notional: Math.round(size.amount * 10 ** (moneyScale(currency) + finer)),
      };
    case 'risk':
      return { method: 'risk-per-trade', bps: bps(size.share) };
    case 'volatility':
      return {
        method: 'volatility-target',
        bps: bps(size.share),
        multipleHundredths: Math.round(size.ranges * 100),
        days: size.length ?? RANGE_LENGTH,
      };
    case 'kelly':
      return {
        method: 'kelly',
        winRateBps: bps(size.winRate),
        payoffHundredths: Math.round(size.payoff * 100),
        partBps: bps(size.part),
      };
    case 'equal':
      return { method: 'equal-weight', positions: size.positions };
  }
}

/** The mean true range of the last bars that are over, at the instrument's scale; null where there are too few. */
function averageTrueRange({ columns, count }: SeriesBars, length: number): number | null {
  if (count <= length) return null;
  const { high, low, close } = columns;
  let sum = 0;
  for (let row = count - length; row < count; row += 1)
    sum += Math.max(high[row]!, close[row - 1]!) - Math.min(low[row]!, close[row - 1]!);
  return sum / length;
}

export interface SizeFacts {
  readonly instrument: Instrument;
  readonly bars: SeriesBars;
  /** Ledger units. */
  readonly equity: number;
  /** At the instrument's scale. */
  readonly price: number;
  readonly stop: number | null;
  /** Decimals that the ledger has beyond its currency's own. */
  readonly finer: number;
  /** Expected for a quantity, in ledger units. */
  readonly fees: (quantity: number) => number;
}

/** Shares of equity pay their fees out of the share. */
const PAYS_FEES: ReadonlySet<Size['by']> = new Set<Size['by']>(['equity', 'equal', 'kelly']);

/** Whole lots, at the instrument's scale; 0 where nothing sensible comes out. */
export function quantityFor(size: Size, facts: SizeFacts): number {
  const { instrument, bars, equity, price, stop, fees, finer } = facts;
  if (!(price > 0)) return 0;
  const length = size.by === 'volatility' ? (size.length ?? RANGE_LENGTH) : 0;
  const sizing = sizingOf(size, instrument, finer);
  const lot = instrument.lotSize;
  const averageRange = length > 0 ? averageTrueRange(bars, length) : null;
  const common = { instrument, lot, price, stop, averageTrueRange: averageRange };
  const whole = sound(sizeOrder(sizing, { ...common, equity }));
  if (whole === 0 || !PAYS_FEES.has(size.by)) return whole;
  const worth = notional(instrument, price as Price, whole as Quantity);
  const cost = fees(whole);
  if (cost <= 0) return whole;
  return sound(sizeOrder(sizing, { ...common, equity: Math.floor((equity * worth) / (worth + cost)) }));
}

const sound = (quantity: number): number => (Number.isFinite(quantity) ? Math.max(0, quantity) : 0);

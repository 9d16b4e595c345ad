/**
 * What a strategy asks for, as an order in exact units. What makes no sense by itself is refused here with a code of its own;
 * everything else is risk's and the venue's to say.
 */
import { floorToTick, ceilToTick, type Instrument } from '#core/model/instrument.ts';
import type { OrderIntent, OrderType, Side, Trail } from '#core/model/order.ts';
import { MAX_VALUE, unixMs, type Price, type Quantity } from '#core/units/units.ts';
import type { OrderOptions } from './api.ts';
import type { StrategyCommand } from './desk.ts';

const BPS = 10_000;

/** The nearest valid price. NaN where the price is none. `finer`: decimals that the run's ledger has more. */
export function priceOf(instrument: Instrument, value: number, finer = 0): number {
  const raw = value * 10 ** (instrument.priceScale + finer);
  if (!Number.isFinite(raw) || Math.abs(raw) > MAX_VALUE) return Number.NaN;
  const [below, above] = [floorToTick(instrument, raw), ceilToTick(instrument, raw)];
  return raw - below <= above - raw ? below : above;
}

/** Whole lots at or below. NaN where the quantity is none. */
export function quantityOf({ quantityScale, lotSize }: Instrument, value: number): number {
  // A hundred thousandth of a unit is rounding of the strategy's own arithmetic.
  const raw = Math.floor(value * 10 ** quantityScale + 1e-5);
  if (!Number.isFinite(raw) || raw > MAX_VALUE) return Number.NaN;
  return raw - (raw % lotSize);
}

function typeOf({ limit, stop, touch, trail }: OrderOptions): OrderType {
  if (trail) return limit === undefined ? 'trailing-stop' : 'trailing-stop-limit';
  if (touch !== undefined) return limit === undefined ? 'market-if-touched' : 'limit-if-touched';
  if (stop !== undefined) return limit === undefined ? 'stop' : 'stop-limit';
  return limit === undefined ? 'market' : 'limit';
}

function trailOf(instrument: Instrument, trail: NonNullable<OrderOptions['trail']>, finer: number): Trail {
  if ('share' in trail) return { by: 'basis-points', distance: Math.round(trail.share * BPS) };
  const tick = instrument.tickTable[0]!.tick;
  return {
    by: 'ticks',
    distance: Math.max(1, Math.round((trail.distance * 10 ** (instrument.priceScale + finer)) / tick)),
  };
}

export interface AskedOrder {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  readonly options: OrderOptions;
  readonly strategy: string;
  readonly finer: number;
  /** The account keeps long and short apart: an order says which it opens or closes. */
  readonly hedging: boolean;
}

/** A price or null; a string is why not. */
const optionalPrice = (instrument: Instrument, value: number | undefined, finer: number): number | null =>
  value === undefined ? null : priceOf(instrument, value, finer);

function intentOf({
  instrument,
  side,
  quantity,
  options,
  strategy,
  finer,
  hedging,
}: AskedOrder): OrderIntent {
  const { limit, stop, touch, trail, until, reduceOnly, note = '', timeInForce = 'GTC' } = options;
  return {
    instrumentId: instrument.id,
    side,
    type: typeOf(options),
    timeInForce: until === undefined ? timeInForce : 'GTD',
    quantity: quantity as Quantity,
    price: optionalPrice(instrument, limit, finer) as Price | null,
    stop: optionalPrice(instrument, touch ?? stop, finer) as Price | null,
    source: 'strategy',
    note,
    strategy,
    ...(trail ? { trail: trailOf(instrument, trail, finer) } : {}),
    ...(until === undefined ? {} : { expireAt: unixMs(Math.floor(until)) }),
    ...(reduceOnly && !hedging ? { reduceOnly } : {}),
    ...(hedging ? { effect: reduceOnly ? ('close' as const) : ('open' as const) } : {}),
  };
}

const isPrice = (value: number | null): boolean => value === null || Number.isFinite(value);

/** The command for an order, with the exits it brings; null where a price or quantity is none. */
export function commandOf(asked: AskedOrder): StrategyCommand | null {
  const { side, options } = asked;
  const intent = intentOf(asked);
  const { stopLoss, takeProfit, note = '' } = options;
  const back: Side = side === 'buy' ? 'sell' : 'buy';
  const exits: OrderOptions[] = [
    ...(takeProfit === undefined ? [] : [{ limit: takeProfit, note }]),
    ...(stopLoss === undefined ? [] : [{ stop: stopLoss, note }]),
  ];
  const legs = exits.map((exit) => {
    // Of a hedging account an exit closes its side; of a netting one it is held to nothing but its entry.
    const reduces = asked.hedging ? { ...exit, reduceOnly: true } : exit;
    return intentOf({ ...asked, side: back, options: reduces });
  });
  const all = [intent, ...legs];
  if (!all.every(({ price, stop }) => isPrice(price) && isPrice(stop)) || !Number.isFinite(asked.quantity))
    return null;
  if (legs.length === 0) return { kind: 'place-order', intent };
  return {
    kind: 'place-group',
    group: legs.length === 2 ? 'bracket' : 'oto',
    legs: [{ role: 'entry', intent }, ...legs.map((leg) => ({ role: 'exit' as const, intent: leg }))],
  };
}

/** Options that say why, where something does. */
export const noted = (note: string | undefined): Pick<OrderOptions, 'note'> =>
  note === undefined ? {} : { note };

export const tooSmall = ({ symbol }: Instrument): string => `${symbol}: the size comes to less than one lot`;

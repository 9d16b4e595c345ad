/** What a bar says about orders: how far a fill slipped, what else could have been first, how much there was, who may act. */
import type { Instrument } from '../../model/instrument.ts';
import { BUY, type BookSide } from '../book-sides.ts';
import type { Managed } from '../orders.ts';
import { mulDiv } from '../../units/integer.ts';
import { triggersUpward } from '../triggers.ts';
import { slippedPrice } from '../slippage/slippage.ts';
import type { BarConfig } from './config.ts';
import type { Bar } from './path.ts';

/** Why a fill has its price. */
export interface BarFill {
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  /** Where in the bar: its open (a gap or a waiting market order), on the way, or its close. */
  readonly where: 'open' | 'inside' | 'close';
  /** Another order of the group could have been first on another way through the bar. */
  readonly contested: boolean;
}

/** What a bar does not tell of its market. */
const UNKNOWN = { spread: null, averageRange: null, sigmaPpm: null } as const;

/** Whether another exit of the same group lies within the bar as well. */
export function contested({ order }: Managed, working: Iterable<Managed>, { low, high }: Bar): boolean {
  if (!order.group || order.group.role === 'entry') return false;
  const rivals = Array.from(working).filter(
    ({ order: { key, group } }) =>
      key !== order.key && group?.id === order.group!.id && group.role === 'exit',
  );
  return rivals.some((rival) => {
    const at = rival.waiting === 'trigger' ? rival.stop : rival.limit;
    return at !== null && at >= low && at <= high;
  });
}

const BILLION = 1_000_000_000;

/** What an order pays where it opens: the price and the spread on it, to the nearest unit. */
export const withSpread = (side: BookSide, price: number, spread: number): number =>
  mulDiv(price, side === BUY ? BILLION + spread : BILLION - spread, BILLION, 'half-even');

/** What of a fill makes its owner's position smaller. */
export function closingPart(side: BookSide, position: number, quantity: number): number {
  const against = side === BUY ? -position : position;
  return Math.max(0, Math.min(quantity, against));
}

/** The price an order gets where the bar stands at `price`: slipped for one at the market, its own for a limit. */
export function fillPrice(
  venue: { readonly config: BarConfig; readonly instrument: Instrument },
  bar: Bar,
  m: Managed,
  { price, quantity, where }: Omit<BarFill, 'key' | 'contested'>,
): number {
  const within = venue.config.slip === 'within-bar';
  if (m.limit !== null && !(within && where === 'open')) return price;
  const off = slipped(venue, bar, m, price, quantity);
  if (!within) return off;
  return m.order.side === BUY
    ? Math.min(off, bar.high, m.limit ?? bar.high)
    : Math.max(off, bar.low, m.limit ?? bar.low);
}

/** The price a market order gets where the bar stands at `price`. */
function slipped(
  { config, instrument }: { readonly config: BarConfig; readonly instrument: Instrument },
  bar: Bar,
  { order }: Managed,
  price: number,
  quantity: number,
): number {
  const { slippage } = config;
  if (slippage.model === 'none') return price;
  const side = order.side === BUY ? 'buy' : 'sell';
  const { tickTable } = instrument;
  return slippedPrice(slippage, { ...UNKNOWN, ...bar, side, price, quantity, tickTable });
}

/** What traded at an order's limit or better, as if the volume lay evenly over the bar's range. */
export function shareOfVolume({ order, limit }: Managed, { high, low, volume }: Bar): number {
  if (high === low) return volume;
  const range = high - low;
  const beyond = order.side === BUY ? limit! - low : high - limit!;
  return mulDiv(volume, Math.min(Math.max(beyond, 0), range), range, 'floor');
}

/** Of several orders at one price the first entered has the volume. */
export const inOrder = (orders: Iterable<Managed>): Managed[] =>
  [...orders].sort((a, b) => a.order.key - b.order.key);

export const isImpatient = ({ order: { timeInForce } }: Managed): boolean =>
  timeInForce === 'IOC' || timeInForce === 'FOK';

/** The least an order that waits for size must find. */
export const neededBy = ({ order, leaves }: Managed): number =>
  order.allOrNone ? leaves : Math.min(order.minimum ?? 0, leaves);

/** The nearest prices at which an order would act; what acts in every bar leaves no room. */
export function thresholds(
  pending: ReadonlySet<Managed>,
  resting: Iterable<Managed>,
  watched: Iterable<Managed>,
): [above: number, below: number] {
  let above = pending.size > 0 ? 0 : Number.MAX_SAFE_INTEGER;
  let below = 0;
  for (const m of resting) {
    // What is to trade at once ends with the next bar, reached or not.
    if (isImpatient(m)) above = 0;
    if (m.order.side === BUY) below = Math.max(below, m.limit!);
    else above = Math.min(above, m.limit!);
  }
  for (const m of watched) {
    if (m.order.trail || m.waiting === 'size') above = 0;
    else if (triggersUpward(m)) above = Math.min(above, m.stop!);
    else below = Math.max(below, m.stop!);
  }
  return [above, below];
}

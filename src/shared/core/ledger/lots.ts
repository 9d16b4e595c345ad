/**
 * Tax lots of one instrument in one account: what was opened when, at which cost, and which lots a closing trade takes.
 *
 * Quantity and cost of a lot have the same sign: both are negative for a short (its cost is what it was sold for). Cost is
 * exact: a part that is closed takes its share rounded half-even, what stays keeps the exact rest, so that no unit is lost
 * however a lot is cut. The value of a trade is shared among the lots it closes and opens in the same way, the last part
 * taking the rest.
 * Invariants: none is empty; they stand in order of opening; all have the same sign unless trades say their effect
 * (hedging). A list is never changed: what a trade makes of it is another one.
 */
import type { PositionEffect, Side } from '../model/order.ts';
import { mulDiv } from '../units/integer.ts';
import { money, quantity as toQuantity, type Money, type Quantity, type UnixMs } from '../units/units.ts';

/** Which lots a closing trade takes first. `average` keeps one merged lot (of each sign). */
export type CostBasis = 'fifo' | 'lifo' | 'average' | 'highest-cost' | 'specific';

export interface Lot {
  /** Number of the fill that opened it; negative for holdings of the opening. */
  readonly id: number;
  readonly quantity: Quantity;
  readonly cost: Money;
  readonly openedAt: UnixMs;
}

/** A part of a lot that a trade closed. */
export interface ClosedLot {
  readonly id: number;
  /** Positive. */
  readonly quantity: Quantity;
  /** Cost that left, with the lot's sign. */
  readonly cost: Money;
  /** The trade's value for this part, positive. */
  readonly value: Money;
  /** Before fees: value − cost for a long, −cost − value for a short. */
  readonly realised: Money;
  readonly openedAt: UnixMs;
}

/** A lot to close, by its id, and how much of it. */
export interface LotPick {
  readonly lot: number;
  readonly quantity: number;
}

export interface LotTrade {
  readonly id: number;
  readonly side: Side;
  /** Positive. */
  readonly quantity: Quantity;
  readonly value: Money;
  readonly at: UnixMs;
  /** Lots to close first, for `specific`; what they do not cover goes by age. */
  readonly picks?: readonly LotPick[];
  /** In hedging accounts. Absent when netting: lots of the other sign are closed first. */
  readonly effect?: PositionEffect;
}

export interface LotEffect {
  readonly lots: readonly Lot[];
  readonly closed: readonly ClosedLot[];
  readonly opened: Lot | null;
  /** Change of the summed cost. */
  readonly costChange: Money;
  readonly realised: Money;
}

/** Whether a costs more a unit than b (by size of the cost: for shorts, whether it was sold for more). */
function dearer(a: Lot, b: Lot): boolean {
  const left = Math.abs(a.cost * b.quantity);
  const right = Math.abs(b.cost * a.quantity);
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left > right;
  return (
    BigInt(Math.abs(a.cost)) * BigInt(Math.abs(b.quantity)) >
    BigInt(Math.abs(b.cost)) * BigInt(Math.abs(a.quantity))
  );
}

/** Highest cost: the dearest long, the cheapest short. */
const before = (a: Lot, b: Lot): boolean => (a.quantity > 0 ? dearer(a, b) : dearer(b, a));

/** A part to take of the lot at an index. */
interface Take {
  readonly at: number;
  quantity: number;
}

/** Indices in the order in which lots are closed by cost, the oldest of equals first; one is enough where it covers all. */
function byCost(lots: readonly Lot[], sign: number, size: number): number[] {
  let best = -1;
  const order: number[] = [];
  for (const [at, lot] of lots.entries()) {
    if (Math.sign(lot.quantity) !== sign) continue;
    order.push(at);
    if (best < 0 || before(lot, lots[best]!)) best = at;
  }
  if (best < 0 || Math.abs(lots[best]!.quantity) >= size) return best < 0 ? [] : [best];
  return order.sort((a, b) => {
    if (before(lots[a]!, lots[b]!)) return -1;
    return before(lots[b]!, lots[a]!) ? 1 : a - b;
  });
}

/** Takes of a trade, as they are gathered. */
class Takes {
  readonly list: Take[] = [];
  left: number;
  private readonly lots: readonly Lot[];
  private readonly sign: number;

  constructor(lots: readonly Lot[], sign: number, size: number) {
    this.lots = lots;
    this.sign = sign;
    this.left = size;
  }

  take(at: number, most: number): void {
    const { quantity } = this.lots[at]!;
    if (Math.sign(quantity) !== this.sign) return;
    const earlier = this.list.length === 0 ? undefined : this.list.find((take) => take.at === at);
    const there = Math.abs(quantity) - (earlier?.quantity ?? 0);
    const part = Math.min(this.left, most, there);
    if (part <= 0) return;
    this.left -= part;
    if (earlier) earlier.quantity += part;
    else this.list.push({ at, quantity: part });
  }
}

/** How much of which lots of a sign a closing of up to `size` takes; picked lots come first. */
function takesOf(lots: readonly Lot[], basis: CostBasis, sign: number, trade: LotTrade): Take[] {
  const takes = new Takes(lots, sign, trade.quantity);
  for (const pick of basis === 'specific' ? (trade.picks ?? []) : []) {
    const at = lots.findIndex(({ id }) => id === pick.lot);
    if (at >= 0) takes.take(at, pick.quantity);
  }
  if (basis === 'highest-cost') {
    for (const at of byCost(lots, sign, trade.quantity)) takes.take(at, takes.left);
  } else if (basis === 'lifo') {
    for (let at = lots.length - 1; at >= 0 && takes.left > 0; at -= 1) takes.take(at, takes.left);
  } else {
    for (let at = 0; at < lots.length && takes.left > 0; at += 1) takes.take(at, takes.left);
  }
  return takes.list;
}

/** The lots without what was closed of them. */
function without(lots: readonly Lot[], takes: readonly Take[], closed: readonly ClosedLot[]): Lot[] {
  const left: (Lot | null)[] = lots.slice();
  let gone = 0;
  for (const [index, { at, quantity: taken }] of takes.entries()) {
    const lot = lots[at]!;
    const quantity = lot.quantity > 0 ? lot.quantity - taken : lot.quantity + taken;
    const cost = money(lot.cost - closed[index]!.cost);
    left[at] = quantity === 0 ? null : { ...lot, quantity: toQuantity(quantity), cost };
    if (quantity === 0) gone += 1;
  }
  if (gone === 0) return left as Lot[];
  let first = 0;
  while (first < left.length && left[first] === null) first += 1;
  // Most often what is gone stood in front, or at the end.
  if (first === gone) return left.slice(first) as Lot[];
  while (left.at(-1) === null) {
    left.pop();
    gone -= 1;
  }
  return gone === 0 ? (left as Lot[]) : left.filter((lot) => lot !== null);
}

/** Closes parts of lots; `value` is what the closing part of the trade is worth in all. */
function close(lots: readonly Lot[], takes: readonly Take[], size: number, value: number): ClosedLot[] {
  let valueLeft = value;
  let sizeLeft = size;
  return takes.map(({ at, quantity }) => {
    const lot = lots[at]!;
    const cost = mulDiv(lot.cost, quantity, Math.abs(lot.quantity), 'half-even');
    const part = quantity === sizeLeft ? valueLeft : mulDiv(valueLeft, quantity, sizeLeft, 'half-even');
    valueLeft -= part;
    sizeLeft -= quantity;
    const realised = lot.quantity > 0 ? part - cost : -cost - part;
    return {
      id: lot.id,
      quantity: toQuantity(quantity),
      cost: money(cost),
      value: money(part),
      realised: money(realised),
      openedAt: lot.openedAt,
    };
  });
}

const joined = (lots: readonly Lot[]): Lot => ({
  ...lots[0]!,
  quantity: toQuantity(lots.reduce((sum, lot) => sum + lot.quantity, 0)),
  cost: money(lots.reduce((sum, lot) => sum + lot.cost, 0)),
});

/** All lots of a sign as one, as old as the oldest. */
export function merged(lots: readonly Lot[]): Lot[] {
  const [oldest] = lots;
  if (!oldest) return [];
  const sign = Math.sign(oldest.quantity);
  const others = lots.filter(({ quantity }) => Math.sign(quantity) !== sign);
  if (others.length === 0) return [lots.length === 1 ? oldest : joined(lots)];
  return [joined(lots.filter(({ quantity }) => Math.sign(quantity) === sign)), joined(others)];
}

const closedQuantity = (takes: readonly Take[]): number =>
  takes.reduce((sum, take) => sum + take.quantity, 0);

function openedLot(trade: LotTrade, sign: number, size: number, value: number): Lot {
  return {
    id: trade.id,
    quantity: toQuantity(sign * size),
    cost: money(sign * value),
    openedAt: trade.at,
  };
}

/** Applies a trade: it closes lots of the other sign first, unless it is to open; what it does not close opens a lot. */
export function applyToLots(lots: readonly Lot[], basis: CostBasis, trade: LotTrade): LotEffect {
  const sign = trade.side === 'buy' ? 1 : -1;
  const opens = trade.effect === 'open' || lots.length === 0;
  const takes = opens ? [] : takesOf(lots, basis, -sign, trade);
  const closing = closedQuantity(takes);
  const closingValue =
    closing === trade.quantity ? trade.value : mulDiv(trade.value, closing, trade.quantity, 'half-even');
  const closed = closing === 0 ? [] : close(lots, takes, closing, closingValue);
  const opening = trade.quantity - closing;
  const opened = opening === 0 ? null : openedLot(trade, sign, opening, trade.value - closingValue);
  const kept = closing === 0 ? lots : without(lots, takes, closed);
  const all = opened ? [...kept, opened] : kept;
  const removed = closed.reduce((sum, part) => sum + part.cost, 0);
  return {
    lots: basis === 'average' ? merged(all) : all,
    closed,
    opened,
    costChange: money((opened?.cost ?? 0) - removed),
    realised: money(closed.reduce((sum, part) => sum + part.realised, 0)),
  };
}

/** What is left of the picks after a fill: what was used of one is not used twice. */
export function picksAfter(picks: readonly LotPick[], closed: readonly ClosedLot[]): LotPick[] {
  const used = new Map(closed.map(({ id, quantity }) => [id, quantity as number]));
  return picks.flatMap((pick) => {
    const part = Math.min(pick.quantity, used.get(pick.lot) ?? 0);
    used.set(pick.lot, (used.get(pick.lot) ?? 0) - part);
    return part === pick.quantity ? [] : [{ ...pick, quantity: pick.quantity - part }];
  });
}

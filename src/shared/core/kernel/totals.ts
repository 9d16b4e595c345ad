/**
 * The working orders of each instrument as sums, kept as orders change. Orders of a group that exclude each other hold
 * back buying power once: the one that would take most stands for all.
 */
import { claimOf, NO_ORDERS, withClaim, type Claim, type WorkingTotals } from '../ledger/reserve.ts';
import type { Order } from '../model/order.ts';
import type { Price } from '../units/units.ts';
import { noteWorking } from '../risk/scope.ts';
import type { KernelState } from './state.ts';

/** Orders that exclude each other. */
const exclusive = ({ group }: Order): boolean =>
  group !== undefined && group.role === 'exit' && group.kind !== 'oto';

/** The price at which an order holds back buying power: the stop as it trails, or what was claimed beyond a stop. */
function claimPriceOf({ price, stop, trail, claimPrice }: Order): Price | undefined {
  return price ?? (trail ? stop : null) ?? claimPrice ?? stop ?? undefined;
}

/** Closing orders of hedging accounts free what they close, whatever the other side holds. */
function claim(state: KernelState, order: Order): Claim | null {
  if (order.effect === 'close') return null;
  const price = claimPriceOf(order);
  const leaves = order.group?.adds ? order.leaves : order.leaves - (order.inactive ?? 0);
  if (price === undefined || leaves === 0) return null;
  return claimOf(state.instruments.get(order.instrumentId)!, {
    ...order,
    price,
    leaves: leaves as Order['leaves'],
  });
}

const larger = (a: Claim | null, b: Claim | null): Claim | null =>
  !a || (b && (b.quantity > a.quantity || (b.quantity === a.quantity && b.value > a.value))) ? b : a;

/** What a group's exits of each side hold back together. */
function groupClaims(state: KernelState, groupId: string, omitted: Order | null): Claim[] {
  let buy: Claim | null = null;
  let sell: Claim | null = null;
  for (const id of state.groups.get(groupId) ?? []) {
    const order = state.orders.get(id);
    if (!order || order.id === omitted?.id) continue;
    const mine = claim(state, order);
    if (mine?.side === 'buy') buy = larger(buy, mine);
    else sell = larger(sell, mine);
  }
  return [buy, sell].filter((one) => one !== null);
}

function add(
  state: KernelState,
  { instrumentId }: Order,
  claims: readonly (Claim | null)[],
  sign: 1 | -1,
): void {
  let totals = state.working.get(instrumentId) ?? NO_ORDERS;
  for (const one of claims) if (one) totals = withClaim(totals, one, sign);
  if (totals.orders === 0) state.working.delete(instrumentId);
  else state.working.set(instrumentId, totals);
}

/** Puts `after` in place of `before`; null where there is none. */
export function putOrder(state: KernelState, before: Order | null, after: Order | null): void {
  const order = (after ?? before)!;
  count(state, before, after);
  const shared = exclusive(order);
  const groupId = order.group?.id ?? '';
  add(state, order, shared ? groupClaims(state, groupId, null) : [before && claim(state, before)], -1);
  if (after) state.orders.set(after.id, after);
  else state.orders.delete(order.id);
  if (order.group) keepMembers(state, order, after !== null);
  add(state, order, shared ? groupClaims(state, groupId, null) : [after && claim(state, after)], 1);
}

/** Counts an order that is new or gone. */
function count(state: KernelState, before: Order | null, after: Order | null): void {
  if (before && !after) noteWorking(state, before, -1);
  if (after && !before) noteWorking(state, after, 1);
}

function keepMembers(state: KernelState, order: Order, there: boolean): void {
  const { id } = order.group!;
  const others = (state.groups.get(id) ?? []).filter((member) => member !== order.id);
  const members = there ? [...others, order.id] : others;
  if (members.length === 0) state.groups.delete(id);
  else state.groups.set(id, members);
}

/** What some of the working orders hold back, without one of them. */
export function totalsOf(state: KernelState, orders: Iterable<Order>, omitted: Order | null): WorkingTotals {
  const claims: (Claim | null)[] = [];
  const groups = new Set<string>();
  for (const order of orders) {
    if (order.id === omitted?.id) continue;
    if (exclusive(order)) groups.add(order.group!.id);
    else claims.push(claim(state, order));
  }
  for (const id of groups) claims.push(...groupClaims(state, id, omitted));
  return claims.reduce((totals, one) => (one ? withClaim(totals, one, 1) : totals), NO_ORDERS);
}

/** The totals as they were without an order. */
export function totalsWithout(state: KernelState, order: Order): WorkingTotals {
  const totals = state.working.get(order.instrumentId) ?? NO_ORDERS;
  if (!exclusive(order)) {
    const mine = claim(state, order);
    return mine ? withClaim(totals, mine, -1) : totals;
  }
  const { id } = order.group!;
  let left = totals;
  for (const one of groupClaims(state, id, null)) left = withClaim(left, one, -1);
  for (const one of groupClaims(state, id, order)) left = withClaim(left, one, 1);
  return left;
}

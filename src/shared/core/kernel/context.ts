/** What risk checks look at: the order with the account, the market and the other orders around it. */
import { flat } from '../ledger/position.ts';
import { sumFees, totalFees } from '../ledger/fees.ts';
import { NO_ORDERS, covering, reserveFor, type Claim, type WorkingTotals } from '../ledger/reserve.ts';
import { BUY, marketLimit, opposite, SELL, type BookSide } from '../matching/book-sides.ts';
import { matches } from '../matching/phases.ts';
import { isTriggered, trailedStop } from '../matching/triggers.ts';
import type { Venue } from '../matching/venue.ts';
import type { Account } from '../model/account.ts';
import type { Denial } from '../model/denial.ts';
import { stepTicks, type Instrument } from '../model/instrument.ts';
import type { Order, OrderIntent } from '../model/order.ts';
import { NEEDS_STOP } from '../model/terms.ts';
import type { RiskContext } from '../risk/check.ts';
import type { PortfolioView } from '../risk/impact.ts';
import { Impact } from '../risk/impact.ts';
import { EVERYTHING, sentSince } from '../risk/scope.ts';
import { recentKey } from '../risk/same-order.ts';
import {
  money,
  notional,
  quantity,
  withinMaxValue,
  type Money,
  type Price,
  type Quantity,
} from '../units/units.ts';
import { lossesOf, portfolioOf } from './portfolio.ts';
import { valueTooLarge, type Session } from './session.ts';
import type { KernelState, RecentOrder } from './state.ts';
import { closable } from './closing.ts';
import { ownPosition, ownView, ownWorking } from './owned.ts';
import { unsettledShares } from './settlement.ts';
import { totalsWithout } from './totals.ts';

export const bookSide = (side: OrderIntent['side']): BookSide => (side === 'buy' ? BUY : SELL);

export interface Circumstances {
  /** The order that this one replaces: it is taken out of the totals first. */
  readonly replaced?: Order | null;
  /** Change of the position that comes before the order can trade: its group's entry. */
  readonly expected?: number;
  /** Orders of its group that come before it, and the buying power they take. */
  readonly siblings?: number;
  readonly taken?: number;
}

/** The price an order stands at while it does not trade; null for one that trades at once at any price. */
export function restingPrice(venue: Venue, intent: OrderIntent): Price | null {
  if (intent.price !== null) return intent.price;
  if (intent.stop !== null) return stopPrice(venue, intent, intent.stop);
  if (intent.trail)
    return trailedStop(venue.instrument, bookSide(intent.side), intent.trail, venue.last) as Price;
  const auction = intent.timeInForce === 'AT_OPEN' || intent.timeInForce === 'AT_CLOSE';
  if (!auction && intent.sendAt === undefined && !venue.waitsForPrice) return null;
  return (intent.side === 'buy' ? (venue.band?.ceiling ?? venue.last) : venue.last) as Price;
}

/** A stop that is reached already is a market order: now, or at about the last price when trading goes on. */
function stopPrice(venue: Venue, { side, type }: OrderIntent, stop: Price): Price | null {
  if (!isTriggered({ order: { side: bookSide(side), type }, stop }, venue.last)) return stop;
  return matches(venue.phase) ? null : (Math.max(stop, venue.last) as Price);
}

/** The order as it claims buying power: at its limit, or at the prices it would sweep where those are worse for it. */
function claimed(account: Account, venue: Venue, intent: OrderIntent, open: number): Claim {
  const { instrument } = venue;
  const { side } = intent;
  const limit = restingPrice(venue, intent);
  const nothing = { side, quantity: Math.max(0, open), price: 0, value: 0, fees: money(0) };
  if (open <= 0 || (limit ?? 1) <= 0) return nothing;
  if (side === 'buy' && limit !== null) {
    const value = notional(instrument, limit, open as Quantity);
    return { ...nothing, price: limit, value, fees: orderFees(account, instrument, side, open, value) };
  }
  const at = bookSide(side);
  const met = venue.sweep(at, limit ?? sweepLimit(venue, intent), open);
  const standsAt = limit ?? restOfSweep(venue, intent, met.worst);
  const value = money(met.value + notional(instrument, standsAt, (open - met.filled) as Quantity));
  const touch = side === 'buy' ? venue.best(SELL) : Math.max(limit ?? 0, venue.best(BUY));
  return { ...nothing, price: touch, value, fees: orderFees(account, instrument, side, open, value) };
}

const marketToLimit = ({ rules }: Venue) =>
  rules?.marketToLimit ?? ({ sweep: 'best-level', rest: 'at-last' } as const);

/** How far an order without a limit goes. */
function sweepLimit(venue: Venue, { type, side }: OrderIntent): number {
  const bestOnly = type === 'market-to-limit' && marketToLimit(venue).sweep === 'best-level';
  return bestOnly ? venue.best(opposite(bookSide(side))) : marketLimit(bookSide(side));
}

/** Where the rest of an order without a limit stands after the last level it met; 0 where it does not. */
function restOfSweep(venue: Venue, { type, side }: OrderIntent, worst: number): Price {
  if (type !== 'market-to-limit' || worst === 0) return 0 as Price;
  if (marketToLimit(venue).rest === 'at-last') return worst as Price;
  const beyond = stepTicks(venue.instrument, worst, side === 'buy' ? 1 : -1);
  const { floor = beyond, ceiling = beyond } = venue.band ?? {};
  return Math.min(Math.max(beyond, floor), ceiling) as Price;
}

/** What may still trade of an order: of a reduce-only one no more than the position. */
function openPart({ side, reduceOnly }: OrderIntent, asked: number, held: number): number {
  if (!reduceOnly) return asked;
  return Math.min(asked, Math.max(0, side === 'buy' ? -held : held));
}

/** Everything the checks look at. */
export function riskContext(
  session: Session,
  intent: OrderIntent,
  instrument: Instrument,
  { replaced = null, expected = 0, siblings = 0, taken = 0 }: Circumstances = {},
): RiskContext {
  const { state, ports } = session;
  const account = state.account!;
  const venue = ports.market.venue(instrument.id);
  const actual = state.positions.get(instrument.id) ?? flat(instrument.id);
  const position = expected === 0 ? actual : { ...actual, quantity: quantity(actual.quantity + expected) };
  const open = openPart(intent, intent.quantity - (replaced?.filled ?? 0), position.quantity);
  const { working, freed } = othersWorking(session, instrument, position.quantity, replaced);
  const view = portfolioOf(session);
  const claim = claimed(account, venue, intent, open);
  const closableNow = closable(state, intent, replaced, expected);
  return {
    intent,
    instrument,
    venue,
    account,
    rules: state.rules,
    trading: state.trading,
    phase: venue.phase,
    replacing: replaced !== null,
    now: ports.clock.now(),
    position,
    called: state.marginCalls[instrument.currency] !== 'none',
    unsettled: unsettledShares(session, venue, expected),
    open,
    reduces: reducesPosition(account, intent.side, position.quantity, { working, open, closableNow }),
    claimsNow: tradesNow(venue, intent),
    closable: closableNow,
    working,
    buyingPower: money(freePower(state, view, instrument) + freed - taken),
    claim,
    twin: twinOf(state, intent, replaced),
    impact: new Impact(view, { instrument, position, working, claim }),
    history: ports.history ?? null,
    own: ownOf(session, view, { strategy: intent.strategy ?? '', instrument, claim, replaced, expected }),
    losses: () => lossesOf(state, view),
    ...countsOf(state, siblings),
  };
}

interface OwnInput {
  readonly strategy: string;
  readonly instrument: Instrument;
  readonly claim: Claim;
  readonly replaced: Order | null;
  readonly expected: number;
}

/** Looked up when a rule about one strategy asks, once for an order. */
function ownOf(session: Session, account: PortfolioView, input: OwnInput): RiskContext['own'] {
  const { state } = session;
  const { strategy, instrument, claim, replaced, expected } = input;
  let known: ReturnType<RiskContext['own']> | null = null;
  return () => {
    if (known) return known;
    const held = ownPosition(state, strategy, instrument.id);
    const position = { ...held, quantity: quantity(held.quantity + expected) };
    const working = ownWorking(state, strategy, instrument.id, replaced);
    const view = ownView(session, strategy, account);
    known = { position, working, impact: new Impact(view, { instrument, position, working, claim }) };
    return known;
  };
}

/** An order before this one with the same terms. Sheet rows have their own once-only rule. */
function twinOf(state: KernelState, intent: OrderIntent, replaced: Order | null): RecentOrder | null {
  if (replaced || intent.source === 'sheet') return null;
  return state.recent.get(recentKey(intent)) ?? null;
}

/** Equity less what positions and working orders tie up, and proceeds that may not be spent yet. */
function freePower(state: KernelState, { portfolio }: PortfolioView, { currency }: Instrument): number {
  const { worth, initial, reserved } = portfolio.sums(currency);
  return state.account!.cash[currency] + worth - initial - reserved - state.unsettled[currency].blocked;
}

/** What orders are counted by, those of the same group before this one with them. */
const countsOf = (state: KernelState, siblings: number) => ({
  sentSince: (at: number) => sentSince(state, EVERYTHING, at) + siblings,
  ordersWorking: (state.counts.get(EVERYTHING) ?? 0) + siblings,
  siblings,
  counters: state,
});

interface Reducing {
  readonly working: WorkingTotals;
  readonly open: number;
  readonly closableNow: number | null;
}

/** Brings the position nearer to zero and not beyond, with everything working on its side; where long and short stand apart, closes. */
function reducesPosition(
  { terms }: Account,
  side: OrderIntent['side'],
  held: number,
  { working: { buy, sell }, open, closableNow }: Reducing,
): boolean {
  if (terms.positionMode === 'hedging') return closableNow !== null && open <= closableNow;
  if (side === 'buy') return held < 0 && open + buy.quantity <= -held;
  return held > 0 && open + sell.quantity <= held;
}

/** Whether the order may trade as it arrives. */
function tradesNow(venue: Venue, { side, type, price, sendAt }: OrderIntent): boolean {
  if (
    sendAt !== undefined ||
    !matches(venue.phase) ||
    NEEDS_STOP.includes(type) ||
    type.startsWith('trailing')
  )
    return false;
  if (price === null) return true;
  const { bid, ask } = venue.met();
  return side === 'buy' ? ask !== null && price >= ask : bid !== null && price <= bid;
}

function orderFees(
  account: Account,
  instrument: Instrument,
  side: OrderIntent['side'],
  open: number,
  value: Money,
): Money {
  if (value <= 0) return money(0);
  const base = { quantity: open as Quantity, notional: value };
  return sumFees(totalFees(account.feeProfiles[instrument.currency], instrument, side, base));
}

/** Working totals without the order that is being replaced, and the buying power its absence frees. */
function othersWorking(
  { state }: Session,
  instrument: Instrument,
  held: number,
  replaced: Order | null,
): { working: WorkingTotals; freed: number } {
  const all = state.working.get(instrument.id) ?? NO_ORDERS;
  if (!replaced) return { working: all, freed: 0 };
  const working = totalsWithout(state, replaced);
  const { margin, positionMode } = state.account!.terms;
  const covered = covering(held, positionMode === 'hedging');
  const holdsBack = (totals: WorkingTotals): number => reserveFor(instrument, covered, totals, margin);
  return { working, freed: holdsBack(all) - holdsBack(working) };
}

/** Larger than the ledger computes with, at its own price or the market's: null when it is not. */
export function tooLarge(
  instrument: Instrument,
  venue: Venue,
  { price: limit, quantity: size }: Pick<OrderIntent, 'price' | 'quantity'>,
): Denial | null {
  const at = Math.max(Math.abs(limit ?? 0), venue.last, venue.best(SELL));
  if (withinMaxValue(instrument, at, size)) return null;
  return valueTooLarge(instrument.currency);
}

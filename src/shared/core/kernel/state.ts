/**
 * The kernel's state: what the events of one stream say. Working orders only; finished ones live in the store.
 * Invariant: `working` holds the sums over `orders` by instrument, kept as they change so that risk checks are O(1).
 */
import type { Account, Position } from '../model/account.ts';
import type { TapeIdentity } from '../model/events.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import type { Order, OrderId } from '../model/order.ts';
import type { RuleSet } from '../model/rules.ts';
import type { TradingState } from '../model/trading.ts';
import type { PriceAdjustment } from '../model/corporate-action.ts';
import type { FxRate } from '../units/fx-rate.ts';
import { NO_CARRY, type Carry } from '../ledger/interest.ts';
import type { WorkingTotals } from '../ledger/reserve.ts';
import type { Moments } from '../risk/moments.ts';
import { NOTHING_UNSETTLED, type Delivery, type UnsettledCash } from '../ledger/settlement.ts';
import type { Phase } from '../venues/rules.ts';
import { Layered } from '../units/layered.ts';
import type { Currency, Money, UnixMs } from '../units/units.ts';

/** What a strategy holds of an instrument: sizes; both are there in hedging accounts only. */
export interface Owned {
  readonly strategy: string;
  readonly instrumentId: InstrumentId;
  readonly long: number;
  readonly short: number;
}

/** What the duplicate check remembers of an accepted order. */
export interface RecentOrder {
  readonly orderId: OrderId;
  readonly at: UnixMs;
}

export interface KernelState {
  tape: TapeIdentity | null;
  account: Account | null;
  trading: TradingState;
  rules: RuleSet;
  /** Loss rules a person released: they lock no more until the day is over. */
  released: readonly string[];
  instruments: Layered<InstrumentId, Instrument>;
  watched: readonly InstrumentId[];
  orders: Layered<OrderId, Order>;
  positions: Layered<InstrumentId, Position>;
  /** The ledger's accounts by `account|currency`: what all postings sum to. */
  balances: Layered<string, Money>;
  working: Layered<InstrumentId, WorkingTotals>;
  /** Working orders of each group. */
  groups: Layered<string, readonly OrderId[]>;
  /** The phase each exchange was last seen in, and of instruments that paused theirs. */
  phases: Layered<string, Phase>;
  /** Baskets by the hash of their file. */
  baskets: Layered<string, BasketRecord>;
  /** When an instrument's simulated prices were last set anew. */
  anchors: Layered<InstrumentId, UnixMs>;
  /** Fingerprints of sheet rows that became orders, with their order. */
  fingerprints: Layered<string, OrderId>;
  /** By what makes two orders the same (risk/same-order.ts); forgotten at the end of the day. */
  recent: Layered<string, RecentOrder>;
  /** Working orders, and moments of acceptance, by what risk rules count in. */
  counts: Layered<string, number>;
  sent: Layered<string, Moments>;
  /** Positions an emergency stop is to close, with the moment of the last try. */
  flattening: Layered<InstrumentId, UnixMs | null>;
  /** What strategies hold, by strategy and instrument (owned.ts). */
  owned: Layered<string, Owned>;
  dayStartEquity: Record<Currency, number>;
  /** Highest equity in the base currency at the account's opening or at the end of a day. */
  peakEquity: number;
  /** Positions closed at a loss, one after the other, and what those now open have realised after fees. */
  lossStreak: number;
  roundTrips: Layered<InstrumentId, number>;
  /** Cost of what is held in the base currency, at the rates of the days it was bought. */
  baseCosts: Layered<InstrumentId, number>;
  /** The account's exchange rate: that of its last conversion, or set; null while none is known. */
  fxRate: FxRate | null;
  /** Where each currency's margin stands. */
  marginCalls: Readonly<Record<Currency, 'none' | 'called' | 'liquidating'>>;
  /** Instruments whose closing was denied; tried again in another phase. */
  stuckClosing: readonly InstrumentId[];
  /** The day up to which interest is accrued, and what rounding left over. */
  accruedTo: UnixMs | null;
  carry: Readonly<Record<Currency, Carry>>;
  /** Corporate actions that moved an instrument's prices, oldest first. */
  adjustments: Layered<InstrumentId, readonly PriceAdjustment[]>;
  /** What is to settle in each instrument, in order of time. */
  deliveries: Layered<InstrumentId, readonly Delivery[]>;
  /** Proceeds that have not settled, and the part of them that may not be spent before; sums over `deliveries`. */
  unsettled: UnsettledCash;
  lastOrder: number;
  lastFill: number;
  lastBasket: number;
}

export interface BasketRecord {
  readonly basketId: string;
  readonly name: string;
  readonly at: UnixMs;
}

export const TRADING: TradingState = {
  mode: 'active',
  cause: { by: 'user' },
  since: 0 as UnixMs,
  until: null,
};

export function emptyState(): KernelState {
  return {
    tape: null,
    account: null,
    trading: TRADING,
    rules: [],
    released: [],
    instruments: new Layered(),
    watched: [],
    orders: new Layered(),
    positions: new Layered(),
    balances: new Layered(),
    working: new Layered(),
    groups: new Layered(),
    phases: new Layered(),
    baskets: new Layered(),
    anchors: new Layered(),
    fingerprints: new Layered(),
    recent: new Layered(),
    counts: new Layered(),
    sent: new Layered(),
    flattening: new Layered(),
    owned: new Layered(),
    dayStartEquity: { VND: 0, USD: 0 },
    peakEquity: 0,
    lossStreak: 0,
    roundTrips: new Layered(),
    baseCosts: new Layered(),
    fxRate: null,
    marginCalls: { VND: 'none', USD: 'none' },
    stuckClosing: [],
    accruedTo: null,
    carry: { VND: NO_CARRY, USD: NO_CARRY },
    adjustments: new Layered(),
    deliveries: new Layered(),
    unsettled: NOTHING_UNSETTLED,
    lastOrder: 0,
    lastFill: 0,
    lastBasket: 0,
  };
}

/** An independent copy in constant time; the original must rest while it is used. */
export function forkState(state: KernelState): KernelState {
  return {
    ...state,
    instruments: state.instruments.fork(),
    orders: state.orders.fork(),
    positions: state.positions.fork(),
    balances: state.balances.fork(),
    working: state.working.fork(),
    groups: state.groups.fork(),
    phases: state.phases.fork(),
    baskets: state.baskets.fork(),
    anchors: state.anchors.fork(),
    fingerprints: state.fingerprints.fork(),
    recent: state.recent.fork(),
    counts: state.counts.fork(),
    sent: state.sent.fork(),
    flattening: state.flattening.fork(),
    owned: state.owned.fork(),
    roundTrips: state.roundTrips.fork(),
    baseCosts: state.baseCosts.fork(),
    adjustments: state.adjustments.fork(),
    deliveries: state.deliveries.fork(),
    dayStartEquity: { ...state.dayStartEquity },
  };
}

/** Raised when state has another shape: a snapshot of another form is not restored, the journal is replayed. */
export const STATE_FORM = 5;

type Plain<T> = T extends Layered<infer K, infer V> ? [K, V][] : T;
/** JSON form for snapshots. */
export type StateSnapshot = { readonly [F in keyof KernelState]: Plain<KernelState[F]> };

export function snapshotState(state: KernelState): StateSnapshot {
  return Object.fromEntries(
    Object.entries(state).map(([field, value]) => [
      field,
      value instanceof Layered ? [...value.entries()] : value,
    ]),
  ) as StateSnapshot;
}

export function restoreState(snapshot: StateSnapshot): KernelState {
  const blank = emptyState();
  return Object.fromEntries(
    Object.entries(blank).map(([field, value]) => {
      const stored = snapshot[field as keyof KernelState];
      return [field, value instanceof Layered ? new Layered(stored as [never, never][]) : stored];
    }),
  ) as unknown as KernelState;
}

/** Instruments whose market is simulated now: watched, held or with working orders; in listing order. */
export function activeInstruments(state: KernelState): InstrumentId[] {
  const watched = new Set(state.watched);
  const active: InstrumentId[] = [];
  for (const instrument of state.instruments.values()) {
    const { id } = instrument;
    const held = (state.positions.get(id)?.lots.length ?? 0) > 0;
    if (watched.has(id) || held || (state.working.get(id)?.orders ?? 0) > 0) active.push(id);
  }
  return active;
}

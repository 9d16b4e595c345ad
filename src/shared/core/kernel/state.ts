/**
 * The kernel's state: what the events of one stream say. Working orders only; finished ones live in the store.
 * Invariant: `working` holds the sums over `orders` by instrument, kept as they change so that risk checks are O(1).
 */
import type { Account, Position, RiskLimits } from '../model/account.ts';
import type { PriceAdjustment } from '../model/corporate-action.ts';
import type { TapeIdentity } from '../model/events.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import type { Order, OrderId } from '../model/order.ts';
import type { FxRate } from '../units/fx-rate.ts';
import type { WorkingTotals } from '../ledger/reserve.ts';
import { NOTHING_UNSETTLED, type Delivery, type UnsettledCash } from '../ledger/settlement.ts';
import type { Phase } from '../venues/rules.ts';
import { Layered } from '../units/layered.ts';
import type { Currency, Money, UnixMs } from '../units/units.ts';

/** What the duplicate check remembers of an accepted order. */
export interface RecentOrder {
  readonly orderId: OrderId;
  readonly at: UnixMs;
}

export interface KernelState {
  tape: TapeIdentity | null;
  account: Account | null;
  halted: boolean;
  limits: RiskLimits;
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
  /** By what makes two orders the same (risk/duplicate.ts); forgotten at the end of the day. */
  recent: Layered<string, RecentOrder>;
  dayStartEquity: Record<Currency, number>;
  /** The account's exchange rate: that of its last conversion, or set; null while none is known. */
  fxRate: FxRate | null;
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

export const OPEN_LIMITS: RiskLimits = {
  maxOrderQuantity: null,
  maxOrderNotional: { VND: null, USD: null },
  maxPositionQuantity: null,
  duplicateWindowMs: 0,
};

export function emptyState(): KernelState {
  return {
    tape: null,
    account: null,
    halted: false,
    limits: OPEN_LIMITS,
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
    dayStartEquity: { VND: 0, USD: 0 },
    fxRate: null,
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
    adjustments: state.adjustments.fork(),
    deliveries: state.deliveries.fork(),
    dayStartEquity: { ...state.dayStartEquity },
  };
}

/** Raised when state has another shape: a snapshot of another form is not restored, the journal is replayed. */
export const STATE_FORM = 2;

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
    const held = (state.positions.get(id)?.quantity ?? 0) !== 0;
    if (watched.has(id) || held || (state.working.get(id)?.orders ?? 0) > 0) active.push(id);
  }
  return active;
}

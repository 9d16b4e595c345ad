/** Turns what a venue reports about the user's orders into journalled facts; fills get their fees and postings. */
import { fillFees, sumFees } from '../ledger/fees.ts';
import type { TradeFacts } from '../ledger/fees/component.ts';
import { applyTrade, flat, lotTrade } from '../ledger/position.ts';
import { tradePostings } from '../ledger/postings.ts';
import type { VenueReport } from '../matching/orders.ts';
import type { PriceSpan } from '../matching/desk.ts';
import type { Venue } from '../matching/venue.ts';
import type { JournalEvent, PriceRange } from '../model/events.ts';
import type { Liquidity, Order, OrderId } from '../model/order.ts';
import { money, notional, quantity, type Price, type Quantity, type UnixMs } from '../units/units.ts';
import type { IsoDate } from '../units/civil.ts';
import { rulesAt, VENUES } from '../venues/registry.ts';
import { localDate } from '../venues/sessions.ts';
import { emit, stamp, type Session } from './session.ts';
import { settlementOf } from './settlement.ts';

interface Fill {
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  readonly liquidity: Liquidity;
  readonly seen: number;
  /** What the last price went through since the fill before. */
  readonly span: PriceSpan;
}

/** Journals everything a venue has reported since the last time. */
export function settle(session: Session, venue: Venue): void {
  if (!venue.hasReports) return;
  const spans = venue.takeSpans();
  let executed = 0;
  for (const report of venue.takeReports()) {
    if (report.kind !== 'trade' && report.kind !== 'cross') {
      emitFact(session, report);
      continue;
    }
    const { price, quantity: size } = report;
    const common = { price, quantity: size, seen: 0, span: spans[executed]! };
    executed += 1;
    if (report.kind === 'cross') {
      emitFill(session, venue, { ...common, key: report.key, liquidity: 'auction' });
      continue;
    }
    const { maker, taker, seen } = report;
    if (maker > 0) emitFill(session, venue, { ...common, key: maker, liquidity: 'maker', seen });
    if (taker > 0) emitFill(session, venue, { ...common, key: taker, liquidity: 'taker' });
  }
}

type Lifecycle = Exclude<VenueReport, { kind: 'trade' | 'cross' }>;

function emitFact(session: Session, report: Lifecycle): void {
  const orderId = session.ports.ids.order(report.key);
  emit(session, { ...stamp(session), ...factOf(session, report, orderId) } as JournalEvent);
}

/** The fact without its stamp. */
function factOf({ state }: Session, report: Lifecycle, orderId: OrderId) {
  switch (report.kind) {
    case 'rested':
      return { kind: 'order-rested', orderId, leaves: report.leaves, queue: report.queue };
    case 'waiting':
      return { kind: 'order-waiting', orderId, waiting: report.waiting, stop: report.stop };
    case 'activated':
      return { kind: 'order-activated', orderId, quantity: report.quantity, inactive: report.inactive };
    case 'released':
      return { kind: 'order-released', orderId };
    case 'triggered':
      return { kind: 'order-triggered', orderId, price: report.price };
    case 'trailed':
      return { kind: 'order-trailed', orderId, stop: report.stop, price: report.limit };
    case 'refreshed':
      return { kind: 'order-refreshed', orderId, shown: report.shown };
    case 'repriced':
      return { kind: 'order-repriced', orderId, price: report.limit, cause: report.cause };
    case 'cancelled':
      return { kind: 'order-cancelled', orderId, leaves: report.leaves, reason: report.reason };
    case 'resized':
      // Nothing left of it: that is the order's end.
      return report.leaves === 0
        ? {
            kind: 'order-cancelled',
            orderId,
            leaves: state.orders.get(orderId)!.leaves,
            reason: report.cause,
          }
        : {
            kind: 'order-resized',
            orderId,
            leaves: report.leaves,
            ...(report.inactive > 0 ? { inactive: report.inactive } : {}),
            cause: report.cause,
          };
  }
}

function emitFill(session: Session, venue: Venue, trade: Fill): void {
  const { state, ports } = session;
  const { instrument } = venue;
  const order = state.orders.get(ports.ids.order(trade.key));
  if (!order) throw new Error(`the venue traded order ${trade.key}, which is not working`);
  const size = trade.quantity as Quantity;
  const value = notional(instrument, trade.price as Price, size);
  const fees = feesOf(session, order, venue, trade, value);
  const position = state.positions.get(instrument.id) ?? flat(instrument.id);
  const fill = state.lastFill + 1;
  const { at } = stamp(session);
  const { terms } = state.account!;
  const effect = applyTrade(position, terms, lotTrade(terms, order, { id: fill, quantity: size, value, at }));
  const amounts = { value, costChange: effect.costChange, realised: effect.realised, fees: sumFees(fees) };
  emit(session, {
    kind: 'order-filled',
    ...stamp(session),
    orderId: order.id,
    fill,
    instrumentId: instrument.id,
    side: order.side,
    price: trade.price as Price,
    quantity: size,
    liquidity: trade.liquidity,
    ...(trade.liquidity === 'maker' ? { seen: trade.seen as Quantity } : {}),
    fees,
    realised: effect.realised,
    ...(effect.closed.length > 0 ? { closed: effect.closed } : {}),
    ...(position.lots.length > 0 ? { range: trade.span as PriceRange } : {}),
    currency: instrument.currency,
    ...settlement(session, venue),
    postings: tradePostings(instrument, order.side, amounts),
  });
}

function settlement(session: Session, venue: Venue): { readonly settlesAt?: UnixMs } {
  const at = settlementOf(session, venue);
  return at === null ? {} : { settlesAt: at };
}

const LATEST = '9999-12-31' as IsoDate;

/** In an auction nobody was there first: both pay as takers. */
function factsOf({ ports }: Session, { rules, instrument }: Venue, { liquidity }: Fill): TradeFacts {
  const { schedule } = rules ?? rulesAt(VENUES[instrument.exchange], LATEST);
  const date = localDate(schedule, ports.clock.now());
  return { liquidity: liquidity === 'maker' ? 'maker' : 'taker', date, rollingVolume: 0 };
}

function feesOf(session: Session, order: Order, venue: Venue, trade: Fill, value: number) {
  const profile = session.state.account!.feeProfiles[venue.instrument.currency];
  const before = { quantity: order.filled, notional: order.filledNotional };
  const after = {
    quantity: quantity(order.filled + trade.quantity),
    notional: money(order.filledNotional + value),
  };
  return fillFees(profile, venue.instrument, order.side, before, after, factsOf(session, venue, trade));
}

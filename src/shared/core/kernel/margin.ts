/**
 * Margin calls. After each step of the tape a currency whose equity is below what its positions need to be kept is called;
 * while the call stands only orders that reduce are taken. Below the stop-out part of that need its working orders are
 * cancelled and its positions closed, the one that ties up most first, by market orders like any other, until equity
 * carries what opening them would take.
 *
 * Invariant: at most one closing order an instrument and step; an order that was denied is tried again in the next phase.
 * Known limit: the currencies of an account do not carry each other.
 */
import { valueOf } from '../ledger/valuation.ts';
import { marginRules, requirement } from '../ledger/margin/requirement.ts';
import { BUY, SELL } from '../matching/book-sides.ts';
import { matches } from '../matching/phases.ts';
import { sidesOf, type HeldSide } from '../ledger/marking.ts';
import type { Account } from '../model/account.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { closingOrder, isClosing } from './close-out.ts';
import { marksOf } from './marks.ts';
import { mulDiv } from '../units/integer.ts';
import { CURRENCIES, money, notional, quantity, type Currency, type Quantity } from '../units/units.ts';
import { emit, stamp, valuation, type Session } from './session.ts';
import { placeOrder } from './place.ts';
import { cancelWhenLet } from './working.ts';

/**
 * Whether anything can be called: shorts and contracts in every account, longs where some of them are owed for. Shares that
 * are paid are worth more than it takes to keep them, in every model.
 */
function callable({ state }: Session, { cash, terms }: Account): boolean {
  const { VND, USD } = state.marginCalls;
  if (VND !== 'none' || USD !== 'none') return true;
  for (const { instrumentId, quantity: held } of state.positions.values()) {
    if (held === 0) continue;
    if (held < 0) return true;
    const { contract, currency } = state.instruments.get(instrumentId)!;
    if (contract || (terms.margin.kind !== 'cash' && cash[currency] < 0)) return true;
  }
  return false;
}

/** Equity of a currency, and what its positions need. */
function marginOf(session: Session, { cash, terms }: Account, currency: Currency) {
  const { state, ports } = session;
  const marks = marksOf(ports, terms);
  let equity: number = cash[currency];
  let [initialMargin, maintenance] = [0, 0];
  for (const position of state.positions.values()) {
    const instrument = state.instruments.get(position.instrumentId)!;
    if (instrument.currency !== currency || position.lots.length === 0) continue;
    const held = valueOf(position, instrument, marks);
    equity += held.worth;
    initialMargin += held.initial;
    maintenance += held.maintenance;
  }
  return { equity: money(equity), initialMargin: money(initialMargin), maintenance: money(maintenance) };
}

export function watchMargin(session: Session): void {
  const { account } = session.state;
  if (!account || !callable(session, account)) return;
  for (const currency of CURRENCIES) watchCurrency(session, account, currency);
}

function watchCurrency(session: Session, account: Account, currency: Currency): void {
  const { state } = session;
  const { terms } = account;
  const { equity, maintenance, initialMargin } = marginOf(session, account, currency);
  const figures = { currency, equity, maintenance };
  const stage = state.marginCalls[currency];
  const met = stage === 'liquidating' ? equity >= initialMargin : equity >= maintenance;
  if (met) {
    if (stage !== 'none') emit(session, { kind: 'margin-call-met', ...stamp(session), ...figures });
    return;
  }
  if (stage === 'none') emit(session, { kind: 'margin-called', ...stamp(session), ...figures });
  const stopOut = mulDiv(maintenance, marginRules(terms.margin).stopOutBps, 10_000, 'floor');
  if (stage !== 'liquidating') {
    if (equity >= stopOut) return;
    emit(session, { kind: 'liquidation-started', ...stamp(session), ...figures });
    cancelAllIn(session, currency);
  }
  liquidate(session, terms, currency);
}

function cancelAllIn(session: Session, currency: Currency): void {
  const { state } = session;
  const orders = [...state.orders.values()].sort((a, b) => a.number - b.number);
  for (const { id, instrumentId } of orders) {
    const order = state.orders.get(id);
    if (order && state.instruments.get(instrumentId)!.currency === currency)
      cancelWhenLet(session, order, 'liquidation');
  }
}

/** Closes positions until equity is enough, or nothing more can be closed in this phase. */
function liquidate(session: Session, terms: Account['terms'], currency: Currency): void {
  for (const part of byRequirement(session, terms, currency)) {
    const { equity, initialMargin } = valuation(session)[currency];
    if (equity >= initialMargin) break;
    close(session, part);
  }
  const { equity, maintenanceMargin: maintenance, initialMargin } = valuation(session)[currency];
  if (equity >= initialMargin)
    emit(session, { kind: 'margin-call-met', ...stamp(session), currency, equity, maintenance });
}

interface HeldPart {
  readonly instrumentId: InstrumentId;
  readonly side: HeldSide;
  readonly size: Quantity;
  readonly asked: number;
}

/** What is held in the currency, by side, what ties up most first. */
function byRequirement(
  { state, ports }: Session,
  { margin, positionMode }: Account['terms'],
  currency: Currency,
): HeldPart[] {
  const parts: HeldPart[] = [];
  for (const position of state.positions.values()) {
    const instrument = state.instruments.get(position.instrumentId)!;
    if (instrument.currency !== currency) continue;
    const { long, short } = sidesOf(position, positionMode === 'hedging');
    for (const [side, held] of [
      ['long', long],
      ['short', short],
    ] as const) {
      if (held === 0) continue;
      const size = quantity(Math.abs(held));
      const value = notional(instrument, ports.market.last(instrument.id), size);
      const asked = requirement(margin, instrument, side, size, value).initial;
      parts.push({ instrumentId: instrument.id, side, size, asked });
    }
  }
  return parts.sort((a, b) => b.asked - a.asked || (a.instrumentId < b.instrumentId ? -1 : 1));
}

/**
 * As much of it as can be closed at once, if there is something to trade with; the rest is for the next step. An odd lot
 * rests at the band's edge until somebody takes it.
 */
function close(session: Session, part: HeldPart): void {
  const { state, ports } = session;
  const { instrumentId, side } = part;
  const venue = ports.market.venue(instrumentId);
  if (!matches(venue.phase) || venue.best(side === 'long' ? BUY : SELL) === 0) return;
  if (state.stuckClosing.includes(instrumentId) || isClosing(session, instrumentId, 'liquidation')) return;
  placeOrder(session, closingOrder(session, part, 'liquidation'), null);
}

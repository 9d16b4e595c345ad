/**
 * Corporate actions: what a company does to its shares, done to the account and its market at one moment.
 *
 * Order of things: what cannot be kept is cancelled, the fact is journalled (lots, cash, what is to settle, orders), the
 * market goes on from the adjusted price, the orders stand in it again. Nothing trades on the way.
 * Known limits: record, ex and payment date are one; shares of a stock dividend are there at once.
 */
import { split, type SplitEffect } from '../ledger/corporate-actions.ts';
import { corporatePostings } from '../ledger/postings.ts';
import { dividendTaxPpm, taxOn } from '../ledger/taxes.ts';
import type { Lot } from '../ledger/lots.ts';
import type {
  ActionFault,
  CorporateAction,
  CorporateActionApplied,
  OrderAdjustment,
  PriceAdjustment,
} from '../model/corporate-action.ts';
import { floorToTick, tickAt, type Instrument } from '../model/instrument.ts';
import type { MoneyCommand } from '../model/money-commands.ts';
import type { Order } from '../model/order.ts';
import { mulDiv, pow10 } from '../units/integer.ts';
import { money, moneyScale, quantity, withinMaxValue, type Price, type UnixMs } from '../units/units.ts';
import { rulesAt, VENUES } from '../venues/registry.ts';
import { localDate } from '../venues/sessions.ts';
import { adjusted, type OrderChange } from './adjust-orders.ts';
import { deny, done, emit, stamp, valueTooLarge, type Outcome, type Session } from './session.ts';
import { reground } from './reground.ts';
import { settle } from './reports.ts';
import { cancelWorking } from './working.ts';

type Apply = Extract<MoneyCommand, { kind: 'apply-corporate-action' }>;
type PriceAction = Exclude<CorporateAction, { kind: 'symbol-change' }>;
/** What a fact says beyond its stamp. */
type Effect = Omit<CorporateActionApplied, 'kind' | 'at' | 'position'>;

export function applyCorporateAction(session: Session, { instrumentId, action }: Apply): Outcome {
  const { state } = session;
  const instrument = state.instruments.get(instrumentId);
  const refuse = (denial: Parameters<typeof deny>[3]): Outcome =>
    deny(session, 'apply-corporate-action', instrumentId, denial);
  if (!instrument) return refuse({ code: 'UNKNOWN_INSTRUMENT', instrument: instrumentId });
  if (action.kind === 'symbol-change') {
    const taken = [...state.instruments.values()].some(({ symbol }) => symbol === action.symbol);
    if (taken) return refuse({ code: 'SYMBOL_EXISTS', symbol: action.symbol });
    emit(session, { kind: 'corporate-action', ...stamp(session), ...nothing(instrument, action) });
    return done();
  }
  const fault = faultOf(session, instrument, action);
  if (fault) return refuse({ code: 'ACTION_INVALID', reason: fault });
  const change = changeOf(instrument, action);
  const price = priceAfter(session, instrument, change);
  const held = Math.abs(state.positions.get(instrumentId)?.quantity ?? 0);
  if (!withinMaxValue(instrument, price, mulDiv(held, change.numerator, change.denominator, 'ceil')))
    return refuse(valueTooLarge(instrument.currency));
  act(session, instrument, action, change, price);
  return done();
}

const nothing = ({ id, currency }: Instrument, action: CorporateAction): Effect => ({
  instrumentId: id,
  action,
  currency,
  held: null,
  cash: money(0),
  tax: money(0),
  postings: [],
  price: null,
  adjustment: null,
  orders: [],
});

function faultOf({ ports }: Session, instrument: Instrument, action: PriceAction): ActionFault | null {
  if (action.kind === 'cash-dividend') {
    const { perShare, taxPpm } = action;
    if (perShare <= 0) return 'cash';
    if (taxPpm !== null && (taxPpm < 0 || taxPpm > 1_000_000)) return 'tax';
    return priceOf(instrument, perShare) < ports.market.last(instrument.id) ? null : 'dividend-above-price';
  }
  if (action.numerator <= 0 || action.denominator <= 0) return 'ratio';
  return action.cashInLieu !== null && action.cashInLieu < 0 ? 'cash' : null;
}

/** Ledger money for one share as a price. */
function priceOf({ currency, priceScale }: Instrument, amount: number): number {
  const exponent = priceScale - moneyScale(currency);
  return exponent >= 0 ? amount * pow10(exponent) : mulDiv(amount, 1, pow10(-exponent), 'half-even');
}

function changeOf(instrument: Instrument, action: PriceAction): OrderChange {
  if (action.kind === 'cash-dividend')
    return { numerator: 1, denominator: 1, dividend: priceOf(instrument, action.perShare) };
  const { numerator, denominator } = action;
  const more = action.kind === 'stock-dividend' ? denominator : 0;
  return { numerator: numerator + more, denominator, dividend: 0 };
}

function priceAfter({ ports }: Session, instrument: Instrument, change: OrderChange): Price {
  const last = ports.market.last(instrument.id) - change.dividend;
  const at = mulDiv(last, change.denominator, change.numerator, 'half-even');
  return floorToTick(instrument, Math.max(at, tickAt(instrument, 0)));
}

function act(
  session: Session,
  instrument: Instrument,
  action: PriceAction,
  change: OrderChange,
  price: Price,
): void {
  const { state, ports } = session;
  const orders = adjustOrders(session, instrument, change);
  const venue = ports.market.venue(instrument.id);
  const held = state.positions.get(instrument.id)?.lots.length ?? 0;
  const last = ports.market.last(instrument.id);
  const effect =
    action.kind === 'cash-dividend'
      ? dividend(session, instrument, action)
      : splitUp(session, instrument, action, change);
  emit(session, {
    kind: 'corporate-action',
    ...stamp(session),
    ...nothing(instrument, action),
    ...effect,
    price,
    adjustment: adjustmentOf(ports.clock.now(), change, last),
    orders,
    ...(held === 0 ? {} : { range: { low: venue.low as Price, high: venue.high as Price } }),
  });
  const kept = orders.map(({ orderId }) => state.orders.get(orderId)!);
  reground(session, venue, price, kept);
  settle(session, venue);
  cancelOutside(session, instrument);
  ports.tape.open(instrument.id, ports.market);
  settle(session, venue);
}

function adjustmentOf(
  at: UnixMs,
  { numerator, denominator, dividend: paid }: OrderChange,
  last: number,
): PriceAdjustment {
  const price = paid > 0 ? ([last - paid, last] as const) : ([denominator, numerator] as const);
  return { at, price, volume: [numerator, denominator] };
}

/** The orders that go on, adjusted; the others are cancelled, and with them what waits for them. */
function adjustOrders(session: Session, instrument: Instrument, change: OrderChange): OrderAdjustment[] {
  const { state } = session;
  const profile = state.account!.feeProfiles[instrument.currency];
  const orders: OrderAdjustment[] = [];
  for (const { id } of workingIn(session, instrument)) {
    const order = state.orders.get(id);
    const next = order && adjusted(instrument, order, change, profile);
    if (next) orders.push(next);
    else if (order) cancelWorking(session, order, 'corporate-action');
  }
  // As they are after the cancels: those may have let others trade or end.
  return orders.flatMap(({ orderId }) => {
    const order = state.orders.get(orderId);
    return (order && adjusted(instrument, order, change, profile)) ?? [];
  });
}

/** None may fill outside the new day's band. */
function cancelOutside(session: Session, instrument: Instrument): void {
  const { band } = session.ports.market.venue(instrument.id);
  if (!band) return;
  for (const { id } of workingIn(session, instrument)) {
    const order = session.state.orders.get(id);
    const price = order?.price ?? null;
    const outside = price !== null && (price < band.floor || price > band.ceiling);
    if (order && outside) cancelWorking(session, order, 'corporate-action');
  }
}

const workingIn = ({ state }: Session, { id }: Instrument): Order[] =>
  [...state.orders.values()]
    .filter(({ instrumentId }) => instrumentId === id)
    .sort((a, b) => a.number - b.number);

function dividend(
  session: Session,
  instrument: Instrument,
  action: Extract<CorporateAction, { kind: 'cash-dividend' }>,
): Partial<Effect> {
  const held = session.state.positions.get(instrument.id)?.quantity ?? 0;
  if (held === 0) return {};
  const gross = mulDiv(action.perShare, held, pow10(instrument.quantityScale), 'half-even');
  const ppm = action.taxPpm ?? dividendTaxPpm(instrument.currency, dateOf(session, instrument));
  const tax = gross > 0 ? taxOn(gross, ppm) : money(0);
  const amounts = { cash: gross - tax, tax, dividend: gross, cost: 0, realised: 0 };
  return { cash: money(gross - tax), tax, postings: corporatePostings(instrument, amounts) };
}

function dateOf({ ports }: Session, { id, exchange }: Instrument): string {
  const { rules } = ports.market.venue(id);
  const { schedule } = rules ?? rulesAt(VENUES[exchange], '9999-12-31');
  return localDate(schedule, ports.clock.now());
}

function splitUp(
  { state }: Session,
  instrument: Instrument,
  action: Extract<PriceAction, { cashInLieu: unknown }>,
  { numerator, denominator }: OrderChange,
): Partial<Effect> {
  const position = state.positions.get(instrument.id);
  if (!position || position.lots.length === 0) return {};
  const terms = {
    numerator,
    denominator,
    whole: pow10(instrument.quantityScale),
    cashInLieu: action.cashInLieu,
  };
  const sides = [1, -1].map((sign) =>
    split(
      position.lots.filter(({ quantity: size }) => Math.sign(size) === sign),
      terms,
    ),
  );
  const total = (amount: (side: SplitEffect) => number): number =>
    sides.reduce((sum, side) => sum + amount(side), 0);
  const after = new Map(sides.flatMap(({ lots }) => lots).map((lot) => [lot.id, lot]));
  const lots = position.lots.flatMap(({ id }): Lot[] => (after.has(id) ? [after.get(id)!] : []));
  const cash = total((side) => side.cash);
  const cost = total((side) => side.costGone);
  const realised = total((side) => side.realised);
  return {
    held: {
      lots,
      quantity: quantity(lots.reduce((sum, lot) => sum + lot.quantity, 0)),
      cost: money(lots.reduce((sum, lot) => sum + lot.cost, 0)),
      realised: money(realised),
    },
    cash: money(cash),
    postings: corporatePostings(instrument, { cash, tax: 0, dividend: 0, cost: -cost, realised }),
  };
}

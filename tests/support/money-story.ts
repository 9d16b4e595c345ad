/** Money and shares that move without a trade, as a person reads them in a golden journal. */
import { FX_SCALE } from '#core/units/fx-rate.ts';
import type { Posting } from '#core/model/account.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { MoneyEvent } from '#core/model/money-events.ts';
import { unreachable } from '#core/units/result.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';

export const cash = (currency: Currency, value: number): string =>
  `${formatDecimal(value, moneyScale(currency))} ${currency}`;
export const legs = (postings: readonly Posting[]): string =>
  `[${postings.map((leg) => `${leg.account} ${cash(leg.currency, leg.amount)}`).join('; ')}]`;
const rate = (value: number): string => formatDecimal(value, FX_SCALE).replace(/\.?0+$/, '');
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

function actionLine(
  event: Extract<MoneyEvent, { kind: 'corporate-action' }>,
  instrument: Instrument,
): string {
  const { action, held, price, orders, currency } = event;
  const { kind, ...terms } = action;
  const at = (value: number | null): string =>
    value === null ? 'none' : formatDecimal(value, instrument.priceScale);
  const holds = held
    ? `; holds ${held.lots.map((lot) => `${lot.quantity} for ${cash(currency, lot.cost)}`).join(', ') || 'nothing'}`
    : '';
  const money = event.postings.length === 0 ? '' : ` ${legs(event.postings)}`;
  const changed = orders.map(
    (order) =>
      `; ${order.orderId} goes on with ${order.leaves} at ${at(order.price)}, stop ${at(order.stop)}`,
  );
  return `${kind} of ${instrument.id} ${JSON.stringify(terms)}${price === null ? '' : `, the market goes on from ${at(price)}`}${holds}${changed.join('')}${money}`;
}

export function moneyLine(event: MoneyEvent, of: (id: string) => Instrument): string {
  switch (event.kind) {
    case 'cash-deposited':
      return `deposit ${cash(event.currency, event.amount)} ${legs(event.postings)}`;
    case 'cash-withdrawn':
      return `withdrawal ${cash(event.currency, event.amount)} ${legs(event.postings)}`;
    case 'fx-rate-set':
      return `exchange rate ${rate(event.rate.rate)}`;
    case 'currency-converted':
      return `converted ${cash(event.from, event.sold)} into ${cash(event.to, event.bought)} at ${rate(event.rate.rate)}, spread ${event.spreadPpm} ppm: fee ${cash(event.to, event.fee.amount)}, residual ${cash(event.to, event.residual)} ${legs(event.postings)}`;
    case 'margin-called':
    case 'margin-call-met':
    case 'liquidation-started':
      return `${event.kind}: equity ${cash(event.currency, event.equity)}, maintenance ${cash(event.currency, event.maintenance)}`;
    case 'interest-accrued':
      return `interest for ${event.days} days: ${cash(event.currency, event.interest)} on cash, ${cash(event.currency, event.borrow)} for borrowing ${legs(event.postings)}`;
    case 'corporate-action':
      return actionLine(event, of(event.instrumentId));
    case 'settled':
      return `settled ${of(event.instrumentId).symbol}: ${event.shares} shares, ${cash(event.currency, event.cash)}, due ${moment(event.settlesAt)}`;
    default:
      return unreachable(event);
  }
}

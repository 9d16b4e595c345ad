/** A journal as a person reads it: one line an event, exact integers as decimals of their instrument. */
import type { JournalEvent } from '#core/model/events.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { Bench } from './kernel.ts';

export function story(bench: Bench): string {
  const of = (id: string) =>
    [...bench.state.instruments.values()].find((instrument) => instrument.id === id)!;
  const price = (id: string, value: number | null, none = 'none'): string =>
    value === null ? none : formatDecimal(value, of(id).priceScale);
  const cash = (currency: Currency, value: number): string =>
    `${formatDecimal(value, moneyScale(currency))} ${currency}`;
  const line = (event: JournalEvent): string => {
    switch (event.kind) {
      case 'order-accepted': {
        const { order, met } = event;
        return `${order.id} accepted: ${order.side} ${order.quantity} ${of(order.instrumentId).symbol} at ${price(order.instrumentId, order.price, 'market')} ${order.timeInForce}; met bid ${price(order.instrumentId, met.bid)} ask ${price(order.instrumentId, met.ask)}; ${event.checks.length} checks passed`;
      }
      case 'order-denied':
        return `${event.orderId} denied: ${JSON.stringify(event.denial)}`;
      case 'order-rested':
        return `${event.orderId} rests ${event.leaves} behind ${event.queue.quantityAhead} in ${event.queue.ordersAhead} orders`;
      case 'order-filled': {
        const fees =
          event.fees.map((fee) => `${fee.kind} ${cash(event.currency, fee.amount)}`).join(', ') || 'no fees';
        const legs = event.postings
          .map((leg) => `${leg.account} ${cash(leg.currency, leg.amount)}`)
          .join('; ');
        return `${event.orderId} fill ${event.fill}: ${event.side} ${event.quantity} at ${price(event.instrumentId, event.price)} as ${event.liquidity}; ${fees}; realised ${cash(event.currency, event.realised)} [${legs}]`;
      }
      case 'order-cancelled':
        return `${event.orderId} cancelled with ${event.leaves} left: ${event.reason}`;
      case 'order-replaced':
        return `${event.orderId} replaced: ${event.quantity} at ${event.price ?? 'market'}, priority ${event.priority}`;
      case 'command-denied':
        return `${event.command} ${event.subject} denied: ${JSON.stringify(event.denial)}`;
      case 'basket-committed':
        return `basket ${event.basketId} "${event.name}": ${event.rows.map((row) => `row ${row.row} is ${row.orderId}`).join(', ')}`;
      case 'account-opened':
        return `account opened: ${event.postings.map((leg) => `${leg.account} ${cash(leg.currency, leg.amount)}`).join('; ')}`;
      case 'day-ended':
        return `day ended: equity ${cash('VND', event.equity.VND)}, ${cash('USD', event.equity.USD)}`;
      case 'stream-opened':
        return `stream opened: ${event.instruments.map((instrument) => instrument.symbol).join(', ')}`;
      default:
        return event.kind;
    }
  };
  const rows = bench.journal.map((event) => `${String(event.position).padStart(4)}  ${line(event)}`);
  const positions = [...bench.state.positions.values()].map(
    (position) =>
      `      ${of(position.instrumentId).symbol}: ${position.quantity} for ${cash(of(position.instrumentId).currency, position.totalCost)}, realised ${cash(of(position.instrumentId).currency, position.realised)}`,
  );
  const { account } = bench.state;
  const money = account
    ? [`      cash ${cash('VND', account.cash.VND)}, ${cash('USD', account.cash.USD)}`]
    : [];
  return `${[...rows, 'ends with', ...positions, ...money].join('\n')}\n`;
}

/** The orders of a run's journal as a list, newest first. */
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { moneyScale } from '#core/units/units.ts';
import type { RunOrder } from '#contract/research-views.ts';
import { AuditBook, type AuditOrder } from '#report/activity/audit.ts';
import { eventsOf } from '#research/backtest/journal.ts';

function told(order: AuditOrder): RunOrder {
  const { id, at, symbol, strategy, side, type, quantity, price, stop, status } = order;
  const { filled, filledAt, averagePrice, denial, note } = order;
  return {
    id,
    at,
    symbol,
    strategy,
    side,
    type,
    quantity,
    price,
    stop,
    status,
    filled,
    filledAt,
    averagePrice,
    reason: denial?.code ?? order.reason,
    denial,
    note,
  };
}

/** The first event of a run's journal lists its instruments. */
export function auditOf(journal: Uint8Array): AuditBook {
  const instruments = new Map<InstrumentId, Instrument>();
  const book = new AuditBook(
    (id) => instruments.get(id)!,
    (currency) => 10 ** moneyScale(currency),
  );
  for (const event of eventsOf(journal)) {
    if (event.kind === 'stream-opened') for (const each of event.instruments) instruments.set(each.id, each);
    book.apply(event);
  }
  return book;
}

export const ordersOf = (journal: Uint8Array): RunOrder[] =>
  auditOf(journal).told().orders.map(told).reverse();

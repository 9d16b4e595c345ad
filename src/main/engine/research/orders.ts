/** The orders of a run's journal as a list, newest first. */
import type { Denial } from '#core/model/denial.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { RunOrder } from '#contract/research-views.ts';
import { eventsOf } from '#research/backtest/journal.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Line {
  readonly order: Mutable<RunOrder>;
  readonly instrument: Instrument;
  filled: number;
  value: number;
}

class OrderList {
  private readonly lines = new Map<string, Line>();
  private readonly instruments = new Map<InstrumentId, Instrument>();

  apply(event: JournalEvent): void {
    switch (event.kind) {
      case 'stream-opened':
        for (const each of event.instruments) this.instruments.set(each.id, each);
        return;
      case 'order-accepted':
        this.add(event.order.id, event.at, event.order, 'working', null);
        return;
      case 'order-denied':
        this.add(event.orderId, event.at, event.intent, 'denied', event.denial);
        return;
      case 'order-filled':
        this.fill(event);
        return;
      case 'order-cancelled': {
        const line = this.lines.get(event.orderId);
        if (!line) return;
        line.order.status = 'cancelled';
        line.order.reason = event.reason;
        return;
      }
      default:
    }
  }

  list(): RunOrder[] {
    return Array.from(this.lines.values(), ({ order }) => order).reverse();
  }

  private add(
    id: string,
    at: number,
    intent: OrderIntent,
    status: RunOrder['status'],
    denial: Denial | null,
  ): void {
    const instrument = this.instruments.get(intent.instrumentId)!;
    const { side, type, quantity, price, stop, note, strategy = '' } = intent;
    const priced = (value: number | null): number | null =>
      value === null ? null : value / 10 ** instrument.priceScale;
    const order: RunOrder = {
      id,
      at,
      symbol: instrument.symbol,
      strategy,
      side,
      type,
      quantity: quantity / 10 ** instrument.quantityScale,
      price: priced(price),
      stop: priced(stop),
      status,
      filled: 0,
      filledAt: null,
      averagePrice: null,
      reason: denial?.code ?? null,
      denial,
      note,
    };
    this.lines.set(id, { order, instrument, filled: 0, value: 0 });
  }

  private fill({ orderId, at, price, quantity }: Extract<JournalEvent, { kind: 'order-filled' }>): void {
    const line = this.lines.get(orderId);
    if (!line) return;
    const { instrument, order } = line;
    order.filledAt ??= at;
    line.filled += quantity;
    line.value += price * quantity;
    order.filled = line.filled / 10 ** instrument.quantityScale;
    order.averagePrice = line.value / line.filled / 10 ** instrument.priceScale;
    if (order.filled >= order.quantity) order.status = 'filled';
  }
}

export function ordersOf(journal: Uint8Array): RunOrder[] {
  const list = new OrderList();
  for (const event of eventsOf(journal)) list.apply(event);
  return list.list();
}

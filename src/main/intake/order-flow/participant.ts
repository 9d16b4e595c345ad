/** Orders of one's own among recorded ones: sent after a message, cancelled after another, with what became of each. */
import type { FlowOrder, FlowOrderResult } from '#contract/flow.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { RecordedBook } from '#core/matching/recorded/book.ts';
import { RecordedFlow, type RecordedFill } from '#core/matching/recorded/flow.ts';
import type { RecordedMessage } from '#core/matching/recorded/messages.ts';

interface Told {
  readonly order: FlowOrder;
  readonly key: number;
  left: number;
  ahead: FlowOrderResult['ahead'];
  readonly fills: FlowOrderResult['fills'][number][];
  cancelled: boolean;
  sent: boolean;
}

export class Participant {
  private readonly flow: RecordedFlow;
  private readonly told: Told[];
  private readonly divisor: number;

  constructor(recorded: RecordedBook, orders: readonly FlowOrder[], divisor: number) {
    this.flow = new RecordedFlow(recorded);
    this.divisor = divisor;
    this.told = orders.map((order, index) => ({
      order,
      key: index + 1,
      left: order.quantity,
      ahead: null,
      fills: [],
      cancelled: false,
      sent: false,
    }));
  }

  /** Applies message number `count` (from 1) and sends and cancels what was to follow it. */
  apply(message: RecordedMessage, count: number): void {
    this.note(this.flow.apply(message), count);
    for (const one of this.told) {
      if (one.order.after === count) this.send(one, count);
      if (one.order.cancelAfter === count && one.left > 0) {
        this.flow.cancel(one.key);
        one.cancelled = true;
      }
    }
  }

  results(): FlowOrderResult[] {
    return this.told.map(({ order, key, left, ahead, fills, cancelled, sent }) => ({
      id: order.id,
      sent,
      ahead,
      aheadNow: left > 0 && !cancelled ? this.flow.ahead(key) : null,
      fills,
      left,
      cancelled,
    }));
  }

  private send(one: Told, count: number): void {
    const { side, price, quantity } = one.order;
    const limit = price === null ? null : Math.round(price * this.divisor);
    one.sent = true;
    this.note(this.flow.place(one.key, side === 'buy' ? BUY : SELL, limit, quantity), count);
    one.ahead = this.flow.ahead(one.key);
    if (limit === null && one.left > 0) one.cancelled = true;
  }

  private note(fills: readonly RecordedFill[], message: number): void {
    for (const { key, price, quantity, liquidity } of fills) {
      const one = this.told[key - 1]!;
      one.left -= quantity;
      one.fills.push({ message, price: price / this.divisor, quantity, liquidity });
    }
  }
}

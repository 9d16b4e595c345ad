/** Whose orders and trades are. */
import type { Trade } from '#core/ledger/trades.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';

/** Whose each trade is: of the order whose fill opened it. */
export class Owners {
  private readonly orders = new Map<string, { strategy: string; note: string; basketId: string | null }>();
  private readonly fills = new Map<number, string>();
  private readonly instruments = new Map<InstrumentId, Set<string | null>>();

  apply(event: JournalEvent): void {
    if (event.kind === 'order-accepted') {
      const { id, strategy = '', note, basketId } = event.order;
      this.orders.set(id, { strategy, note, basketId });
    } else if (event.kind === 'order-filled') {
      const { fill, orderId, instrumentId } = event;
      this.fills.set(fill, orderId);
      const baskets = this.instruments.get(instrumentId) ?? new Set();
      this.instruments.set(instrumentId, baskets.add(this.basketOf(orderId)));
    }
  }

  /** What was traded, by a basket where one is named. */
  traded(basketId: string | null): InstrumentId[] {
    return [...this.instruments].flatMap(([id, baskets]) =>
      basketId === null || baskets.has(basketId) ? [id] : [],
    );
  }

  basketOf(orderId: string): string | null {
    return this.orders.get(orderId)?.basketId ?? null;
  }

  dressed(trade: Trade): Trade & { strategy: string; entryNote: string; basketId: string | null } {
    const order = this.orders.get(this.fills.get(trade.id) ?? '');
    return {
      ...trade,
      strategy: order?.strategy ?? '',
      entryNote: order?.note ?? '',
      basketId: order?.basketId ?? null,
    };
  }
}

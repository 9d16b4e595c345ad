/**
 * The stop that a trade was first protected with: of its entry's group, or the first stop order on the other side while
 * it is held. A stop order that opens is no protection, and "if touched" orders take profit.
 */
import type { JournalEvent } from '../model/events.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { Order, OrderId, OrderType, Side } from '../model/order.ts';
import type { Price } from '../units/units.ts';

const STOPS: ReadonlySet<OrderType> = new Set<OrderType>([
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
]);

interface StopOrder {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  /** The group whose entry it follows; null when it stands for itself. */
  readonly follows: string | null;
}

/** A stop order on this side that protects what is held now. */
export interface Protection {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly stop: Price;
}

export class ProtectiveStops {
  private readonly orders = new Map<OrderId, StopOrder>();
  /** First stop of each group that has an entry. */
  private readonly groups = new Map<string, Price>();
  /** Groups of orders that enter. */
  private readonly entries = new Map<OrderId, string>();

  /** Takes note of an event; answers what protects from now on. */
  note(event: JournalEvent): Protection | null {
    switch (event.kind) {
      case 'order-accepted':
        return this.accepted(event.order);
      case 'order-waiting':
        return event.stop === null || event.waiting === 'parent'
          ? null
          : this.stands(event.orderId, event.stop);
      case 'order-trailed':
        return this.stands(event.orderId, event.stop);
      case 'order-cancelled':
        this.orders.delete(event.orderId);
        return null;
      default:
        return null;
    }
  }

  /** The stop of the group that an order enters for. */
  ofEntry(orderId: OrderId): Price | null {
    const group = this.entries.get(orderId);
    return group === undefined ? null : (this.groups.get(group) ?? null);
  }

  private accepted(order: Order): Protection | null {
    const { id, instrumentId, side, group, type, stop } = order;
    if (group?.role === 'entry') this.entries.set(id, group.id);
    if (!STOPS.has(type) || group?.role === 'entry') return null;
    const follows = group && group.kind !== 'oco' ? group.id : null;
    this.orders.set(id, { instrumentId, side, follows });
    if (stop === null) return null;
    const protection = this.stands(id, stop);
    // It comes into force with its entry.
    return follows === null ? protection : null;
  }

  private stands(orderId: OrderId, stop: Price): Protection | null {
    const order = this.orders.get(orderId);
    if (!order) return null;
    const { instrumentId, side, follows } = order;
    if (follows !== null && !this.groups.has(follows)) this.groups.set(follows, stop);
    return { instrumentId, side, stop };
  }
}

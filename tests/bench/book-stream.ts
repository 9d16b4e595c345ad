/** Seeded streams of orders for the book's measurements. Both sides of a comparison get the very same operations. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';

export const LIMIT = 0;
export const CANCEL = 1;
export const MARKET = 2;

export interface Operation {
  readonly kind: typeof LIMIT | typeof CANCEL | typeof MARKET;
  /** What the order is called, and its number: orders count from 0. A cancel names an earlier order. */
  readonly id: string;
  readonly key: number;
  readonly side: BookSide;
  readonly price: number;
  readonly size: number;
}

const MIDDLE = 100_000;

export class Stream {
  private readonly random = xoroshiro128plus(20_261_121);
  /** Limit orders that were not cancelled; they may have traded, as a client may not know yet. */
  private readonly sent: number[] = [];
  private next = 0;

  /** Limit orders that never cross: up to `ticks` away from the touch, evenly. */
  passive(count: number, ticks: number): Operation[] {
    return Array.from({ length: count }, () => this.limit(1 + this.below(ticks)));
  }

  /** 60 % limit orders around the price (some cross), 30 % cancels of earlier orders, 10 % market orders. */
  mixed(count: number): Operation[] {
    return Array.from({ length: count }, () => {
      const dice = this.below(10);
      if (dice === 9) {
        const side = this.side();
        return { kind: MARKET, ...this.name(), side, price: 0, size: 1 + this.below(200) } as const;
      }
      if (dice >= 6 && this.sent.length > 0) return this.cancel();
      return this.limit(this.below(60) - 5);
    });
  }

  private limit(away: number): Operation {
    const side = this.side();
    const name = this.name();
    this.sent.push(name.key);
    const price = side === BUY ? MIDDLE - away : MIDDLE + 1 + away;
    return { kind: LIMIT, ...name, side, price, size: 1 + this.below(100) };
  }

  private cancel(): Operation {
    const picked = this.below(this.sent.length);
    const key = this.sent[picked]!;
    const last = this.sent.pop()!;
    if (picked < this.sent.length) this.sent[picked] = last;
    // A string of its own: what comes from a client is never the very object the book holds.
    return { kind: CANCEL, id: ['order', key].join('-'), key, side: BUY, price: 0, size: 0 };
  }

  private name(): { id: string; key: number } {
    const key = this.next;
    this.next += 1;
    return { id: `order-${key}`, key };
  }

  private side = (): BookSide => (this.below(2) === 0 ? BUY : SELL);
  private below = (bound: number): number => (this.random.next() >>> 0) % bound;
}

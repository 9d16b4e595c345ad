/**
 * A limit order book with strict price-time priority for one instrument.
 * The queues themselves are in book-queues.ts.
 *
 * An iceberg shows at most its display quantity; when that is traded, the next part goes to the back of its level.
 *
 * Invariants: bids and asks never cross after `submit` returns, unless orders were put in with `rest` (auctions);
 * trades print at the maker's price.
 * Known limits: prices and quantities are positive safe integers in the instrument's units; tick and lot validity is
 * checked by the risk list, not here.
 */
import {
  ALLOW,
  BUY,
  CANCEL_NEWEST,
  CANCEL_OLDEST,
  DECREMENT,
  FILL_OR_KILL,
  REST,
  SELL,
  type BookMode,
  type BookSide,
  type SelfTrade,
} from './book-sides.ts';
import { BookQueues } from './book-queues.ts';
import { NONE } from './price-levels.ts';

/** Taker key of a trade in an auction: both sides are makers. */
export const AUCTION = 0;

export interface TradeSink {
  /** `makerLeaves` 0 means that the maker is done and its slot is free again. */
  onTrade(
    makerKey: number,
    takerKey: number,
    makerOwner: number,
    price: number,
    quantity: number,
    makerLeaves: number,
  ): void;
  /** An iceberg shows its next part, now last in its level. */
  onRefresh(key: number, shown: number): void;
  /** A resting order of the taker's own lost `quantity` without a trade; `makerLeaves` 0 means that it is gone. */
  onSelfTrade(makerKey: number, quantity: number, makerLeaves: number): void;
}

export class OrderBook extends BookQueues {
  /** The last submitted order was stopped by self-trade prevention: what is left of it neither trades nor rests. */
  stopped = false;

  /**
   * Matches an order and, in REST mode, queues the rest at its limit. Returns the quantity that did not trade.
   * `restedSlot` tells where the rest stands, or -1; `stopped` whether self-trade prevention ended it.
   */
  submit(
    key: number,
    side: BookSide,
    limit: number,
    quantity: number,
    mode: BookMode,
    owner: number,
    sink: TradeSink,
    selfTrade: SelfTrade = ALLOW,
    display = 0,
  ): number {
    this.restedSlot = NONE;
    this.stopped = false;
    if (mode === FILL_OR_KILL && this.reachable(side, limit, quantity, owner, selfTrade) < quantity) {
      return quantity;
    }
    const left = this.match(key, side, limit, quantity, owner, sink, selfTrade);
    if (left > 0 && mode === REST && !this.stopped) this.rest(key, side, limit, left, owner, display);
    return left;
  }

  /** Opposite quantity at `limit` or better that this owner can trade with, counted up to `enough`. */
  reachable(side: BookSide, limit: number, enough: number, owner: number, selfTrade: SelfTrade): number {
    if (selfTrade === ALLOW || owner === 0) return this.available(side, limit, enough);
    const other = side === BUY ? SELL : BUY;
    let sum = 0;
    let barred = false;
    for (let rank = 0; rank < this.levelCount(other) && sum < enough && !barred; rank += 1) {
      const level = this.levelAt(other, rank);
      const at = this.priceOfLevel(level);
      if (side === BUY ? at > limit : at < limit) break;
      let reserve = 0;
      this.eachInLevel(level, (slot) => {
        if (this.slots.owner[slot] === owner) barred = selfTrade !== CANCEL_OLDEST;
        else {
          sum += this.slots.leaves[slot]!;
          reserve += this.slots.hidden[slot]!;
        }
        return !barred;
      });
      if (!barred) sum += reserve;
    }
    return sum;
  }

  /** Trades `quantity` of a side's best orders at one price, as an auction does. */
  execute(side: BookSide, quantity: number, price: number, sink: TradeSink): void {
    let left = quantity;
    while (left > 0) {
      const maker = this.levels.head[this.levelAt(side, 0)]!;
      left -= this.fillMaker(maker, AUCTION, price, left, sink);
    }
  }

  clone(): OrderBook {
    const copy = new OrderBook();
    copy.slots = this.slots.clone();
    copy.levels = this.levels.clone();
    return copy;
  }

  private match(
    key: number,
    side: BookSide,
    limit: number,
    quantity: number,
    owner: number,
    sink: TradeSink,
    selfTrade: SelfTrade,
  ): number {
    const { levels, slots } = this;
    let left = quantity;
    while (left > 0) {
      const count = side === BUY ? levels.askCount : levels.bidCount;
      if (count === 0) break;
      const level = (side === BUY ? levels.asks : levels.bids)[count - 1]!;
      const at = levels.price[level]!;
      if (side === BUY ? at > limit : at < limit) break;
      const maker = levels.head[level]!;
      if (selfTrade !== ALLOW && slots.owner[maker] === owner) {
        left -= this.preventSelfTrade(maker, left, selfTrade, sink);
        if (this.stopped) break;
      } else {
        left -= this.fillMaker(maker, key, at, left, sink);
      }
    }
    return left;
  }

  /** Trades up to `wanted` with the shown part of a maker; returns what traded. */
  private fillMaker(maker: number, taker: number, price: number, wanted: number, sink: TradeSink): number {
    const { slots, levels } = this;
    const shown = slots.leaves[maker]!;
    const traded = shown < wanted ? shown : wanted;
    const key = slots.key[maker]!;
    const owner = slots.owner[maker]!;
    const hidden = slots.hidden[maker]!;
    levels.quantity[slots.levelOf[maker]!]! -= traded;
    slots.leaves[maker] = shown - traded;
    if (shown === traded && hidden === 0) this.unlink(maker);
    sink.onTrade(key, taker, owner, price, traded, shown - traded + hidden);
    // The sink may have taken the maker out (a group, a position that is closed).
    if (shown === traded && hidden > 0 && slots.key[maker] === key) this.refresh(maker, sink);
    return traded;
  }

  /** Shows the next part of an iceberg at the back of its level. */
  private refresh(slot: number, sink: TradeSink): void {
    const { slots, levels } = this;
    const level = slots.levelOf[slot]!;
    const shown = Math.min(slots.display[slot]!, slots.hidden[slot]!);
    slots.hidden[slot]! -= shown;
    slots.leaves[slot] = shown;
    levels.hidden[level]! -= shown;
    levels.quantity[level]! += shown;
    if (levels.tail[level] !== slot) {
      this.detach(slot, level);
      this.append(slot, level);
    }
    sink.onRefresh(slots.key[slot]!, shown);
  }

  /** Applies the policy to the taker's own order at the head; returns what the taker loses without a trade. */
  private preventSelfTrade(maker: number, left: number, policy: SelfTrade, sink: TradeSink): number {
    const { slots } = this;
    const key = slots.key[maker]!;
    if (policy === CANCEL_NEWEST) {
      this.stopped = true;
      return 0;
    }
    const all = this.leavesAt(maker);
    const cut = policy === DECREMENT ? Math.min(left, all) : all;
    if (cut === all) this.cancel(maker, key);
    else this.reduce(maker, all - cut);
    sink.onSelfTrade(key, cut, all - cut);
    if (policy === CANCEL_OLDEST) return 0;
    if (policy === DECREMENT) return cut;
    this.stopped = true;
    return 0;
  }
}

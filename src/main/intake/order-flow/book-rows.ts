/**
 * The book after each message as text, in LOBSTER's layout: ask price, ask size, bid price, bid size for each level,
 * best first; empty levels have price 9999999999 or -9999999999 and size 0.
 * Digits are written straight into bytes: such files have hundreds of numbers a row.
 */
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { OrderBook } from '#core/matching/order-book.ts';
import { refuseFlow } from './failure.ts';

const NO_ASK = 9_999_999_999;
const ZERO = 48;
const COMMA = 44;
const MINUS = 45;
const NEWLINE = 10;
/** Two numbers of at most 16 digits, a sign and a separator each, for both sides. */
const LEVEL_BYTES = 72;
const MAX_BYTES = 2 ** 31 - 1;

export class BookRows {
  private bytes = new Uint8Array(1 << 20);
  private at = 0;
  private readonly levels: number;

  constructor(levels: number) {
    this.levels = levels;
  }

  append(book: OrderBook): void {
    this.reserve(this.levels * LEVEL_BYTES);
    const asks = book.levelCount(SELL);
    const bids = book.levelCount(BUY);
    for (let rank = 0; rank < this.levels; rank += 1) {
      const ask = rank < asks ? book.levelAt(SELL, rank) : -1;
      this.number(ask < 0 ? NO_ASK : book.priceOfLevel(ask));
      this.number(ask < 0 ? 0 : book.quantityOfLevel(ask));
      const bid = rank < bids ? book.levelAt(BUY, rank) : -1;
      this.number(bid < 0 ? -NO_ASK : book.priceOfLevel(bid));
      this.number(bid < 0 ? 0 : book.quantityOfLevel(bid));
    }
    this.bytes[this.at - 1] = NEWLINE;
  }

  /** The rows, without a copy; nothing can be appended any more. */
  take(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes.buffer.transfer(this.at));
  }

  private number(value: number): void {
    const { bytes } = this;
    let rest = Math.abs(value);
    if (value < 0) {
      bytes[this.at] = MINUS;
      this.at += 1;
    }
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits += 1;
    const end = this.at + digits;
    for (let place = end - 1; place >= this.at; place -= 1) {
      const tenth = Math.floor(rest / 10);
      bytes[place] = ZERO + (rest - tenth * 10);
      rest = tenth;
    }
    bytes[end] = COMMA;
    this.at = end + 1;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    if (this.at + more > MAX_BYTES) refuseFlow({ problem: 'flow-output' });
    const grown = new Uint8Array(Math.min(Math.max(this.bytes.length * 2, this.at + more), MAX_BYTES));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** A run's fills as backtesting.py's trades: a bracket's exits close its own trade, other orders the oldest first. */
import type { Played, PlayedFill } from './play.ts';

export interface PyTrade {
  /** Negative for a short. */
  readonly size: number;
  readonly entryRow: number;
  readonly exitRow: number;
  readonly entry: number;
  readonly exit: number;
  readonly commission: number;
  /** After commissions. */
  readonly profit: number;
  /** Of the entry's value. */
  readonly share: number;
}

interface Open {
  size: number;
  readonly row: number;
  readonly price: number;
  readonly feeEach: number;
  readonly group: string | null;
}

function closed(open: Open, part: number, fill: PlayedFill, feeEach: number, row: number): PyTrade {
  const size = Math.sign(open.size) * part;
  const commission = part * (open.feeEach + feeEach);
  const gross = size * (fill.price - open.price);
  return {
    size,
    entryRow: open.row,
    exitRow: row,
    entry: open.price,
    exit: fill.price,
    commission,
    profit: gross - commission,
    share: (gross - commission) / (part * open.price),
  };
}

export interface Pairing {
  /** Entries open trades of their own beside others of the other side. */
  readonly hedging: boolean;
  /** Closing at the end counts at this row. */
  readonly endRow: number;
}

class Pairs {
  readonly trades: PyTrade[] = [];
  private readonly open: Open[] = [];
  private readonly pairing: Pairing;

  constructor(pairing: Pairing) {
    this.pairing = pairing;
  }

  fill(fill: PlayedFill): void {
    const { order, side, quantity, fees } = fill;
    const group = order.group?.id ?? null;
    const exits = order.group?.role === 'exit';
    const row = order.note === 'end' ? this.pairing.endRow : fill.row;
    const closes = exits || !this.pairing.hedging || order.effect === 'close';
    const against = this.open.filter(
      ({ size, group: own }) => closes && Math.sign(size) !== side && (!exits || own === group),
    );
    const left = against.reduce((rest, each) => rest - this.close(each, rest, fill, row), quantity);
    if (left > 0 && !exits)
      this.open.push({ size: side * left, row, price: fill.price, feeEach: fees / quantity, group });
  }

  /** How much of it was closed. */
  private close(each: Open, left: number, fill: PlayedFill, row: number): number {
    const part = Math.min(left, Math.abs(each.size));
    if (part === 0) return 0;
    this.trades.push(closed(each, part, fill, fill.fees / fill.quantity, row));
    each.size -= Math.sign(each.size) * part;
    if (each.size === 0) this.open.splice(this.open.indexOf(each), 1);
    return part;
  }
}

export function tradesOf({ fills }: Played, pairing: Pairing): PyTrade[] {
  const pairs = new Pairs(pairing);
  for (const fill of fills) pairs.fill(fill);
  return pairs.trades;
}

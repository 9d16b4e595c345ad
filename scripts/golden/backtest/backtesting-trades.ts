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

export function tradesOf({ fills }: Played, { hedging, endRow }: Pairing): PyTrade[] {
  const open: Open[] = [];
  const trades: PyTrade[] = [];
  for (const fill of fills) {
    const { order, side, quantity, fees } = fill;
    const group = order.group?.id ?? null;
    const feeEach = fees / quantity;
    const row = order.note === 'end' ? endRow : fill.row;
    let left = quantity;
    const exits = order.group?.role === 'exit';
    const closes = exits || !hedging || order.reduceOnly === true || order.effect === 'close';
    for (const each of closes ? [...open] : []) {
      if (left === 0) break;
      if (Math.sign(each.size) === side || (exits && each.group !== group)) continue;
      const part = Math.min(left, Math.abs(each.size));
      trades.push(closed(each, part, fill, feeEach, row));
      each.size -= Math.sign(each.size) * part;
      if (each.size === 0) open.splice(open.indexOf(each), 1);
      left -= part;
    }
    if (left > 0 && !exits) open.push({ size: side * left, row, price: fill.price, feeEach, group });
  }
  return trades;
}

/**
 * Falls from a high. A fall goes from the last high to the row that is at least as high again, or to the end; one that is over
 * within a row of its high (nothing between) is none.
 */
import { mean, sumOfSquares } from './moments.ts';

/** 1 − v ÷ highest so far, row by row: 0 at a high, and where there was nothing to fall from. */
export function drawdownsOf(values: ArrayLike<number>): Float64Array {
  const drawdowns = new Float64Array(values.length);
  let peak = -Infinity;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value > peak) peak = value;
    drawdowns[row] = peak === 0 ? 0 : 1 - value / peak;
  }
  return drawdowns;
}

/** A fall by rows: from its high over its deepest to as high again; null where it never was. */
export interface Drawdown {
  readonly peak: number;
  readonly valley: number;
  readonly recovery: number | null;
  /** Share of the high. */
  readonly depth: number;
}

/** Every fall, a row long or more, in order of time; of as deep valleys the first, of as high peaks the last. */
export function drawdownTable(values: ArrayLike<number>): Drawdown[] {
  const table: Drawdown[] = [];
  let [peak, valley] = [0, 0];
  const close = (recovery: number | null): void => {
    if (valley > peak) table.push({ peak, valley, recovery, depth: 1 - values[valley]! / values[peak]! });
  };
  for (let row = 1; row < values.length; row += 1) {
    if (values[row]! >= values[peak]!) {
      close(row);
      [peak, valley] = [row, row];
    } else if (valley <= peak || values[row]! < values[valley]!) valley = row;
  }
  close(null);
  return table;
}

/** Of a table's falls the deepest, the first of as deep ones; null without any. */
export const deepestOf = (table: readonly Drawdown[]): Drawdown | null =>
  table.reduce<Drawdown | null>((most, each) => (most && most.depth >= each.depth ? most : each), null);

/** √(Σ drawdown² ÷ n) of drawdowns as shares (Martin and McCann 1989); null without any. */
export function ulcerIndex(drawdowns: ArrayLike<number>): number | null {
  return drawdowns.length === 0 ? null : Math.sqrt(sumOfSquares(drawdowns) / drawdowns.length);
}

export interface Fall {
  /** Rows: the high before it, and where it was over. */
  readonly from: number;
  readonly to: number;
  /** Deepest share of the high. */
  readonly depth: number;
}

export function fallsOf(drawdowns: ArrayLike<number>): Fall[] {
  const falls: Fall[] = [];
  let from = -1;
  let depth = 0;
  const last = drawdowns.length - 1;
  for (let row = 0; row <= last; row += 1) {
    const down = drawdowns[row]!;
    depth = Math.max(depth, down);
    if (down !== 0 && row !== last) continue;
    if (from >= 0 && row > from + 1) falls.push({ from, to: row, depth });
    [from, depth] = [row, 0];
  }
  return falls;
}

export interface FallFigures {
  readonly deepest: number;
  /** Mean depth; null without a fall. */
  readonly average: number | null;
  /** Milliseconds; null without a fall. */
  readonly longestMs: number | null;
  readonly averageMs: number | null;
}

export function fallFigures(time: ArrayLike<number>, values: ArrayLike<number>): FallFigures {
  const drawdowns = drawdownsOf(values);
  const falls = fallsOf(drawdowns);
  const lengths = falls.map(({ from, to }) => time[to]! - time[from]!);
  return {
    deepest: drawdowns.reduce((most, each) => Math.max(most, each), 0),
    average: mean(falls.map(({ depth }) => depth)),
    longestMs: lengths.length === 0 ? null : Math.max(...lengths),
    averageMs: mean(lengths),
  };
}

export interface Depths {
  /** Share of the high before it. */
  readonly share: number;
  readonly money: number;
  /** Rows below the high, at most. */
  readonly rows: number;
}

/** The deepest in share, the deepest in money and the longest in rows, each of its own (backtrader `DrawDown`). */
export function depthsOf(values: ArrayLike<number>): Depths {
  let peak = -Infinity;
  let [share, money, rows, running] = [0, 0, 0, 0];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value >= peak) {
      peak = value;
      running = 0;
      continue;
    }
    running += 1;
    if (1 - value / peak > share) share = 1 - value / peak;
    if (peak - value > money) money = peak - value;
    if (running > rows) rows = running;
  }
  return { share, money, rows };
}

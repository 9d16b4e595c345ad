/**
 * Falls from a high. A fall goes from the last high to the row that is at least as high again, or to the end; one that is over
 * within a row of its high (nothing between) is none.
 */
import { mean } from './moments.ts';

/** 1 − v ÷ highest so far, row by row: 0 at a high. */
function drawdownsOf(values: ArrayLike<number>): Float64Array {
  let peak = -Infinity;
  return Float64Array.from(values, (value) => {
    peak = Math.max(peak, value);
    return 1 - value / peak;
  });
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
    peak = Math.max(peak, value);
    running = value < peak ? running + 1 : 0;
    share = Math.max(share, 1 - value / peak);
    money = Math.max(money, peak - value);
    rows = Math.max(rows, running);
  }
  return { share, money, rows };
}

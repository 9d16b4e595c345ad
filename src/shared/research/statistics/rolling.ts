/**
 * Figures of the last `window` rows, a value a row from the first full window on: n − window + 1 of them, none where the window is longer
 * than the series. What cannot be said is NaN. Time is linear in rows: sums slide, and begin anew at each full window so that
 * rounding does not add up.
 */
import { mean } from './moments.ts';

const rowsOf = (length: number, window: number): number =>
  window < 1 ? 0 : Math.max(0, length - window + 1);

/** A figure, window by window: for those that have no faster way. `of` answers null for what cannot be said. */
export function rolling(
  length: number,
  window: number,
  of: (from: number, to: number) => number | null,
): Float64Array {
  const out = new Float64Array(rowsOf(length, window));
  for (let row = 0; row < out.length; row += 1) out[row] = of(row, row + window) ?? Number.NaN;
  return out;
}

interface Sums {
  /** Known rows of each window, their means and their central sums. */
  readonly known: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
}

/** Of each window of two series (or of one twice), rows that are unknown on either side left out. Summed about the middle of the whole. */
function slidingSums(a: ArrayLike<number>, b: ArrayLike<number>, window: number): Sums {
  const rows = rowsOf(Math.min(a.length, b.length), window);
  const column = (): Float64Array => new Float64Array(rows);
  const out = { known: column(), x: column(), y: column(), xx: column(), xy: column(), yy: column() };
  const [ma, mb] = [mean(a) ?? 0, mean(b) ?? 0];
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  const put = (at: number, sign: 1 | -1): void => {
    const [u, v] = [a[at]! - ma, b[at]! - mb];
    if (Number.isNaN(u + v)) return;
    n += sign;
    x += sign * u;
    y += sign * v;
    xx += sign * u * u;
    xy += sign * u * v;
    yy += sign * v * v;
  };
  for (let row = 0; row < rows; row += 1) {
    if (row % window === 0) {
      [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
      for (let at = row; at < row + window; at += 1) put(at, 1);
    } else {
      put(row - 1, -1);
      put(row + window - 1, 1);
    }
    out.known[row] = n;
    out.x[row] = ma + x / n;
    out.y[row] = mb + y / n;
    out.xx[row] = xx - (x * x) / n;
    out.xy[row] = xy - (x * y) / n;
    out.yy[row] = yy - (y * y) / n;
  }
  return out;
}

/** Below this a mean square is what rounding leaves of none. */
const STILL = 1e-24;
const spreadOf = (squares: number, known: number): number =>
  squares > STILL * known && known > 1 ? Math.sqrt(squares / (known - 1)) : 0;

/** σ of the sample × √periods. Unknown where fewer than 2 rows of a window are known. */
export function rollingVolatility(returns: ArrayLike<number>, window: number, periods: number): Float64Array {
  const { xx, known } = slidingSums(returns, returns, window);
  return xx.map((squares, row) =>
    known[row]! < 2 ? Number.NaN : spreadOf(squares, known[row]!) * Math.sqrt(periods),
  );
}

/** (mean − free) ÷ σ × √periods, `free` of a period. Unknown without spread. */
export function rollingSharpe(
  returns: ArrayLike<number>,
  window: number,
  periods: number,
  free = 0,
): Float64Array {
  const { x, xx, known } = slidingSums(returns, returns, window);
  return x.map((average, row) => {
    const spread = spreadOf(xx[row]!, known[row]!);
    return spread > 0 ? ((average - free) / spread) * Math.sqrt(periods) : Number.NaN;
  });
}

export interface RollingLine {
  /** Of a period. */
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
}

/** Alpha of a period and beta; unknown where the market stood still. */
export function rollingLine(
  returns: ArrayLike<number>,
  market: ArrayLike<number>,
  window: number,
  free = 0,
): RollingLine {
  const { x, y, xy, yy, known } = slidingSums(returns, market, window);
  const beta = xy.map((products, row) =>
    spreadOf(yy[row]!, known[row]!) > 0 ? products / yy[row]! : Number.NaN,
  );
  return { alpha: beta.map((slope, row) => x[row]! - free - slope * (y[row]! - free)), beta };
}

/** Highest and lowest wealth of some rows in a row, and the deepest fall within, wealth being 1 before each. */
interface Stretch {
  readonly high: number;
  readonly low: number;
  readonly deepest: number;
  readonly grown: number;
}

const join = (a: Stretch, b: Stretch): Stretch => ({
  high: Math.max(a.high, a.grown * b.high),
  low: Math.min(a.low, a.grown * b.low),
  deepest: Math.max(a.deepest, b.deepest, a.high > 0 ? 1 - (a.grown * b.low) / a.high : 0),
  grown: a.grown * b.grown,
});

const NOTHING: Stretch = { high: 1, low: 1, deepest: 0, grown: 1 };

function stretchOf(each: number): Stretch {
  const grown = Number.isNaN(each) ? 1 : 1 + each;
  return { high: Math.max(1, grown), low: Math.min(1, grown), deepest: Math.max(0, 1 - grown), grown };
}

/** Deepest fall of each window's own wealth, which starts at its first row; a positive share. A queue of two stacks. */
export function rollingMaxDrawdown(returns: ArrayLike<number>, window: number): Float64Array {
  const out = new Float64Array(rowsOf(returns.length, window));
  const front: Stretch[] = [];
  let back = NOTHING;
  for (let row = 0; row < returns.length && out.length > 0; row += 1) {
    back = join(back, stretchOf(returns[row]!));
    if (row + 1 < window) continue;
    out[row + 1 - window] = join(front.at(-1) ?? NOTHING, back).deepest;
    if (front.length === 0) {
      for (let at = row; at > row - window; at -= 1)
        front.push(join(stretchOf(returns[at]!), front.at(-1) ?? NOTHING));
      back = NOTHING;
    }
    front.pop();
  }
  return out;
}

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
  /** Known rows of each window, their means and their central sums; a sum of squares that rounding alone could have left is 0. */
  readonly known: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
}

/** What is left of squares that came and went, as a share of all that came. */
const ROUNDING = 1e-15;
/** Below this a mean square is none. */
const STILL = 1e-30;

/** Sums of pairs that come and go. */
class Sliding {
  n = 0;
  x = 0;
  y = 0;
  xx = 0;
  xy = 0;
  yy = 0;
  private cameX = 0;
  private cameY = 0;

  put(u: number, v: number, sign: 1 | -1): void {
    if (Number.isNaN(u + v)) return;
    this.n += sign;
    this.x += sign * u;
    this.y += sign * v;
    this.xx += sign * u * u;
    this.xy += sign * u * v;
    this.yy += sign * v * v;
    if (sign < 0) return;
    this.cameX += u * u;
    this.cameY += v * v;
  }

  get centralX(): number {
    const squares = this.xx - (this.x * this.x) / this.n;
    return squares > ROUNDING * this.cameX + STILL * this.n ? squares : 0;
  }

  get centralY(): number {
    const squares = this.yy - (this.y * this.y) / this.n;
    return squares > ROUNDING * this.cameY + STILL * this.n ? squares : 0;
  }
}

/** Of each window of two series (or of one twice), rows that are unknown on either side left out. Summed about the middle of the whole. */
function slidingSums(a: ArrayLike<number>, b: ArrayLike<number>, window: number): Sums {
  const rows = rowsOf(Math.min(a.length, b.length), window);
  const column = (): Float64Array => new Float64Array(rows);
  const out = { known: column(), x: column(), y: column(), xx: column(), xy: column(), yy: column() };
  const [ma, mb] = [mean(a) ?? 0, mean(b) ?? 0];
  let sums = new Sliding();
  for (let row = 0; row < rows; row += 1) {
    if (row % window === 0) {
      sums = new Sliding();
      for (let at = row; at < row + window; at += 1) sums.put(a[at]! - ma, b[at]! - mb, 1);
    } else {
      const next = row + window - 1;
      sums.put(a[row - 1]! - ma, b[row - 1]! - mb, -1);
      sums.put(a[next]! - ma, b[next]! - mb, 1);
    }
    out.known[row] = sums.n;
    out.x[row] = ma + sums.x / sums.n;
    out.y[row] = mb + sums.y / sums.n;
    out.xx[row] = sums.centralX;
    out.xy[row] = sums.xy - (sums.x * sums.y) / sums.n;
    out.yy[row] = sums.centralY;
  }
  return out;
}

const spreadOf = (squares: number, known: number): number =>
  known > 1 ? Math.sqrt(squares / (known - 1)) : 0;

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

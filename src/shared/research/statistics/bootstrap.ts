/**
 * How far figures could have come out otherwise: the stationary bootstrap (Politis and Romano 1994) puts together new histories of the
 * same length out of blocks of the one there is, their lengths geometric, the end followed by the beginning. So what returns
 * say about those next to them is kept. An interval is the quantiles of the figure over the histories.
 *
 * Of more than 20,000 returns, as many stretches of equal length are drawn as wholes: what a block is in length is rounded up to theirs.
 * The same seed gives the same intervals. Known limit: what the history never saw, no interval shows.
 */
import { Seeded } from '#core/units/seeded.ts';
import { mean } from './moments.ts';
import { Ranks } from './ranks.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapTerms {
  readonly seed: number;
  /** Histories. */
  readonly samples: number;
  /** Share of histories that lie between low and high. */
  readonly confidence: number;
  /** Mean length of a block; null: `blockLength` of the returns. */
  readonly block: number | null;
}

export const BOOTSTRAP: BootstrapTerms = { seed: 1, samples: 1000, confidence: 0.95, block: null };

export interface Bootstrapped {
  readonly samples: number;
  readonly block: number;
  readonly seed: number;
  readonly confidence: number;
  /** Of a year; null where it cannot be said. */
  readonly sharpe: Interval | null;
  readonly growth: Interval | null;
  readonly maxDrawdown: Interval | null;
}

/** What the Sharpe ratio is of; growth and falls are always of returns that compound. */
export interface BootstrapMeasure {
  /** Returns a year. */
  readonly periods: number;
  /** Rate that is free of risk, of a period. */
  readonly free: number;
  readonly returns: 'simple' | 'log';
}

/** A longer history is put together out of so many stretches of it, each drawn as a whole. */
const MOST_UNITS = 20_000;
/** Fewer returns than this say nothing about how they could have been. */
export const LEAST_RETURNS = 20;

/** Autocovariance (÷ n) at a lag. */
function covarianceAt(values: ArrayLike<number>, average: number, lag: number): number {
  let total = 0;
  for (let at = lag; at < values.length; at += 1)
    total += (values[at]! - average) * (values[at - lag]! - average);
  return total / values.length;
}

/** Lags until those that follow are noise: |ρ| < 2 √(log10 n ÷ n) for max(5, √log10 n) in a row. */
function lastingLag(n: number, covariances: (lag: number) => number): number {
  const quiet = Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
  const most = Math.ceil(Math.sqrt(n)) + quiet;
  const noise = 2 * Math.sqrt(Math.log10(n) / n) * covariances(0);
  let lasting = 0;
  for (let lag = 1; lag <= most && lag < n && lag <= lasting + quiet; lag += 1)
    if (Math.abs(covariances(lag)) >= noise) lasting = lag;
  return lasting;
}

/** 1 up to a half, then down to 0 at 1 (Politis and Romano 1995). */
const flatTop = (at: number): number => Math.max(0, Math.min(1, 2 * (1 - Math.abs(at))));

/**
 * The mean block length that is best for the mean's error: (2 G² ÷ D)^⅓ n^⅓ with G = Σ λ(k ÷ M)|k| R(k), D = 2 (Σ λ R)² (Politis and
 * White 2004, as corrected by Patton, Politis and White 2009), at least 1 and at most min(3 √n, n ÷ 3). Two deviations are noise.
 */
export function blockLength(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 3) return 1;
  const average = mean(values) ?? 0;
  const known = new Map<number, number>();
  const covariances = (lag: number): number => {
    if (!known.has(lag)) known.set(lag, covarianceAt(values, average, lag));
    return known.get(lag)!;
  };
  const width = Math.max(1, Math.min(2 * lastingLag(n, covariances), n - 1));
  let [g, d] = [0, covariances(0)];
  for (let lag = 1; lag <= width; lag += 1) {
    const weighed = 2 * flatTop(lag / width) * covariances(lag);
    g += weighed * lag;
    d += weighed;
  }
  const best = d === 0 ? 1 : ((2 * g * g) / (2 * d * d)) ** (1 / 3) * n ** (1 / 3);
  return Math.max(1, Math.min(best, 3 * Math.sqrt(n), n / 3));
}

interface Drawn {
  readonly sharpe: Float64Array;
  readonly growth: Float64Array;
  readonly maxDrawdown: Float64Array;
}

const TWO_32 = 0x1_0000_0000;

/** A block's length: geometric, of the mean wanted. */
const geometric = (seeded: Seeded, block: number): number =>
  block <= 1 ? 1 : 1 + Math.floor(Math.log1p(-seeded.next() / TWO_32) / Math.log1p(-1 / block));

/** Some returns in a row as one: sums, and where the logarithm of wealth went meanwhile, which is 0 before. */
interface Units {
  readonly count: Float64Array;
  readonly total: Float64Array;
  readonly squares: Float64Array;
  readonly height: Float64Array;
  readonly top: Float64Array;
  readonly low: Float64Array;
  readonly fall: Float64Array;
}

function unitsOf(returns: Float64Array, logs: Float64Array, each: number): Units {
  const column = (): Float64Array => new Float64Array(Math.ceil(returns.length / each));
  const units = { count: column(), total: column(), squares: column(), height: column() };
  const path = { top: column(), low: column(), fall: column() };
  for (let at = 0; at < returns.length; at += 1) {
    const unit = Math.floor(at / each);
    units.count[unit]! += 1;
    units.total[unit]! += returns[at]!;
    units.squares[unit]! += returns[at]! ** 2;
    const height = units.height[unit]! + logs[at]!;
    units.height[unit] = height;
    path.top[unit] = Math.max(path.top[unit]!, height);
    path.low[unit] = Math.min(path.low[unit]!, height);
    path.fall[unit] = Math.min(path.fall[unit]!, height - path.top[unit]!);
  }
  return { ...units, ...path };
}

/** One history: its Sharpe ratio and mean log growth of a period, and the deepest fall. NaN where there is none. */
function draw(units: Units, block: number, seeded: Seeded, into: Drawn, at: number): void {
  const { count, total, squares, height, top, low, fall } = units;
  const length = count.length;
  let [n, sum, square, reached, highest, deepest] = [0, 0, 0, 0, 0, 0];
  for (let left = length; left > 0;) {
    let unit = Math.floor((seeded.next() / TWO_32) * length);
    const run = Math.min(left, geometric(seeded, block));
    left -= run;
    for (let step = 0; step < run; step += 1) {
      n += count[unit]!;
      sum += total[unit]!;
      square += squares[unit]!;
      deepest = Math.min(deepest, fall[unit]!, reached + low[unit]! - highest);
      highest = Math.max(highest, reached + top[unit]!);
      reached += height[unit]!;
      unit = unit + 1 === length ? 0 : unit + 1;
    }
  }
  const variance = (square - (sum * sum) / n) / (n - 1);
  into.sharpe[at] = variance > 1e-30 ? sum / n / Math.sqrt(variance) : Number.NaN;
  into.growth[at] = reached / n;
  into.maxDrawdown[at] = 1 - Math.exp(deepest);
}

/** Null where a tenth of the histories or more has no such figure. */
function intervalOf(values: Float64Array, confidence: number): Interval | null {
  const ranks = new Ranks(values);
  if (ranks.length <= values.length * 0.9) return null;
  const beyond = (1 - confidence) / 2;
  return { low: ranks.quantile(beyond), high: ranks.quantile(1 - beyond) };
}

/** What the Sharpe ratio is of, and log growth, a return each; null where one is unknown or loses everything. */
function columnsOf(
  returns: ArrayLike<number>,
  measure: BootstrapMeasure,
): readonly [Float64Array, Float64Array] | null {
  const logs = new Float64Array(returns.length);
  const excess = new Float64Array(returns.length);
  for (let at = 0; at < returns.length; at += 1) {
    if (!(returns[at]! > -1 && returns[at]! < Infinity)) return null;
    logs[at] = Math.log1p(returns[at]!);
    excess[at] = (measure.returns === 'log' ? logs[at]! : returns[at]!) - measure.free;
  }
  return [excess, logs];
}

/**
 * Intervals of the yearly Sharpe ratio, the yearly compound growth and the deepest fall, of simple returns. Null for fewer than 20 or
 * where one is unknown or loses everything.
 */
export function bootstrap(
  returns: ArrayLike<number>,
  measure: BootstrapMeasure,
  terms: BootstrapTerms = BOOTSTRAP,
): Bootstrapped | null {
  const n = returns.length;
  const columns = n < LEAST_RETURNS ? null : columnsOf(returns, measure);
  if (!columns) return null;
  const block = terms.block ?? blockLength(returns);
  const { confidence, samples, seed } = terms;
  const seeded = Seeded.of(seed);
  const column = (): Float64Array => new Float64Array(samples);
  const drawn: Drawn = { sharpe: column(), growth: column(), maxDrawdown: column() };
  const each = Math.ceil(n / MOST_UNITS);
  const units = unitsOf(...columns, each);
  for (let at = 0; at < samples; at += 1) draw(units, block / each, seeded, drawn, at);
  const { periods } = measure;
  return {
    samples,
    block,
    seed,
    confidence,
    sharpe: intervalOf(
      drawn.sharpe.map((each) => each * Math.sqrt(periods)),
      confidence,
    ),
    growth: intervalOf(
      drawn.growth.map((each) => Math.expm1(each * periods)),
      confidence,
    ),
    maxDrawdown: intervalOf(drawn.maxDrawdown, confidence),
  };
}

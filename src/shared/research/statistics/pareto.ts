/**
 * The tail of losses as a generalised Pareto distribution above a threshold, and the risk beyond it (Gilli and Këllezi 2006). The
 * threshold begins at 20 % and is halved until a fat tail (shape above zero) and a loss come out; of excesses, until there are 10 losses
 * and the share that is asked for lies beyond it too, but no more than a fifth of the returns: thin tails have none.
 */
import { minimise } from './minimise.ts';
import { count, sum } from './moments.ts';

export interface ParetoTail {
  readonly threshold: number;
  readonly scale: number;
  readonly shape: number;
  /** Losses as positive shares, of a period. */
  readonly valueAtRisk: number;
  /** Null where the tail is so fat (shape 1 or more) that it has no mean. */
  readonly expectedShortfall: number | null;
}

/**
 * What the distribution is fitted to: what losses are above the threshold by, as the theory has it, `share` being one of all returns; or
 * the `losses` themselves, as empyrical does, which makes the scale too large, `share` being one of the losses and a mean
 * beyond shape 1 being said all the same.
 */
export type ParetoFit = 'excesses' | 'losses';

const IMPOSSIBLE = Number.MAX_VALUE;

/** Σ ln(1 + factor × value): logarithms are taken of products, four terms at a time, as long as these can be held. */
function sumOfLogs(values: Float64Array, factor: number): number {
  const whole = values.length - (values.length % 4);
  let total = 0;
  let product = 1;
  for (let at = 0; at < whole; at += 4) {
    const first = (1 + factor * values[at]!) * (1 + factor * values[at + 1]!);
    const second = (1 + factor * values[at + 2]!) * (1 + factor * values[at + 3]!);
    product *= first * second;
    if (product < LARGE) continue;
    total += Math.log(product);
    product = 1;
  }
  for (let at = whole; at < values.length; at += 1) total += Math.log(1 + factor * values[at]!);
  return total + Math.log(product);
}
const LARGE = 1e150;

/** Minus the logarithm of the likelihood. */
function unlikelihood(values: Float64Array, scale: number, shape: number): number {
  const n = values.length;
  if (scale <= 0 || shape < 0) return IMPOSSIBLE;
  if (shape === 0) return n * Math.log(scale) + sum(values) / scale;
  return n * Math.log(scale) + (1 / shape + 1) * sumOfLogs(values, shape / scale);
}

interface Tail {
  readonly threshold: number;
  /** Losses at or above the threshold. */
  readonly beyond: Float64Array;
  /** What the share is one of. */
  readonly whole: number;
}

/** Excesses are fitted in units of their mean, so that the simplex is as exact for small losses as for large ones. */
function fitted(beyond: Float64Array, threshold: number, fit: ParetoFit) {
  if (fit === 'losses') return { values: beyond, unit: 1, start: [1, 1] };
  const unit = sum(beyond) / beyond.length - threshold || 1;
  return { values: beyond.map((loss) => (loss - threshold) / unit), unit, start: [1, 0.1] };
}

function tailAt({ threshold, beyond, whole }: Tail, share: number, fit: ParetoFit): ParetoTail | null {
  const { values, unit, start } = fitted(beyond, threshold, fit);
  const { at, settled } = minimise(([scale, shape]) => unlikelihood(values, scale!, shape!), start);
  const [scale, shape] = [at[0]! * unit, at[1]!];
  if (!settled || shape <= 0) return null;
  const valueAtRisk = threshold + (scale / shape) * (((whole / beyond.length) * share) ** -shape - 1);
  if (valueAtRisk <= 0) return null;
  const noMean = shape === 1 || (shape > 1 && fit === 'excesses');
  const expectedShortfall = noMean ? null : (valueAtRisk + scale - shape * threshold) / (1 - shape);
  return { threshold, scale, shape, valueAtRisk, expectedShortfall };
}

const FIRST = 0.2;
const LEAST = 1e-9;
const LEAST_LOSSES = 10;
/** More of the returns than this are no tail. */
const MOST_BEYOND = 0.2;

/** `share`: of periods that are worse. Null where no threshold gives a tail. Unknown returns are left out. */
export function paretoTail(
  returns: ArrayLike<number>,
  share = 0.01,
  fit: ParetoFit = 'excesses',
): ParetoTail | null {
  const losses = lossesOf(returns);
  const whole = fit === 'losses' ? losses.length : count(returns);
  const least = fit === 'losses' ? 1 : Math.max(LEAST_LOSSES, whole * share);
  const most = fit === 'losses' ? Infinity : whole * MOST_BEYOND;
  for (let threshold = FIRST; threshold > LEAST; threshold /= 2) {
    const beyond = beyondOf(losses, threshold);
    if (beyond.length > most) return null;
    const found = beyond.length < least ? null : tailAt({ threshold, beyond, whole }, share, fit);
    if (found) return found;
  }
  return null;
}

/** Those at or above a threshold. */
function beyondOf(losses: Float64Array, threshold: number): Float64Array {
  let length = 0;
  for (let at = 0; at < losses.length; at += 1) if (losses[at]! >= threshold) length += 1;
  const beyond = new Float64Array(length);
  for (let at = 0, to = 0; to < length; at += 1) {
    if (losses[at]! < threshold) continue;
    beyond[to] = losses[at]!;
    to += 1;
  }
  return beyond;
}

/** As positive figures. */
function lossesOf(returns: ArrayLike<number>): Float64Array {
  const losses = new Float64Array(returns.length);
  let length = 0;
  for (let at = 0; at < returns.length; at += 1) {
    if (!(returns[at]! < 0)) continue;
    losses[length] = -returns[at]!;
    length += 1;
  }
  return losses.subarray(0, length);
}

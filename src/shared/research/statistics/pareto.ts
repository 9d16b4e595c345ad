/**
 * The tail of losses as a generalised Pareto distribution above a threshold, and the risk beyond it (Gilli and Këllezi 2006). The
 * threshold begins at 20 % and is halved until a fat tail (shape above zero) and a loss come out; of excesses, until there are 10 losses
 * and the share that is asked for lies beyond it too.
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

/** Σ ln(1 + factor × value): logarithms are taken of products, as long as these can be held. */
function sumOfLogs(values: Float64Array, factor: number): number {
  let [total, product] = [0, 1];
  for (let at = 0; at < values.length; at += 1) {
    product *= 1 + factor * values[at]!;
    if (product < LARGE) continue;
    total += Math.log(product);
    product = 1;
  }
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

function tailAt({ threshold, beyond, whole }: Tail, share: number, fit: ParetoFit): ParetoTail | null {
  const values = fit === 'losses' ? beyond : beyond.map((loss) => loss - threshold);
  const { at, settled } = minimise(([scale, shape]) => unlikelihood(values, scale!, shape!), [1, 1]);
  const [scale, shape] = [at[0]!, at[1]!];
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

/** `share`: of periods that are worse. Null where no threshold gives a tail. Unknown returns are left out. */
export function paretoTail(
  returns: ArrayLike<number>,
  share = 0.01,
  fit: ParetoFit = 'excesses',
): ParetoTail | null {
  const losses = lossesOf(returns);
  const whole = fit === 'losses' ? losses.length : count(returns);
  const least = fit === 'losses' ? 1 : Math.max(LEAST_LOSSES, whole * share);
  for (let threshold = FIRST; threshold > LEAST; threshold /= 2) {
    const beyond = losses.filter((loss) => loss >= threshold);
    const found = beyond.length < least ? null : tailAt({ threshold, beyond, whole }, share, fit);
    if (found) return found;
  }
  return null;
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

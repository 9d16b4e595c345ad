/**
 * Whether a value at risk was exceeded as often as it said: Kupiec's proportion-of-failures test (1995).
 * LR = −2 ln[(1 − p)^(n−x) p^x] + 2 ln[(1 − x/n)^(n−x) (x/n)^x], chi-squared with one degree of freedom.
 */
import { chiSquaredTail } from './normal.ts';

export interface KupiecTest {
  readonly ratio: number;
  readonly pValue: number;
  /** At the 5 % level. */
  readonly rejected: boolean;
}

const times = (count: number, log: number): number => (count === 0 ? 0 : count * log);

/** `exceptions` of `days` lost more than the value at risk of probability `expected`. */
export function kupiecTest(days: number, exceptions: number, expected: number): KupiecTest {
  const kept = days - exceptions;
  const share = exceptions / days;
  const assumed = times(kept, Math.log(1 - expected)) + times(exceptions, Math.log(expected));
  const seen = times(kept, Math.log(1 - share)) + times(exceptions, Math.log(share));
  const ratio = 2 * (seen - assumed);
  const pValue = chiSquaredTail(Math.max(0, ratio));
  return { ratio, pValue, rejected: pValue < 0.05 };
}

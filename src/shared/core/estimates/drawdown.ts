/** Falls from a peak of an equity curve: how deep, from when to when, and where it stands now. */

export interface Drawdown {
  /** Largest fall as a fraction of its peak, and in money (the largest, which may be another one). */
  readonly deepest: number;
  readonly deepestMoney: number;
  readonly peak: number;
  readonly trough: number;
  /** First index at or above the peak again; null when it never was. */
  readonly recovery: number | null;
  readonly current: number;
  /** Longest run of values below their peak. */
  readonly barsBelow: number;
}

export function drawdownOf(equity: readonly number[]): Drawdown {
  let top = 0;
  let below = 0;
  const found = { deepest: 0, deepestMoney: 0, peak: 0, trough: 0, barsBelow: 0 };
  for (const [index, value] of equity.entries()) {
    const high = equity[top]!;
    if (value >= high) {
      top = index;
      below = 0;
      continue;
    }
    below += 1;
    found.barsBelow = Math.max(found.barsBelow, below);
    found.deepestMoney = Math.max(found.deepestMoney, high - value);
    const fall = (high - value) / high;
    if (fall > found.deepest) Object.assign(found, { deepest: fall, peak: top, trough: index });
  }
  const again = equity.findIndex((value, index) => index > found.trough && value >= equity[found.peak]!);
  const high = equity[top] ?? Number.NaN;
  const current = (high - (equity.at(-1) ?? Number.NaN)) / high;
  return { ...found, recovery: again < 0 ? null : again, current };
}

/** The first value below `start × (1 − limit)`; null when none is. */
export function firstBreach(start: number, limit: number, equity: readonly number[]): number | null {
  const found = equity.findIndex((value) => value < start * (1 - limit));
  return found < 0 ? null : found;
}

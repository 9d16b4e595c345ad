/** Pivot points of a window: a middle and supports and resistances around it. Sources: floor traders' rules as in Person, Candlestick and Pivot Point Trading Triggers (2006). */
export type LevelKind = 'standard' | 'camarilla' | 'demark' | 'fibonacci' | 'woodie';

export const LEVEL_NAMES = ['pivot', 's1', 's2', 's3', 's4', 'r1', 'r2', 'r3', 'r4'] as const;

function around(out: Float64Array, middle: number, steps: readonly number[]): void {
  out[0] = middle;
  steps.forEach((step, at) => {
    out[1 + at] = middle - step;
    out[5 + at] = middle + step;
  });
}

function classic(out: Float64Array, middle: number, high: number, low: number): void {
  const range = high - low;
  out[0] = middle;
  out[1] = 2 * middle - high;
  out[2] = middle - range;
  out[3] = low - 2 * (high - middle);
  out[5] = 2 * middle - low;
  out[6] = middle + range;
  out[7] = high + 2 * (middle - low);
}

function demark(out: Float64Array, open: number, high: number, low: number, close: number): void {
  const heavy = close < open ? low : close > open ? high : close;
  const sum = high + low + close + heavy;
  out[0] = sum / 4;
  out[1] = sum / 2 - high;
  out[5] = sum / 2 - low;
}

/** Fills `out` in the order of LEVEL_NAMES; levels that a kind does not have are NaN. `open` is the present window's for Woodie. */
export function fillLevels(
  out: Float64Array,
  kind: LevelKind,
  open: number,
  high: number,
  low: number,
  close: number,
): void {
  out.fill(Number.NaN);
  const range = high - low;
  switch (kind) {
    case 'standard':
      return classic(out, (high + low + close) / 3, high, low);
    case 'woodie':
      return classic(out, (high + low + 2 * open) / 4, high, low);
    case 'fibonacci':
      return around(out, (high + low + close) / 3, [0.382 * range, 0.618 * range, range]);
    case 'camarilla':
      return around(
        out,
        close,
        [12, 6, 4, 2].map((part) => (1.1 / part) * range),
      );
    case 'demark':
      return demark(out, open, high, low, close);
  }
}

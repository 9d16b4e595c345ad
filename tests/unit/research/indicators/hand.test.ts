/** Small cases worked by hand, and what flat prices, gaps and late confirmation come to. */
import { describe, expect, test } from 'vitest';
import type { IndicatorParameters } from '#research/indicators/indicator.ts';
import { indicatorNamed } from '#research/indicators/list.ts';
import { compute, inputOf, seriesInput, type Columns } from '#research/indicators/run.ts';

const NONE = Number.NaN;

function of(
  name: string,
  values: readonly number[],
  given: IndicatorParameters = {},
  output?: string,
): number[] {
  const indicator = indicatorNamed(name)!;
  const at = output === undefined ? 0 : indicator.outputs.indexOf(output);
  return [...compute(indicator, seriesInput(Float64Array.from(values)), given)[at]!];
}

/** Bars as open, high, low, close, volume, an hour apart. */
function bars(...rows: readonly (readonly number[])[]): Columns {
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!);
  return {
    time: Float64Array.from(rows, (_, at) => at * 3_600_000),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
}

function ofBars(name: string, columns: Columns, given: IndicatorParameters, output: string): number[] {
  const indicator = indicatorNamed(name)!;
  return [...compute(indicator, inputOf(columns), given)[indicator.outputs.indexOf(output)]!];
}

describe('worked by hand', () => {
  test('EMA begins at the mean, or at the first value', () => {
    expect(of('ema', [1, 2, 3, 7], { period: 3 })).toEqual([NONE, NONE, 2, 4.5]);
    expect(of('ema', [2, 4, 8], { period: 3, seed: 'first' })).toEqual([2, 3, 5.5]);
  });

  test('a recursion skips a gap and goes on from where it was', () => {
    expect(of('ema', [1, 2, 3, NONE, 7], { period: 3 })).toEqual([NONE, NONE, 2, NONE, 4.5]);
  });

  test('RSI: two rises of 1, one fall of 1, then none', () => {
    // Averages over 2: gains 1, losses 0; then gains 0.5, losses 0.5; then 0.25 and 0.25.
    expect(of('rsi', [1, 2, 3, 2, 2], { period: 2 })).toEqual([NONE, NONE, 100, 50, 50]);
    expect(of('rsi', [1, 1, 1], { period: 2, flat: 50 })).toEqual([NONE, NONE, 50]);
  });

  test('Bollinger bands of 1, 3: middle 2, deviation 1 (population) or √2 (sample)', () => {
    expect(of('bollinger', [1, 3], { period: 2 }, 'upper')).toEqual([NONE, 4]);
    expect(
      of('bollinger', [1, 3], { period: 2, deviation: 'sample', deviations: 1 }, 'upper')[1],
    ).toBeCloseTo(2 + Math.SQRT2, 14);
  });

  test('flat prices deviate by nothing at all', () => {
    const flat = Array.from({ length: 30 }, () => 0.1);
    expect(of('bollinger', flat, { period: 20 }, 'z').at(-1)).toBe(0);
    expect(of('standard-deviation', flat, { period: 20 }).at(-1)).toBe(0);
    expect(of('linear-regression', flat, { period: 20 }, 'slope').at(-1)).toBe(0);
    expect(of('macd', flat.concat(flat), {}).at(-1)).toBe(0);
  });

  test('true range reaches to the close before', () => {
    const columns = bars([10, 11, 9, 10, 1], [13, 14, 12, 13, 1], [8, 9, 7, 8, 1]);
    expect(ofBars('true-range', columns, {}, 'true-range')).toEqual([NONE, 4, 6]);
    expect(ofBars('atr', columns, { period: 2 }, 'atr')).toEqual([NONE, NONE, 5]);
  });

  test('VWAP by volume, begun anew with the day', () => {
    const columns = bars([1, 1, 1, 1, 1], [4, 4, 4, 4, 2]);
    expect(ofBars('vwap', columns, {}, 'vwap')).toEqual([1, 3]);
    const days = { ...columns, time: Float64Array.of(0, 86_400_000) };
    expect(ofBars('vwap', days, {}, 'vwap')).toEqual([1, 4]);
    // In Vietnam (UTC + 7) 17:00 UTC is midnight.
    const zone = { ...columns, time: Float64Array.of(16.9 * 3_600_000, 17 * 3_600_000) };
    expect(ofBars('vwap', zone, { offset: 420 }, 'vwap')).toEqual([1, 4]);
  });

  test('a fractal is told two bars after it stood out', () => {
    const columns = bars(...[1, 2, 5, 3, 2, 1].map((high) => [high, high, high - 1, high, 1]));
    expect(ofBars('fractal', columns, {}, 'high')).toEqual([NONE, NONE, NONE, NONE, 5, NONE]);
  });

  test('DPO is told where its mean ends', () => {
    // Period 4 looks 3 back: 1 − (1 + 2 + 3 + 4) / 4 at row 3.
    expect(of('dpo', [1, 2, 3, 4, 5], { period: 4 })).toEqual([NONE, NONE, NONE, -1.5, -1.5]);
  });

  test('a pivot point takes the day before', () => {
    const columns = bars([1, 6, 1, 2, 1], [2, 3, 2, 3, 1]);
    const days = { ...columns, time: Float64Array.of(0, 86_400_000) };
    expect(ofBars('pivot-points', days, {}, 'pivot')).toEqual([NONE, 3]);
    expect(ofBars('pivot-points', days, {}, 'r1')).toEqual([NONE, 5]);
  });
});

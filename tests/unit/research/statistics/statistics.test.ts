/** Statistics against figures worked out by hand; whole runs are held to other libraries by the golden runner. */
import { describe, expect, test } from 'vitest';
import { annualReturn, compoundGrowth, compoundVolatility, volatility } from '#research/statistics/annual.ts';
import { depthsOf, fallFigures, fallsOf } from '#research/statistics/drawdowns.ts';
import { exposure } from '#research/statistics/exposure.ts';
import { alpha, beta } from '#research/statistics/market.ts';
import { covariance, deviation, mean, sum, variance } from '#research/statistics/moments.ts';
import { calmar, downsideDeviation, sharpe, sortino } from '#research/statistics/ratios.ts';
import { geometricMean, lastOfDays, logReturns, simpleReturns } from '#research/statistics/returns.ts';
import {
  kellyShare,
  longestStreaks,
  profitFactor,
  systemQuality,
  winRate,
} from '#research/statistics/trades.ts';

describe('moments', () => {
  test('sums keep what large terms would swallow, and leave out what is unknown', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(mean([1, Number.NaN, 3])).toBe(2);
    expect(mean([])).toBeNull();
  });

  test('of a sample by n − 1, of a population by n', () => {
    expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12);
    expect(variance([1, 2, 3, 4], 'population')).toBeCloseTo(1.25, 12);
    expect(deviation([2])).toBeNull();
    expect(deviation([2], 'population')).toBe(0);
    expect(covariance([1, 2, 3], [2, 4, 6])).toBeCloseTo(2, 12);
  });
});

test('returns: simple, logarithmic, by day, and their geometric mean', () => {
  expect([...simpleReturns([100, 110, 99])]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.1, 12)]);
  expect(sum(logReturns([100, 110, 99]))).toBeCloseTo(Math.log(0.99), 12);
  expect([...lastOfDays([0, 3_600_000, 86_400_000], [1, 2, 3])]).toEqual([2, 3]);
  expect(geometricMean([0.1, -0.1])).toBeCloseTo(Math.sqrt(0.99) - 1, 12);
  expect(geometricMean([0.1, -1])).toBe(0);
  expect(geometricMean([])).toBeNull();
});

test('a year: growth, and volatility of returns that add up or compound', () => {
  expect(annualReturn(0.01, 12)).toBeCloseTo(0.126_825, 6);
  expect(compoundGrowth(100, 121, 2)).toBeCloseTo(0.1, 12);
  expect(compoundGrowth(100, 0, 2)).toBeNull();
  expect(volatility([0.01, -0.01], 252)).toBeCloseTo(Math.sqrt(0.0002 * 252), 12);
  // One period: σ itself.
  expect(compoundVolatility([0.01, -0.01], 0, 1)).toBeCloseTo(Math.sqrt(0.0002), 12);
  expect(compoundVolatility([0.01], 0, 252)).toBeNull();
});

test('ratios say nothing where there is no risk', () => {
  expect(sharpe(0.1, 0.2, 0.02)).toBeCloseTo(0.4, 12);
  expect(sharpe(0.1, 0)).toBeNull();
  expect(downsideDeviation([0.02, -0.02], 1)).toBeCloseTo(Math.sqrt(0.0002), 12);
  expect(sortino(0.1, downsideDeviation([0.02, 0.01], 252))).toBeNull();
  expect(calmar(0.1, 0.25)).toBeCloseTo(0.4, 12);
});

test('against a market: twice its moves is a beta of two, and leaves no alpha', () => {
  const market = [0.01, -0.02, 0.03];
  const twice = market.map((each) => each * 2);
  expect(beta(twice, market)).toBeCloseTo(2, 12);
  expect(alpha(0.2, 0.1, 2)).toBeCloseTo(0, 12);
  expect(beta(twice, [0, 0, 0])).toBeNull();
});

describe('falls', () => {
  const values = [100, 90, 95, 100, 110, 99, 88, 105];
  const time = values.map((_, row) => row);

  test('from a high to as high again, or to the end', () => {
    const { deepest, average, longestMs, averageMs } = fallFigures(time, values);
    expect(deepest).toBeCloseTo(0.2, 12);
    expect(average).toBeCloseTo(0.15, 12);
    expect([longestMs, averageMs]).toEqual([3, 3]);
    expect(fallsOf([0, 0, 0])).toEqual([]);
    expect(fallFigures([0, 1], [1, 2])).toMatchObject({ deepest: 0, average: null, longestMs: null });
  });

  test('the deepest in share and money, the longest in rows, each of its own', () => {
    const { share, money, rows } = depthsOf(values);
    expect(share).toBeCloseTo(0.2, 12);
    expect([money, rows]).toEqual([22, 3]);
  });
});

test('trades: won, factors, quality, Kelly, streaks; nothing of nothing', () => {
  const profits = [10, -5, 20, -5];
  expect(winRate(profits)).toBe(0.5);
  expect(profitFactor(profits)).toBe(3);
  expect(profitFactor([1, 2])).toBeNull();
  // Mean 5, deviation of the sample √150.
  expect(systemQuality(profits)).toBeCloseTo((2 * 5) / Math.sqrt(150), 12);
  expect(kellyShare(profits)).toBeCloseTo(0.5 - 0.5 / 3, 12);
  expect([winRate([]), systemQuality([1]), kellyShare([1])]).toEqual([null, null, null]);
  expect(longestStreaks([1, 1, -1, 2, -1, -1, -1])).toEqual({ won: 2, lost: 3 });
});

test('exposure counts rows once, from entry to exit', () => {
  expect(
    exposure(10, [
      [0, 1],
      [1, 3],
      [9, 12],
    ]),
  ).toBe(0.5);
  expect(exposure(0, [])).toBeNull();
});

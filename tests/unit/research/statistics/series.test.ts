/** Statistics of a series against figures worked out by hand, and fast ways against the plain ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthRate, ratePerPeriod, volatility } from '#research/statistics/annual.ts';
import { deepestOf, drawdownsOf, drawdownTable, ulcerIndex } from '#research/statistics/drawdowns.ts';
import {
  activeReturns,
  alignedByTime,
  betaFragility,
  capture,
  captureOf,
  informationRatio,
  marketLine,
  trackingError,
} from '#research/statistics/market.ts';
import { correlation, covariance } from '#research/statistics/moments.ts';
import { monthlyTable, periodReturns } from '#research/statistics/periods.ts';
import { quantile, Ranks } from '#research/statistics/ranks.ts';
import { gainToPain, omega, stability, tailRatio } from '#research/statistics/ratios.ts';
import { totalReturn, wealthOf } from '#research/statistics/returns.ts';
import { autocorrelation, excessKurtosis, skewness } from '#research/statistics/shape.ts';
import { historicalRisk, historicalShortfall } from '#research/statistics/tails.ts';
import { expectancyRatio, kellyShare, longestRuns, outcomesOf, payoff } from '#research/statistics/trades.ts';

const NaNs = Number.NaN;
/** What is finer tests rounding, not figures. */
const basisPoints = fc.integer({ min: -3000, max: 3000 }).map((each) => each / 10_000);
const returnsOf = (least: number) => fc.array(basisPoints, { minLength: least, maxLength: 60 });
const DAY = 86_400_000;
const days = (...dates: string[]) => dates.map((date) => Date.parse(`${date}T00:00:00Z`));

describe('compounding', () => {
  test('unknown returns change nothing; what is lost stays lost', () => {
    expect([...wealthOf([0.5, NaNs, -1, 0.5])]).toEqual([1, 1.5, 1.5, 0, 0]);
    expect(totalReturn([0.5, NaNs, -0.5])).toBeCloseTo(-0.25, 12);
    expect(totalReturn([])).toBeNull();
  });

  test('a year out of periods, and a period out of a year', () => {
    expect(growthRate(0.21, 24, 12)).toBeCloseTo(0.1, 12);
    expect([growthRate(-1, 5, 12), growthRate(-1.5, 5, 12), growthRate(0, 0, 12)]).toEqual([-1, null, null]);
    expect(ratePerPeriod(0.12, 12, 'divided')).toBeCloseTo(0.01, 12);
    expect((1 + ratePerPeriod(0.12, 12, 'compounded')) ** 12).toBeCloseTo(1.12, 12);
    expect(volatility([0.01, -0.01], 8, 'sample', 1.5)).toBeCloseTo(Math.sqrt(0.0002) * 4, 12);
  });

  test('parts put together grow as the whole does', () => {
    fc.assert(
      fc.property(returnsOf(1), returnsOf(1), (a, b) => {
        const apart = (1 + totalReturn(a)!) * (1 + totalReturn(b)!) - 1;
        expect(totalReturn([...a, ...b])).toBeCloseTo(apart, 9);
      }),
    );
  });
});

describe('shape', () => {
  // Of 1, 2, 3, 10: mean 4, m2 12.5, m3 45, m4 348.5.
  const values = [1, 2, 3, 10];

  test('skew and kurtosis, of the population and adjusted for the sample', () => {
    const biased = 45 / 12.5 ** 1.5;
    expect(skewness(values, 'population')).toBeCloseTo(biased, 12);
    expect(skewness(values)).toBeCloseTo((biased * Math.sqrt(12)) / 2, 12);
    const kurtosis = 348.5 / 12.5 ** 2 - 3;
    expect(excessKurtosis(values, 'population')).toBeCloseTo(kurtosis, 12);
    expect(excessKurtosis(values)).toBeCloseTo((3 / 2) * (5 * kurtosis + 6), 12);
    expect([skewness([1, 2]), skewness([5, 5, 5]), excessKurtosis([1, 2, 3])]).toEqual([null, null, null]);
  });

  test('autocorrelation is the correlation with the row before', () => {
    expect(autocorrelation([1, -1, 1, -1, 1])).toBeCloseTo(-1, 12);
    expect(autocorrelation([1, 2, 4, 3], 2)).toBeCloseTo(correlation([4, 3], [1, 2])!, 12);
    expect([autocorrelation([1]), autocorrelation([2, 2, 2])]).toEqual([null, null]);
  });

  test('pairs that are unknown on one side are left out', () => {
    expect(covariance([1, NaNs, 3, 5], [2, 9, NaNs, 6])).toBeCloseTo(8, 12);
    expect(correlation([1, 1], [1, 2])).toBeNull();
  });
});

describe('ranks', () => {
  test('are those of the sorted values, in whatever order they are asked for', () => {
    const values = fc.array(
      fc.oneof(
        fc.integer({ min: -5, max: 5 }),
        fc.double({ noNaN: true }).map((each) => each + 0),
      ),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(values, fc.array(fc.nat(), { minLength: 1 }), (all, asked) => {
        const sorted = Float64Array.from(all).sort();
        const ranks = new Ranks(all);
        for (const each of asked) expect(ranks.at(each % all.length)).toBe(sorted[each % all.length]);
      }),
    );
  });

  test('quantiles, and the means of what lies below', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0.5, 'lower')).toBe(2);
    expect([quantile([7], 0.99), quantile([], 0.5), quantile([NaNs, 1], 1)]).toEqual([7, null, 1]);
    const ranks = new Ranks([-0.05, 0.01, -0.03, 0.02, 0]);
    expect(historicalRisk(ranks, 0.25)).toBeCloseTo(0.03, 12);
    expect(historicalShortfall(ranks, 0.25)).toBeCloseTo(0.04, 12);
    expect(historicalShortfall(ranks, 0.49, 'lowest')).toBeCloseTo(0.04, 12);
    expect(historicalShortfall(new Ranks([]), 0.05)).toBeNull();
  });
});

test('ratios: omega, gain to pain, tails, stability', () => {
  expect(omega([0.03, -0.01, -0.01])).toBeCloseTo(1.5, 12);
  expect(omega([0.03, 0.01], 0.02)).toBeCloseTo(1, 12);
  expect(omega([0.01])).toBeNull();
  expect(gainToPain(outcomesOf([0.03, -0.02]))).toBeCloseTo(0.5, 12);
  expect(gainToPain(outcomesOf([0.03]))).toBeNull();
  expect(tailRatio(new Ranks([-0.02, 0, 0.04]), 1)).toBeCloseTo(2, 12);
  expect(tailRatio(new Ranks([0, 0.1]), 1)).toBeNull();
  expect(stability([0.01, 0.01, 0.01])).toBeCloseTo(1, 12);
  expect([stability([0.01]), stability([0, 0, 0])]).toEqual([null, null]);
});

test('trades: payoff, Kelly with and without zeros, expectancy for each unit lost', () => {
  expect(payoff([10, -5])).toBe(2);
  expect(kellyShare([10, -5, 0, 0])).toBeCloseTo(0.25 - 0.75 / 2, 12);
  expect(kellyShare([10, -5, 0, 0], 'left-out')).toBeCloseTo(0.25, 12);
  expect(expectancyRatio([10, -5, -5])).toBe(0);
  expect(longestRuns([1, 2, 0, 3, -1, -1, NaNs, -1])).toEqual({ above: 2, below: 2 });
  expect([payoff([1]), kellyShare([1]), expectancyRatio([1])]).toEqual([null, null, null]);
});

describe('falls', () => {
  const values = [100, 110, 99, 104.5, 110, 88, 99];

  test('a table of peak, valley and recovery', () => {
    const [first, second, ...rest] = drawdownTable(values);
    expect(first).toMatchObject({ peak: 1, valley: 2, recovery: 4 });
    expect(first!.depth).toBeCloseTo(0.1, 12);
    expect(second).toMatchObject({ peak: 4, valley: 5, recovery: null });
    expect(rest).toEqual([]);
    expect(deepestOf([first!, second!])).toBe(second);
    expect([deepestOf([]), drawdownTable([1, 2, 3]), drawdownTable([])]).toEqual([null, [], []]);
  });

  test('nothing left is a fall of everything; nothing to begin with is none', () => {
    expect(drawdownTable([1, 0, 0])).toEqual([{ peak: 0, valley: 1, recovery: null, depth: 1 }]);
    expect([...drawdownsOf([0, 0])]).toEqual([0, 0]);
    expect(ulcerIndex([0, 0.3, 0.4, 0])).toBeCloseTo(0.25, 12);
    expect(ulcerIndex([])).toBeNull();
  });
});

describe('periods', () => {
  const time = days('2023-12-31', '2024-01-01', '2024-01-31', '2024-04-02');
  const returns = [0.1, 0.1, 0.1, -0.5];

  test('by month, quarter and year, in order', () => {
    const labels = (period: 'month' | 'quarter' | 'year') =>
      periodReturns(time, returns, period).map((each) => [each.label, Number(each.return.toFixed(6))]);
    expect(labels('month')).toEqual([
      ['2023-12', 0.1],
      ['2024-01', 0.21],
      ['2024-04', -0.5],
    ]);
    expect(labels('quarter')).toEqual([
      ['2023-Q4', 0.1],
      ['2024-Q1', 0.21],
      ['2024-Q2', -0.5],
    ]);
    expect(labels('year')).toEqual([
      ['2023', 0.1],
      ['2024', -0.395],
    ]);
    expect(periodReturns(time, returns, 'month')[1]!.start).toBe(days('2024-01-01')[0]);
  });

  test('weeks are those of ISO 8601, or cut at the turn of the year', () => {
    const dates = days('2024-12-29', '2024-12-30', '2025-01-02');
    expect(periodReturns(dates, [0, 0.1, 0.1], 'week').map(({ label }) => label)).toEqual([
      '2024-W52',
      '2025-W01',
    ]);
    expect(periodReturns(dates, [0, 0.1, 0.1], 'week', 'calendar').map(({ label }) => label)).toEqual([
      '2024-W01',
      '2024-W52',
      '2025-W01',
    ]);
  });

  test('a year a row, months without returns empty', () => {
    const [, year] = monthlyTable(time, returns);
    expect(year!.months.map((each) => each !== null)).toEqual([
      true,
      false,
      false,
      true,
      ...Array<boolean>(8).fill(false),
    ]);
    expect(year!.total).toBeCloseTo(-0.395, 12);
  });
});

describe('against a market', () => {
  test('the market against itself: beta 1, alpha 0, no tracking error, capture 1', () => {
    fc.assert(
      fc.property(returnsOf(3), (returns) => {
        const line = marketLine(returns, returns);
        if (line !== null) {
          expect(line.beta).toBeCloseTo(1, 9);
          expect(line.alpha).toBeCloseTo(0, 12);
        }
        const active = activeReturns(returns, returns);
        expect(trackingError(active, 252)).toBe(0);
        expect(informationRatio(active, 252)).toBeNull();
        const [up, down] = [captureOf(returns, returns, 12, 'up'), captureOf(returns, returns, 12, 'down')];
        for (const each of [up, down]) if (each !== null) expect(each).toBe(1);
      }),
    );
  });

  test('by hand: line, capture, fragility', () => {
    const market = [0.01, -0.02, 0.03];
    const line = marketLine([0.03, -0.03, 0.07], market, 0.001)!;
    expect(line.beta).toBeCloseTo(2, 12);
    // 0.01 more each period, and beta takes the free rate twice.
    expect(line.alpha).toBeCloseTo(0.01 + 0.001, 12);
    expect(capture([0.02, 0.02], [0.01, 0.01], 2)).toBeCloseTo(0.0404 / 0.0201, 12);
    expect(capture([0.02], [0], 2)).toBeNull();
    // Lowest −0.02, middle 0.01, highest 0.04: the middle lies half way.
    const ends = [-0.06, 0.01, 0.02];
    expect(betaFragility(ends, [-0.02, 0.01, 0.04])).toBeCloseTo(-0.03, 12);
    // A quarter of the way: balanced weights are ¾ and ¼, empyrical's the other way round.
    const [own, four] = [
      [-0.06, 0, 0.01, 0.02],
      [-0.02, -0.015, -0.01, 0.02],
    ];
    expect(betaFragility(own, four)).toBeCloseTo(-0.05, 12);
    expect(betaFragility(own, four, 'distance')).toBeCloseTo(-0.01, 12);
    // Of three rows its middle is the highest.
    expect(betaFragility(ends, [-0.02, 0.01, 0.04], 'distance')).toBeCloseTo(-0.08, 12);
    expect(betaFragility([1, 2], [1, 2])).toBeNull();
  });

  test('fragility takes its three rows as sorting would', () => {
    const level = fc.integer({ min: -3, max: 3 }).map((each) => each / 100);
    fc.assert(
      fc.property(fc.array(level, { minLength: 3, maxLength: 20 }), (market) => {
        const own = market.map((_, row) => row);
        const order = own.toSorted((a, b) => market[a]! - market[b]!);
        const [low, middle, high] = [order[0]!, order[Math.floor(own.length / 2)]!, order.at(-1)!];
        const range = market[high]! - market[low]!;
        const share = range === 0 ? 0.5 : (market[high]! - market[middle]!) / range;
        expect(betaFragility(own, market)).toBeCloseTo(share * low + (1 - share) * high - middle, 9);
      }),
    );
  });

  test('rows are matched by time', () => {
    const { time, x, y } = alignedByTime([1, 2, 4, 5], [10, 20, 40, 50], [0, 2, 3, 5], [0, 200, 300, 500]);
    expect([[...time], [...x], [...y]]).toEqual([
      [2, 5],
      [20, 50],
      [200, 500],
    ]);
  });
});

test('the time of day is no other day', () => {
  const hours = [0, 1, 2].map((hour) => 5 * DAY + hour * 3_600_000);
  expect(periodReturns(hours, [0.1, 0.1, 0.1], 'year')).toHaveLength(1);
});

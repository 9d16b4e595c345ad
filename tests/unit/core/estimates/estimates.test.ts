/** Estimates against published values and what must hold of any sample. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kupiecTest } from '#core/estimates/backtest-of-var.ts';
import { drawdownOf, firstBreach } from '#core/estimates/drawdown.ts';
import {
  covariance,
  excessKurtosis,
  mean,
  quantile,
  skewness,
  sum,
  variance,
} from '#core/estimates/moments.ts';
import { erfc, normalDistribution, normalQuantile } from '#core/estimates/normal.ts';
import {
  equalWeight,
  kelly,
  kellyFraction,
  percentOfEquity,
  riskPerTrade,
  volatilityTarget,
} from '#core/estimates/sizing.ts';
import {
  componentVar,
  historicalShortfall,
  historicalVar,
  parametricVar,
} from '#core/estimates/value-at-risk.ts';
import { ewmaVolatility } from '#core/estimates/volatility.ts';

describe('moments', () => {
  test('a compensated sum keeps what a plain one drops', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  });

  test('textbook figures', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect([mean(values), variance(values, 0), variance(values)]).toEqual([5, 4, 32 / 7]);
    expect(skewness(values)).toBeCloseTo(0.65625, 12);
    expect(excessKurtosis(values)).toBeCloseTo(-0.21875, 12);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.5, 'lower')).toBe(2);
    expect(
      covariance([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toEqual([
      [1, 2],
      [2, 4],
    ]);
  });
});

describe('normal distribution', () => {
  test.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.99, 2.3263478740408408],
    [0.975, 1.959963984540054],
    [1e-10, -6.361340902404056],
  ])('quantile of %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 13);
    expect(normalDistribution(normalQuantile(p))).toBeCloseTo(p, 13);
  });

  test('erfc on both branches', () => {
    expect(erfc(0.5)).toBeCloseTo(0.4795001221869535, 14);
    expect(erfc(3) / 2.209049699858544e-5).toBeCloseTo(1, 12);
    expect(erfc(-1)).toBeCloseTo(1.842700792949715, 14);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(2)]).toEqual([
      -Infinity,
      Infinity,
      Number.NaN,
    ]);
  });
});

describe('value at risk', () => {
  const returns = [-0.05, -0.03, -0.02, -0.01, 0, 0.01, 0.01, 0.02, 0.03, 0.04];
  test('by hand', () => {
    expect(historicalVar(returns, 0.9)).toBeCloseTo(0.032, 15);
    expect(historicalShortfall(returns, 0.9)).toBeCloseTo(0.05, 15);
    expect(parametricVar(0.001, 0.02, 0.95)).toBeCloseTo(0.02 * 1.6448536269514722 - 0.001, 12);
  });

  test('components sum to the total; a single asset is not diversified', () => {
    const { component, total, diversification } = componentVar(
      [0.5, 0.5],
      [
        [0.04, 0.01],
        [0.01, 0.09],
      ],
      0.95,
    );
    expect(sum(component)).toBeCloseTo(total, 15);
    expect(diversification).toBeGreaterThan(1);
    expect(componentVar([1], [[0.04]], 0.95).diversification).toBeCloseTo(1, 15);
  });

  test('the shortfall is never less than the value at risk, and both grow with the confidence', () => {
    const sample = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
      minLength: 5,
      maxLength: 200,
    });
    fc.assert(
      fc.property(sample, (values) => {
        expect(historicalShortfall(values, 0.95)).toBeGreaterThanOrEqual(historicalVar(values, 0.95) - 1e-12);
        expect(historicalVar(values, 0.99)).toBeGreaterThanOrEqual(historicalVar(values, 0.95) - 1e-12);
      }),
    );
  });

  test('Kupiec: as many exceptions as expected are no reason to reject, three times as many are', () => {
    expect(kupiecTest(1_000, 10, 0.01)).toMatchObject({ ratio: expect.closeTo(0, 12), rejected: false });
    expect(kupiecTest(1_000, 30, 0.01).rejected).toBe(true);
    expect(kupiecTest(250, 0, 0.01).ratio).toBeCloseTo(-2 * 250 * Math.log(0.99), 12);
  });
});

test('volatility that forgets starts at the first return', () => {
  expect(ewmaVolatility([0.02])).toBe(0.02);
  expect(ewmaVolatility([0.02, 0], 0.94)).toBeCloseTo(0.02 * Math.sqrt(0.94), 15);
  expect(ewmaVolatility([])).toBeNaN();
});

test('drawdown: depth, place, recovery, now', () => {
  const found = drawdownOf([100, 110, 105, 120, 90, 95, 121, 119]);
  expect(found).toMatchObject({
    deepest: 0.25,
    deepestMoney: 30,
    peak: 3,
    trough: 4,
    recovery: 6,
    barsBelow: 2,
  });
  expect(drawdownOf([1, 2, 3])).toMatchObject({ deepest: 0, current: 0 });
  expect([firstBreach(100, 0.03, [97, 96.9]), firstBreach(100, 0.03, [97])]).toEqual([1, null]);
});

describe('sizing rounds down to lots and never below nothing', () => {
  test('by hand', () => {
    expect(riskPerTrade(200_000_000, 0.02, 95_500, 91_000, 1, 100)).toBe(800);
    expect(volatilityTarget(100_000, 0.005, 2.35, 2, 50, 1)).toBe(2);
    expect(percentOfEquity(100_000, 0.1, 33, 1, 1)).toBe(303);
    expect(equalWeight(100_000, 4, 100, 1, 10)).toBe(250);
    expect(kellyFraction(0.55, 1.5)).toBeCloseTo(0.25, 12);
    expect(kelly(100_000, 0.55, 1.5, 0.5, 100, 1, 1)).toBe(125);
  });
  test('nothing where there is no edge, no distance, no equity', () => {
    expect(kelly(100_000, 0.3, 1, 1, 100, 1, 1)).toBe(0);
    expect(riskPerTrade(100_000, 0.01, 100, 100, 1, 1)).toBe(0);
    expect(percentOfEquity(-5, 0.1, 33, 1, 1)).toBe(0);
  });
});

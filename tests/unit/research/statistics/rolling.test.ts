/** Rolling figures against those of each window, and tails fitted to losses that were drawn from one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawdownsOf } from '#research/statistics/drawdowns.ts';
import { marketLine } from '#research/statistics/market.ts';
import { minimise } from '#research/statistics/minimise.ts';
import { deviation, mean } from '#research/statistics/moments.ts';
import { paretoTail } from '#research/statistics/pareto.ts';
import { wealthOf } from '#research/statistics/returns.ts';
import {
  rollingLine,
  rollingMaxDrawdown,
  rollingSharpe,
  rollingVolatility,
} from '#research/statistics/rolling.ts';

const NaNs = Number.NaN;
/** What is finer tests rounding, not figures. */
const basisPoints = fc.integer({ min: -3000, max: 3000 }).map((each) => each / 10_000);

describe('rolling figures are those of each window', () => {
  const cases = fc.tuple(
    fc.array(fc.oneof(basisPoints, fc.constant(NaNs)), { maxLength: 40 }),
    fc.integer({ min: 1, max: 7 }),
  );
  const windows = (returns: readonly number[], window: number) =>
    Array.from({ length: Math.max(0, returns.length - window + 1) }, (_, at) =>
      returns.slice(at, at + window),
    );

  test('volatility, Sharpe, largest drawdown', () => {
    fc.assert(
      fc.property(cases, ([returns, window]) => {
        const slow = windows(returns, window);
        const spreads = slow.map((each) => deviation(each));
        const rolled = rollingVolatility(returns, window, 1);
        const sharpes = rollingSharpe(returns, window, 1, 0.01);
        const falls = rollingMaxDrawdown(returns, window);
        expect([rolled.length, sharpes.length, falls.length]).toEqual(Array(3).fill(slow.length));
        for (const [row, each] of slow.entries()) {
          expect(falls[row]).toBeCloseTo(Math.max(...drawdownsOf(wealthOf(each))), 9);
          if (spreads[row] === null) expect(rolled[row]).toBeNaN();
          else expect(rolled[row]).toBeCloseTo(spreads[row]!, 7);
          if (!(spreads[row]! > 1e-6)) continue;
          const sharpe = (mean(each)! - 0.01) / spreads[row]!;
          expect(Math.abs(sharpes[row]! - sharpe)).toBeLessThan(1e-5 * Math.max(1, Math.abs(sharpe)));
        }
      }),
    );
  });

  test('alpha and beta; a market that stands still has none', () => {
    const [own, market] = [
      [0.01, 0.03, -0.02, 0.05],
      [0.02, 0.01, -0.03, 0.01],
    ];
    const { alpha, beta } = rollingLine(own, market, 3);
    const last = marketLine(own.slice(1), market.slice(1))!;
    expect([beta[1], alpha[1]]).toEqual([expect.closeTo(last.beta, 12), expect.closeTo(last.alpha, 12)]);
    expect(rollingLine([1, 2, 3], [0.1, 0.1, 0.1], 2).beta.every(Number.isNaN)).toBe(true);
    expect(rollingSharpe([0.01, 0.01], 2, 252)[0]).toBeNaN();
  });
});

describe('the tail as a Pareto distribution', () => {
  test('the simplex finds a least value', () => {
    const { at, settled } = minimise(([x, y]) => (x! - 3) ** 2 + (y! + 1) ** 2, [1, 1]);
    expect(settled).toBe(true);
    expect(at[0]).toBeCloseTo(3, 3);
    expect(at[1]).toBeCloseTo(-1, 3);
  });

  test('finds the tail that returns were drawn from', () => {
    // Losses by their quantiles: shape ½, scale 0.01; half of the returns are gains.
    const losses = Array.from({ length: 2000 }, (_, at) => -0.02 * (((at + 0.5) / 2000) ** -0.5 - 1));
    const found = paretoTail([...losses, ...losses.map(() => 0.001)], 0.01)!;
    // 1 % of all returns is 2 % of the losses.
    expect(found.valueAtRisk).toBeCloseTo(0.02 * (0.02 ** -0.5 - 1), 2);
    expect(found.shape).toBeGreaterThan(0.3);
    expect(found.expectedShortfall!).toBeGreaterThan(found.valueAtRisk);
    expect(paretoTail([0.01, 0.02, 0.03])).toBeNull();
  });
});

/** Value at risk from outcomes in money is the one from returns times the portfolio's value; by hand on small samples. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviation, mean } from '#core/estimates/moments.ts';
import { expectedShortfall, outcomesOf, valueAtRisk } from '#core/estimates/outcome-risk.ts';
import {
  historicalShortfall,
  historicalVar,
  parametricShortfall,
  parametricVar,
} from '#core/estimates/value-at-risk.ts';
import { DailyOutcomes, type History } from '#core/risk/returns.ts';

const of = (...values: number[]) => outcomesOf(Float64Array.from(values));
const measure = (method: 'historical' | 'parametric', confidence: number, horizon = 1) => ({
  method,
  confidence,
  horizon,
});

describe('outcomes', () => {
  test('by hand: five outcomes, quantile between the lowest two', () => {
    // At 95 % the place is 4 × 0.05 = 0.2: −100 + 0.2 × 60 = −88. Below it only −100.
    const outcomes = of(20, -100, 30, -40, 10);
    expect(valueAtRisk(outcomes, measure('historical', 95))).toBeCloseTo(88, 10);
    expect(expectedShortfall(outcomes, measure('historical', 95))).toBeCloseTo(100, 10);
    expect(valueAtRisk(outcomes, measure('historical', 95, 4))).toBeCloseTo(176, 10);
    // Mean −16, deviation √(11,720 ÷ 4) = 54.1295; 1.644854 × 54.1295 + 16.
    expect(valueAtRisk(outcomes, measure('parametric', 95))).toBeCloseTo(105.035, 2);
  });

  test('what never loses risks nothing', () => {
    for (const method of ['historical', 'parametric'] as const) {
      expect(valueAtRisk(of(100, 101, 102), measure(method, 99))).toBe(0);
      expect(expectedShortfall(of(), measure(method, 95))).toBe(0);
    }
  });

  test('equal to the figures from returns, at every confidence', () => {
    const returns = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
      minLength: 30,
      maxLength: 300,
    });
    fc.assert(
      fc.property(returns, fc.constantFrom(95, 99), (sample, confidence) => {
        const value = 1e9;
        const outcomes = outcomesOf(Float64Array.from(sample.map((each) => each * value)));
        const at = confidence / 100;
        const same = (ours: number, theirs: number) =>
          expect(Math.abs(ours - Math.max(0, theirs * value))).toBeLessThan(1e-3);
        same(valueAtRisk(outcomes, measure('historical', confidence)), historicalVar(sample, at));
        same(expectedShortfall(outcomes, measure('historical', confidence)), historicalShortfall(sample, at));
        const [average, sigma] = [mean(sample), deviation(sample)];
        same(valueAtRisk(outcomes, measure('parametric', confidence)), parametricVar(average, sigma, at));
        same(
          expectedShortfall(outcomes, measure('parametric', confidence)),
          parametricShortfall(average, sigma, at),
        );
      }),
    );
  });
});

test('outcomes kept as positions change are those made anew, to the last unit, in any order', () => {
  const ids = ['a', 'b', 'c'] as never[];
  const rows = ids.map((_, index) =>
    Int32Array.from({ length: 50 }, (__, day) => ((day * 7_919 + index * 104_729) % 80_001) - 40_000),
  );
  const history: History = {
    days: 50,
    returns: (id) => rows[ids.indexOf(id as never)] ?? null,
    averageVolume: () => null,
    averageTrueRange: () => null,
    volatilityBps: () => null,
  };
  const change = fc.tuple(fc.nat(2), fc.integer({ min: -1e12, max: 1e12 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
      const kept = new DailyOutcomes(history, 'VND');
      const final = new Map<number, number>();
      for (const [which, value] of changes) {
        kept.set(ids[which]!, value);
        final.set(which, value);
      }
      const anew = new DailyOutcomes(history, 'VND');
      for (const [which, value] of [...final].reverse()) anew.set(ids[which]!, value);
      expect([...kept.now()]).toEqual([...anew.now()]);
      const other = new DailyOutcomes(history, 'VND');
      for (const [which, value] of final) other.set(ids[which]!, which === 1 ? value + 5_000_000 : value);
      if (final.has(1)) expect(Array.from(kept.with(ids[1]!, 5_000_000))).toEqual(Array.from(other.now()));
    }),
  );
});

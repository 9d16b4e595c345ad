/** How sure figures are: against the papers' own worked examples, and against worlds whose truth is known. */
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '#core/estimates/normal.ts';
import { Seeded } from '#core/units/seeded.ts';
import { blockLength, bootstrap, BOOTSTRAP } from '#research/statistics/bootstrap.ts';
import {
  deflatedSharpe,
  luckySharpe,
  minimumTrackRecord,
  probabilisticSharpe,
} from '#research/statistics/probabilistic.ts';
import { shuffleTrades } from '#research/statistics/shuffle.ts';

/** Normal returns, each leaning on the one before it. */
function drawn(seed: number, length: number, mean: number, deviation: number, lean = 0): Float64Array {
  const seeded = Seeded.of(seed);
  let before = 0;
  return Float64Array.from({ length }, () => {
    before = lean * before + normalQuantile((seeded.next() + 0.5) / 2 ** 32) * deviation;
    return mean + before;
  });
}

describe('Sharpe ratios', () => {
  test('deflated: the example of Bailey and López de Prado (2014)', () => {
    // 2.5 a year over 1,250 days of 250 a year, best of 100 tries whose yearly ratios have a variance of ½, skew −3, kurtosis 10.
    const sample = { sharpe: 2.5 / Math.sqrt(250), count: 1250, skew: -3, excessKurtosis: 7 };
    expect(luckySharpe(100, 0.5 / 250)).toBeCloseTo(0.1132, 4);
    expect(deflatedSharpe(sample, 100, 0.5 / 250)).toBeCloseTo(0.9004, 4);
    expect(deflatedSharpe(sample, 46, 0.5 / 250)).toBeCloseTo(0.9505, 4);
    expect(deflatedSharpe(sample, 1, 0.5 / 250)).toBe(probabilisticSharpe(sample));
  });

  test('probabilistic: the example of Bailey and López de Prado (2012)', () => {
    // Two years of months, 1.59 a year: skew −2.448 and kurtosis 10.164 leave 91.3 % of what looked like 98.2 %.
    const plain = { sharpe: 0.458, count: 24, skew: 0, excessKurtosis: 0 };
    expect(probabilisticSharpe(plain)).toBeCloseTo(0.982, 3);
    expect(probabilisticSharpe({ ...plain, skew: -2.448, excessKurtosis: 7.164 })).toBeCloseTo(0.913, 3);
  });

  test('the minimum track record is where the probability reaches the confidence', () => {
    const sample = { sharpe: 0.1, count: 100, skew: -0.5, excessKurtosis: 3 };
    const length = minimumTrackRecord(sample, 0.02, 0.95)!;
    expect(probabilisticSharpe({ ...sample, count: length }, 0.02)).toBeCloseTo(0.95, 9);
    expect(minimumTrackRecord(sample, 0.1)).toBeNull();
    expect(probabilisticSharpe({ ...sample, count: 1 })).toBeNull();
    // No such sample has this spread.
    expect(probabilisticSharpe({ sharpe: 1, count: 10, skew: 3, excessKurtosis: 0 })).toBeNull();
  });
});

describe('stationary bootstrap', () => {
  const measure = { periods: 252, free: 0, returns: 'simple' } as const;

  test('the same seed gives the same intervals, another seed others', () => {
    const returns = drawn(1, 300, 0.001, 0.01);
    expect(bootstrap(returns, measure)).toEqual(bootstrap(returns, measure));
    const other = bootstrap(returns, measure, { ...BOOTSTRAP, seed: 2 });
    expect(other!.sharpe).not.toEqual(bootstrap(returns, measure)!.sharpe);
  });

  test('nine intervals in ten of 90 % hold the truth', () => {
    const truth = (0.001 / 0.01) * Math.sqrt(252);
    const terms = { ...BOOTSTRAP, samples: 300, confidence: 0.9 };
    let held = 0;
    for (let world = 0; world < 200; world += 1) {
      const { low, high } = bootstrap(drawn(world, 250, 0.001, 0.01), measure, {
        ...terms,
        seed: world,
      })!.sharpe!;
      held += Number(low <= truth && truth <= high);
    }
    expect(held / 200).toBeGreaterThan(0.83);
    expect(held / 200).toBeLessThan(0.97);
  });

  test('blocks are longer where returns lean on those before them, and widen the interval', () => {
    const [alone, leaning] = [drawn(3, 2000, 0, 0.01), drawn(3, 2000, 0, 0.01, 0.7)];
    expect(blockLength(leaning)).toBeGreaterThan(3 * blockLength(alone));
    const width = (block: number): number => {
      const { low, high } = bootstrap(leaning, measure, { ...BOOTSTRAP, block })!.growth!;
      return Math.log((1 + high) / (1 + low));
    };
    expect(width(blockLength(leaning))).toBeGreaterThan(1.5 * width(1));
    expect([blockLength([1, 2]), blockLength(new Float64Array(50))]).toEqual([1, 1]);
  });

  test('a long history in stretches says what the short way says', () => {
    const returns = drawn(5, 60_000, 0.0002, 0.01);
    const long = bootstrap(returns, measure, { ...BOOTSTRAP, samples: 200 })!;
    // Standard error of a yearly Sharpe ratio of independent returns: √(252 ÷ n).
    const error = Math.sqrt(252 / 60_000);
    expect((long.sharpe!.high - long.sharpe!.low) / error).toBeGreaterThan(2 * 1.96 * 0.8);
    expect((long.sharpe!.high - long.sharpe!.low) / error).toBeLessThan(2 * 1.96 * 1.2);
  });

  test('falls of a history in blocks of its whole length are those of its rotations', () => {
    const returns = [...Array<number>(20).fill(0.01), -0.2, ...Array<number>(20).fill(0.01)];
    const found = bootstrap(returns, measure, { ...BOOTSTRAP, samples: 100, block: 1e9 })!;
    expect(found.maxDrawdown).toEqual({ low: expect.closeTo(0.2, 12), high: expect.closeTo(0.2, 12) });
    expect(found.growth!.low).toBeCloseTo(found.growth!.high, 9);
  });

  test('nothing of too few, unknown or lost', () => {
    expect(bootstrap(new Float64Array(19), measure)).toBeNull();
    expect(bootstrap([...new Float64Array(30), Number.NaN], measure)).toBeNull();
    expect(bootstrap([...new Float64Array(30), -1], measure)).toBeNull();
    expect(bootstrap(new Float64Array(30), measure)!.sharpe).toBeNull();
  });
});

describe('trades in another order', () => {
  test('two losses and two gains: every order can be counted', () => {
    // Of the orders of −1, −1, 1, 1, 1: the fall is 2 where both losses come with less than one gain between them.
    const found = shuffleTrades([1, -1, 1, -1, 1], 4000)!;
    expect(found.actual).toBe(1);
    expect([found.median, found.of99, found.worst]).toEqual([1, 2, 2]);
    expect(found.asDeep).toBe(1);
    const deep = shuffleTrades([1, 1, 1, -1, -1], 4000)!;
    // 4 of 10 orders have the two losses side by side.
    expect(deep.asDeep).toBeCloseTo(0.4, 1);
  });

  test('the same seed gives the same answer; four trades have too few orders', () => {
    const profits = [5, -3, 8, -6, 2, -1];
    expect(shuffleTrades(profits)).toEqual(shuffleTrades(profits));
    expect(shuffleTrades([1, 2, 3, -4])).toBeNull();
  });
});

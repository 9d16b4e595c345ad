import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latencyMs, type LatencyModel } from '#core/matching/latency/latency.ts';
import { expOf } from '#core/matching/latency/log-normal.ts';
import { Seeded } from '#core/units/seeded.ts';

describe('the seeded generator', () => {
  test('xoshiro128** from its published state', () => {
    const random = Seeded.restore([1, 2, 3, 4]);
    const drawn = Array.from({ length: 8 }, () => random.next());
    expect(drawn).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    ]);
  });

  test('goes on from its state; seeds differ; zero is refused', () => {
    const random = Seeded.of(7);
    random.next();
    const again = Seeded.restore(random.state());
    expect([again.next(), again.next()]).toEqual([random.next(), random.next()]);
    expect(Seeded.of(7).next()).toBe(Seeded.of(7).next());
    expect(Seeded.of(7).next()).not.toBe(Seeded.of(8).next());
    expect(() => Seeded.restore([0, 0, 0, 0])).toThrow(RangeError);
  });

  test('below stays below and reaches every value', () => {
    const random = Seeded.of(1);
    const counts = Array.from({ length: 6 }, () => 0);
    for (let drawn = 0; drawn < 6_000; drawn += 1) counts[random.below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('latency', () => {
  const of = (model: LatencyModel, errand: 'submit' | 'cancel', seed = 1, draws = 4_001) => {
    const random = Seeded.of(seed);
    return Array.from({ length: draws }, () => latencyMs(model, errand, random)).toSorted((a, b) => a - b);
  };

  test('constant: submit and cancel apart', () => {
    const model = { model: 'constant', submitMs: 40, cancelMs: 15 } as const;
    expect([of(model, 'submit', 1, 2), of(model, 'cancel', 1, 2)]).toEqual([
      [40, 40],
      [15, 15],
    ]);
  });

  test('uniform: both ends are possible', () => {
    const model = {
      model: 'uniform',
      submit: { fromMs: 10, toMs: 14 },
      cancel: { fromMs: 3, toMs: 3 },
    } as const;
    expect([...new Set(of(model, 'submit'))]).toEqual([10, 11, 12, 13, 14]);
    expect(new Set(of(model, 'cancel'))).toEqual(new Set([3]));
  });

  test('log-normal: quantiles as the distribution has them, the tail cut', () => {
    const delay = { medianMs: 1_000, sigmaMilli: 500, maxMs: 3_000 };
    const model = { model: 'log-normal', submit: delay, cancel: { ...delay, sigmaMilli: 0 } } as const;
    const drawn = of(model, 'submit');
    const quantile = (part: number) => drawn[Math.floor(part * (drawn.length - 1))]!;
    expect(Math.abs(quantile(0.5) - 1_000)).toBeLessThan(40);
    // One standard deviation: 1000 × e^±0.5.
    expect(Math.abs(quantile(0.1587) - 607)).toBeLessThan(40);
    expect(Math.abs(quantile(0.8413) - 1_649)).toBeLessThan(80);
    expect(drawn.at(-1)).toBe(3_000);
    expect(new Set(of(model, 'cancel', 1, 10))).toEqual(new Set([1_000]));
    expect(of(model, 'submit', 5, 50)).toEqual(of(model, 'submit', 5, 50));
  });

  test('e^x in integers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (milli) => {
        const exact = Math.exp(milli / 1000);
        const found = Number(expOf(BigInt(milli) * 1_000_000_000_000n)) / 1e15;
        expect(Math.abs(found - exact)).toBeLessThan(1e-12 * exact + 2e-15);
      }),
    );
  });
});

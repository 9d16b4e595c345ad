import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlippageContext } from '#core/matching/slippage/context.ts';
import { slippedPrice, type SlippageModel } from '#core/matching/slippage/slippage.ts';
import { tickAt, type TickRow } from '#core/model/instrument.ts';
import { ceilSqrtOf, floorSqrt } from '#core/units/root.ts';

const rows = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([from, tick]) => ({ from, tick }) as TickRow);
const HOSE = rows([0, 10], [10_000, 50], [50_000, 100]);
const FINE = rows([0, 1]);

/** 95,500 đồng on HOSE, 2,000 of a bar of 100,000. */
const fpt: SlippageContext = {
  side: 'buy',
  price: 95_500,
  quantity: 2_000,
  tickTable: HOSE,
  spread: 300,
  volume: 100_000,
  high: 96_000,
  low: 95_000,
  averageRange: 2_000,
  sigmaPpm: null,
};
/** USD 100.00 without a grid, so that the amount itself shows. */
const exact: SlippageContext = { ...fpt, price: 1_000_000, tickTable: FINE, high: 1_010_000, low: 990_000 };

describe('worked by hand', () => {
  test.each([
    ['none', { model: 'none' }, fpt, 95_500, 95_500],
    ['two ticks', { model: 'ticks', ticks: 2 }, fpt, 95_700, 95_300],
    ['a tick below 50,000 is 50', { model: 'ticks', ticks: 1 }, { ...fpt, price: 50_000 }, 50_100, 49_950],
    ['5 bp of 95,500 is 47.75', { model: 'percent', basisPoints: 5 }, fpt, 95_600, 95_400],
    [
      '5 bp without a grid',
      { model: 'percent', basisPoints: 5 },
      { ...fpt, tickTable: FINE },
      95_548,
      95_452,
    ],
    ['half of 300', { model: 'half-spread', otherwiseTicks: 1 }, fpt, 95_700, 95_300],
    ['no quote', { model: 'half-spread', otherwiseTicks: 1 }, { ...fpt, spread: null }, 95_600, 95_400],
    // 2 % of the volume: 0.1 × 0.02² = 0.00004 of 1,000,000.
    [
      '2 % of the volume',
      { model: 'volume-share', impactPpm: 100_000, limitPpm: 25_000 },
      exact,
      1_000_040,
      999_960,
    ],
    // 10 % counts as 2.5 %: 0.1 × 0.025² = 0.0000625, 62.5 rounded up.
    [
      'above the limit',
      { model: 'volume-share', impactPpm: 100_000, limitPpm: 25_000 },
      { ...exact, quantity: 10_000 },
      1_000_063,
      999_937,
    ],
    [
      'no volume',
      { model: 'volume-share', impactPpm: 100_000, limitPpm: 25_000 },
      { ...exact, volume: 0 },
      1_000_063,
      999_937,
    ],
    // 2 % × √0.01 = 0.2 % of 1,000,000.
    [
      'square root of 1 %',
      { model: 'square-root', coefficientMilli: 1_000, sigmaPpm: 20_000 },
      { ...exact, quantity: 1_000 },
      1_002_000,
      998_000,
    ],
    // √0.02 = 0.1414213…: 2,828.4 rounded up; the market's own σ of 2 % beats the model's.
    [
      'square root of 2 %',
      { model: 'square-root', coefficientMilli: 1_000, sigmaPpm: 1 },
      { ...exact, sigmaPpm: 20_000 },
      1_002_829,
      997_171,
    ],
    [
      'a tenth of the bar',
      { model: 'volatility', of: 'bar-range', basisPoints: 1_000 },
      exact,
      1_002_000,
      998_000,
    ],
    [
      'a tenth of the ATR',
      { model: 'volatility', of: 'average-range', basisPoints: 1_000 },
      fpt,
      95_700,
      95_300,
    ],
    [
      'no ATR yet',
      { model: 'volatility', of: 'average-range', basisPoints: 1_000 },
      { ...fpt, averageRange: null },
      95_600,
      95_400,
    ],
  ] as const)('%s', (_name, model, context, buy, sell) => {
    expect(slippedPrice(model, context)).toBe(buy);
    expect(slippedPrice(model, { ...context, side: 'sell' })).toBe(sell);
  });

  test('a sale never falls below one tick', () => {
    expect(slippedPrice({ model: 'percent', basisPoints: 20_000 }, { ...fpt, side: 'sell' })).toBe(10);
    expect(slippedPrice({ model: 'ticks', ticks: 5 }, { ...fpt, side: 'sell', price: 20 })).toBe(10);
  });
});

test('always against the order, on a tick, and more of it costs no less', () => {
  const model = fc.oneof(
    fc.record({ model: fc.constant('ticks' as const), ticks: fc.nat(20) }),
    fc.record({ model: fc.constant('percent' as const), basisPoints: fc.nat(500) }),
    fc.record({ model: fc.constant('half-spread' as const), otherwiseTicks: fc.nat(5) }),
    fc.record({
      model: fc.constant('volume-share' as const),
      impactPpm: fc.nat(1_000_000),
      limitPpm: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    fc.record({
      model: fc.constant('square-root' as const),
      coefficientMilli: fc.nat(3_000),
      sigmaPpm: fc.nat(100_000),
    }),
    fc.record({
      model: fc.constant('volatility' as const),
      of: fc.constantFrom('bar-range' as const, 'average-range' as const),
      basisPoints: fc.nat(10_000),
    }),
  );
  const market = fc.record({
    price: fc.integer({ min: 10, max: 500_000 }),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    volume: fc.nat(10_000_000),
    spread: fc.option(fc.nat(2_000)),
    low: fc.integer({ min: 1, max: 100_000 }),
    high: fc.integer({ min: 100_000, max: 200_000 }),
  });
  fc.assert(
    fc.property(model, market, (config: SlippageModel, facts) => {
      const context = { ...fpt, ...facts };
      const bought = slippedPrice(config, context);
      const sold = slippedPrice(config, { ...context, side: 'sell' });
      expect(bought).toBeGreaterThanOrEqual(context.price);
      expect(sold).toBeLessThanOrEqual(context.price);
      for (const price of [bought, sold]) expect(price % tickAt({ tickTable: HOSE }, price)).toBe(0);
      expect(sold).toBeGreaterThanOrEqual(10);
      const larger = slippedPrice(config, { ...context, quantity: context.quantity * 2 });
      expect(larger).toBeGreaterThanOrEqual(bought);
    }),
  );
});

test('integer roots are exact', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 200n }), fc.bigInt({ min: 1n, max: 1n << 80n }), (n, d) => {
      const root = floorSqrt(n);
      expect(root * root <= n && n < (root + 1n) * (root + 1n)).toBe(true);
      const up = ceilSqrtOf(n, d);
      expect(up * up * d >= n && (up === 0n || (up - 1n) * (up - 1n) * d < n)).toBe(true);
    }),
  );
  expect(() => floorSqrt(-1n)).toThrow(RangeError);
});

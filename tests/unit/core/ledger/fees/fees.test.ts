import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPECTED, type FeeBase, type TradeFacts } from '#core/ledger/fees/component.ts';
import {
  fillCharges,
  orderCharges,
  type FeeComponent,
  type FeeSchedule,
} from '#core/ledger/fees/schedule.ts';
import { US_PER_SHARE_REGULATED, US_SELL_FEES, VN_BROKER } from '#core/ledger/fees/schedules.ts';
import { money, quantity } from '#core/units/units.ts';
import { AAPL, FPT } from '../../../../support/kernel.ts';

const base = (size: number, value: number): FeeBase => ({ quantity: quantity(size), notional: money(value) });
const NOTHING = base(0, 0);

/** Charges of fills of one order, each a list of [kind, amount]; notional in ledger units. */
function fills(
  schedule: FeeSchedule,
  side: 'buy' | 'sell',
  trades: readonly (readonly [size: number, value: number])[],
  facts: Partial<TradeFacts> = {},
  instrument = AAPL,
) {
  let before = NOTHING;
  return trades.map(([size, value]) => {
    const after = base(before.quantity + size, before.notional + value);
    const charges = fillCharges(schedule, instrument, side, before, after, { ...EXPECTED, ...facts });
    before = after;
    return charges.map(({ kind, amount }) => [kind, amount]);
  });
}

describe('worked by hand', () => {
  test('flat: once an order, with its first fill', () => {
    const flat: FeeComponent = { model: 'flat', kind: 'commission', sides: 'both', amount: 49_500 };
    expect(
      fills([flat], 'buy', [
        [1, 10_000],
        [99, 990_000],
      ]),
    ).toEqual([[['commission', 49_500]], []]);
  });

  test('per share: 40 × 0.005 = 0.20 raised to 1.00; 300 shares cost 1.50; without a cap the minimum stands', () => {
    const perShare = US_PER_SHARE_REGULATED.slice(0, 1);
    expect(
      fills(perShare, 'buy', [
        [40, 4_000_000],
        [260, 26_000_000],
      ]),
    ).toEqual([[['commission', 10_000]], [['commission', 5_000]]]);
    // Twenty shares at 0.40: one percent of 8.00 wins over the minimum.
    expect(fills(perShare, 'buy', [[20, 80_000]])).toEqual([[['commission', 800]]]);
    const uncapped = perShare.map((fee) => ({ ...fee, capBps: null }) as FeeComponent);
    expect(fills(uncapped, 'buy', [[20, 80_000]])).toEqual([[['commission', 10_000]]]);
  });

  test('percent: 0.15 % with a minimum of 10,000 đồng an order; the tax on what is sold', () => {
    const minimum: FeeSchedule = [
      { model: 'percent', kind: 'commission', sides: 'both', ppm: 1_500, minimum: 10_000 },
    ];
    const trades = [
      [10, 1_000_000],
      [90, 9_000_000],
    ] as const;
    expect(fills(minimum, 'buy', trades, {}, FPT)).toEqual([
      [['commission', 10_000]],
      [['commission', 5_000]],
    ]);
    expect(fills(VN_BROKER, 'sell', [[100, 9_550_000]], {}, FPT)).toEqual([
      [
        ['commission', 14_325],
        ['sell-tax', 9_550],
      ],
    ]);
  });

  const tiered: FeeSchedule = [
    {
      model: 'maker-taker',
      kind: 'commission',
      sides: 'both',
      tiers: [
        { from: 0, makerPpm: 1_000, takerPpm: 2_000 },
        { from: 1_000_000_000, makerPpm: -100, takerPpm: 500 },
      ],
    },
  ];
  test.each([
    ['taker', 0, ['commission', 2_000]],
    ['maker', 999_999_999, ['commission', 1_000]],
    ['taker', 1_000_000_000, ['commission', 500]],
    ['maker', 2_000_000_000, ['maker-rebate', -100]],
  ] as const)('a %s after %d: %j', (liquidity, rollingVolume, charge) => {
    expect(fills(tiered, 'buy', [[10, 1_000_000]], { liquidity, rollingVolume })).toEqual([[charge]]);
  });

  // 100 shares at 180.50 sold: 18,050.00. At 27.80 a million 0.50179, at 20.60 0.37183, at 8.00 0.1444; all to the cent above.
  test.each([
    ['2024-06-03', 5_100],
    ['2024-05-21', 1_500],
    ['2025-05-13', 5_100],
    ['2025-05-14', null],
    ['2026-04-04', 3_800],
    ['2009-12-31', null],
    [null, 3_800],
  ])('section 31 on %s: %s', (date, amount) => {
    const charged = amount === null ? [] : [['section-31', amount]];
    expect(fills(US_SELL_FEES.slice(0, 1), 'sell', [[100, 180_500_000]], { date })).toEqual([charged]);
  });

  // 100 shares: 0.0166 and 0.0195, both two cents; 0.0119 two cents too. 60,000: capped; 50,000 at 0.000195: 9.75.
  test.each([
    ['2024-01-02', 100, 200],
    ['2021-12-31', 100, 200],
    ['2025-12-31', 60_000, 83_000],
    ['2026-01-02', 60_000, 97_900],
    ['2026-01-02', 50_000, 97_500],
    ['2022-01-03', 1, 100],
  ])('TAF on %s of %d shares: %d', (date, size, amount) => {
    expect(fills(US_SELL_FEES.slice(1), 'sell', [[size, size * 1_000]], { date })).toEqual([
      [['taf', amount]],
    ]);
  });

  test('regulatory fees are of sales alone, and rounded by trade', () => {
    const two = [
      [10, 1_000_000],
      [10, 1_000_000],
    ] as const;
    expect(fills(US_SELL_FEES, 'buy', two, { date: '2024-06-03' })).toEqual([[], []]);
    const each = [
      ['section-31', 100],
      ['taf', 100],
    ];
    expect(fills(US_SELL_FEES, 'sell', two, { date: '2024-06-03' })).toEqual([each, each]);
    expect(fills(US_SELL_FEES, 'sell', [[20, 2_000_000]], { date: '2024-06-03' })).toEqual([each]);
  });

  test('currency: half of a spread of 0.2 % on USD 10,000 is 10', () => {
    const fx: FeeSchedule = [{ model: 'fx-spread', kind: 'fx-spread', sides: 'both', spreadPpm: 2_000 }];
    expect(fills(fx, 'buy', [[100, 100_000_000]])).toEqual([[['fx-spread', 100_000]]]);
  });

  test('components of one kind are one charge', () => {
    const two: FeeSchedule = [
      { model: 'flat', kind: 'commission', sides: 'both', amount: 100 },
      { model: 'percent', kind: 'commission', sides: 'both', ppm: 1_000, minimum: 0 },
    ];
    expect(orderCharges(two, AAPL, 'buy', base(1, 10_000))).toEqual([{ kind: 'commission', amount: 110 }]);
    expect(orderCharges(two, AAPL, 'buy', NOTHING)).toEqual([]);
  });
});

test('fees by order do not depend on how it is cut into fills', () => {
  const schedule: FeeSchedule = [
    { model: 'flat', kind: 'commission', sides: 'both', amount: 321 },
    { model: 'percent', kind: 'sell-tax', sides: 'sell', ppm: 1_234, minimum: 777 },
    { model: 'per-share', kind: 'commission', sides: 'both', perMillion: 7_777_777, minimum: 50, capBps: 9 },
    { model: 'fx-spread', kind: 'fx-spread', sides: 'both', spreadPpm: 3_333 },
  ];
  const trade = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 10_000_000 }));
  fc.assert(
    fc.property(fc.array(trade, { minLength: 1, maxLength: 10 }), (trades) => {
      const sums = new Map<unknown, number>();
      for (const [kind, amount] of fills(schedule, 'sell', trades).flat())
        sums.set(kind, (sums.get(kind) ?? 0) + Number(amount));
      const size = trades.reduce((sum, [count]) => sum + count, 0);
      const value = trades.reduce((sum, [, notional]) => sum + notional, 0);
      for (const { kind, amount } of orderCharges(schedule, AAPL, 'sell', base(size, value)))
        expect(sums.get(kind) ?? 0).toBe(amount);
    }),
  );
});

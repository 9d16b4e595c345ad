/** Every rule just under its limit, at it and just over it, through the kernel. */
import { describe, expect, test } from 'vitest';
import type { RuleSpec } from '#core/model/rules.ts';
import type { History } from '#core/risk/returns.ts';
import { RULE_NAMES } from '#core/risk/rules/list.ts';
import { HOSE_2025 } from '../../../scenarios/ruled.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { bench, buy, ETF, MILLION, VCB, vnd } from './desk.ts';

interface Case {
  readonly spec: RuleSpec;
  readonly code: string;
  /** Order sizes (or prices, or whatever `order` makes of them) just under, at and just over. */
  readonly sizes: readonly [under: number, at: number, over: number];
  readonly before?: (desk: Bench) => void;
  readonly order?: (desk: Bench, size: number) => { denial: { code: string } | null };
  readonly cash?: number;
}

const CASES: readonly Case[] = [
  {
    spec: { rule: 'max-quantity', limit: 1_000 },
    code: 'QUANTITY_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
  },
  {
    spec: { rule: 'max-notional', limit: vnd(100 * MILLION) },
    code: 'NOTIONAL_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
  },
  {
    spec: { rule: 'max-notional', limit: { equityBps: 1_000 } },
    code: 'NOTIONAL_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
  },
  {
    spec: { rule: 'price-collar', bps: 100, against: 'last' },
    code: 'PRICE_OUTSIDE_COLLAR',
    sizes: [100_900, 101_000, 101_100],
    order: (desk, price) => desk.place(FPT, 'buy', 100, price),
  },
  {
    spec: { rule: 'price-collar', bps: 100, against: 'mid' },
    code: 'PRICE_OUTSIDE_COLLAR',
    // The middle is 100,100; a sale may be 1,001 below it.
    sizes: [99_200, 99_100, 99_000],
    before: (desk) => desk.quote(FPT, 'bid', [100_000, 100]).quote(FPT, 'ask', [100_200, 100]),
    order: (desk, price) => desk.place(FPT, 'sell', 100, price),
  },
  {
    spec: { rule: 'order-rate', orders: 3, windowMs: 60_000 },
    code: 'TOO_MANY_ORDERS',
    sizes: [1, 2, 3],
    order: (desk, before) => {
      for (let sent = 0; sent < before; sent += 1) desk.place(FPT, 'buy', 100, 99_000 + sent * 100);
      return buy(desk, 100);
    },
  },
  {
    spec: { rule: 'working-orders', limit: 3 },
    code: 'TOO_MANY_WORKING',
    sizes: [1, 2, 3],
    order: (desk, before) => {
      for (let sent = 0; sent < before; sent += 1) desk.place(FPT, 'buy', 100, 99_000 + sent * 100);
      return buy(desk, 100);
    },
  },
  {
    spec: { rule: 'position-quantity', limit: 1_000 },
    code: 'POSITION_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => void buy(desk, 500),
  },
  {
    spec: { rule: 'position-value', limit: vnd(100 * MILLION) },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => void buy(desk, 500),
  },
  {
    spec: { rule: 'sector-exposure', sector: null, limit: vnd(100 * MILLION) },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    // Another sector does not count, another symbol of the same does.
    before: (desk) => {
      desk.place(VCB, 'buy', 900, 100_000);
      desk.place(ETF, 'buy', 500, 100_000);
    },
  },
  {
    spec: { rule: 'asset-class-exposure', assetClass: 'stock', limit: vnd(100 * MILLION) },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => {
      desk.place(ETF, 'buy', 900, 100_000);
      desk.place(VCB, 'buy', 500, 100_000);
    },
  },
  {
    spec: { rule: 'currency-exposure', currency: 'VND', limit: vnd(100 * MILLION) },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => void desk.place(VCB, 'buy', 500, 100_000),
  },
  {
    spec: { rule: 'gross-exposure', limit: { equityBps: 1_000 } },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => void desk.place(VCB, 'buy', 500, 100_000),
  },
  {
    spec: { rule: 'net-exposure', limit: vnd(100 * MILLION) },
    code: 'EXPOSURE_ABOVE_LIMIT',
    sizes: [400, 500, 600],
    before: (desk) => void desk.place(VCB, 'buy', 500, 100_000),
  },
  {
    spec: { rule: 'leverage', hundredths: 10 },
    code: 'LEVERAGE_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
  },
  {
    spec: { rule: 'concentration', bps: 1_000 },
    code: 'CONCENTRATION_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
  },
  {
    spec: { rule: 'volume-share', bps: 1_000, days: 20 },
    code: 'VOLUME_SHARE_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
    before: (desk) => void (desk.history = history()),
  },
  {
    spec: { rule: 'volatility-scaled', targetBps: 2_000, limit: vnd(200 * MILLION) },
    code: 'VOLATILITY_ABOVE_LIMIT',
    // Twice as volatile as the target: it counts twice.
    sizes: [900, 1_000, 1_100],
    before: (desk) => void (desk.history = history()),
  },
  {
    spec: {
      rule: 'value-at-risk',
      method: 'historical',
      confidence: 95,
      horizon: 1,
      limit: vnd(2 * MILLION),
    },
    code: 'RISK_ABOVE_LIMIT',
    // On the worst five days of a hundred it loses 2 %.
    sizes: [900, 1_000, 1_100],
    before: (desk) => void (desk.history = history()),
  },
  {
    spec: {
      rule: 'expected-shortfall',
      method: 'historical',
      confidence: 95,
      horizon: 1,
      limit: vnd(2 * MILLION),
    },
    code: 'RISK_ABOVE_LIMIT',
    sizes: [900, 1_000, 1_100],
    before: (desk) => void (desk.history = history()),
  },
  {
    spec: { rule: 'spread-width', bps: 20 },
    code: 'SPREAD_TOO_WIDE',
    sizes: [100_100, 100_200, 100_300],
    order: (desk, ask) => {
      desk.quote(FPT, 'bid', [100_000, 100]).quote(FPT, 'ask', [ask, 100]);
      return desk.place(FPT, 'buy', 100, ask);
    },
  },
  {
    spec: { rule: 'stale-price', ms: 1_000 },
    code: 'PRICE_STALE',
    sizes: [3, 4, 5],
    order: (desk, quarters) => {
      desk.quote(FPT, 'ask', [100_000, 200]).takeNext(FPT, 'buy', 100_000, 100);
      desk.advance(quarters);
      return buy(desk, 100);
    },
  },
  {
    spec: { rule: 'duplicate', windowMs: 1_000 },
    code: 'DUPLICATE_ORDER',
    sizes: [5, 4, 3],
    order: (desk, quarters) => {
      buy(desk, 100);
      desk.advance(quarters);
      return buy(desk, 100);
    },
  },
  {
    spec: { rule: 'drawdown', bps: 1_000, lock: { state: 'reducing', until: 'release' } },
    code: 'DRAWDOWN_REACHED',
    // Of a thousand million, a holding of five hundred falls.
    sizes: [80_100, 80_100, 80_000],
    order: falling,
  },
  {
    spec: { rule: 'daily-loss', limit: vnd(100 * MILLION), lock: { state: 'reducing', until: 'day-end' } },
    code: 'DAILY_LOSS_REACHED',
    sizes: [80_100, 80_100, 80_000],
    order: falling,
  },
];

/** Half of the equity is one holding, whose price falls to so much; then an order for another symbol. */
function falling(desk: Bench, price: number) {
  const held = { ...FPT, listedPrice: 100_000 as never };
  const other = { ...VCB, listedPrice: 100_000 as never };
  const again = new Bench([held, other], desk.state.rules);
  again.openAccount(500 * MILLION, 0, [[held, 5_000, 100_000]], false);
  again.market.venue(held.id).last = price;
  return again.place(other, 'buy', 100, 100_000);
}

/** A hundred days: five lose 2 %, the others gain a little; ten thousand are traded a day. */
function history(): History {
  const returns = new Int32Array(100).fill(1_000);
  for (let day = 0; day < 6; day += 1) returns[day * 16] = -20_000;
  return {
    days: 100,
    returns: () => returns,
    averageVolume: () => 10_000,
    averageTrueRange: () => 1_000,
    volatilityBps: () => 4_000,
  };
}

describe('limits', () => {
  test.each(CASES.map((each) => [JSON.stringify(each.spec), each] as const))('%s', (_, each) => {
    const outcomes = each.sizes.map((size) => {
      const desk = bench(each.spec, each.cash);
      if (each.spec.rule === 'price-collar' && each.spec.against === 'mid') hold(desk);
      each.before?.(desk);
      return (each.order ?? buy)(desk, size).denial?.code ?? null;
    });
    expect(outcomes).toEqual([null, null, each.code]);
  });

  test('every kind of rule is here or below', () => {
    const elsewhere = ['trading-hours', 'restricted-list', 'no-short', 'loss-streak'];
    const tested = new Set([...CASES.map(({ spec }) => spec.rule as string), ...elsewhere]);
    expect(RULE_NAMES.filter((name) => !tested.has(name))).toEqual([]);
  });
});

/** Something to sell. */
function hold(desk: Bench): void {
  desk.quote(FPT, 'ask', [100_000, 100]);
  desk.place(FPT, 'buy', 100, 100_000);
}

describe('rules without a number', () => {
  test('restricted symbols, or the only ones', () => {
    const forbidden = bench({ rule: 'restricted-list', symbols: ['FPT'], only: false });
    expect(buy(forbidden, 100).denial).toEqual({ code: 'SYMBOL_RESTRICTED', symbol: 'FPT' });
    expect(forbidden.place(VCB, 'buy', 100, 100_000).denial).toBeNull();
    const only = bench({ rule: 'restricted-list', symbols: ['FPT'], only: true });
    expect(buy(only, 100).denial).toBeNull();
    expect(only.place(VCB, 'buy', 100, 100_000).denial?.code).toBe('SYMBOL_RESTRICTED');
  });

  test('no short sale where the market would let it be', () => {
    const desk = new Bench([AAPL], rulesOf({ rule: 'no-short' })).openAccount(0, 100_000, [
      [AAPL, 100, 1_800_000],
    ]);
    expect(desk.place(AAPL, 'sell', 100, 1_900_000).denial).toBeNull();
    expect(desk.place(AAPL, 'sell', 1, 1_900_000).denial).toEqual({
      code: 'SHORT_NOT_ALLOWED',
      quantity: 1,
      sellable: 0,
    });
  });

  test('trading hours by the exchange’s clock, to the minute', () => {
    // 9:00 in Vietnam is 2:00 UTC, when the tape begins; a step is a quarter of a second.
    const rules = rulesOf({ rule: 'trading-hours', hours: [{ from: 541, until: 542 }] });
    const desk = new Bench([FPT], rules, (tape) => {
      tape.rulesInForce = HOSE_2025;
    }).openAccount();
    const tryNow = () => desk.place(FPT, 'buy', 100, 95_000).denial;
    expect(tryNow()).toEqual({ code: 'OUTSIDE_TRADING_HOURS', time: '09:00', hours: '09:01-09:02' });
    desk.advance(239);
    expect(tryNow()?.code).toBe('OUTSIDE_TRADING_HOURS');
    desk.advance(1);
    expect(tryNow()).toBeNull();
    desk.advance(240);
    expect(tryNow()?.code).toBe('OUTSIDE_TRADING_HOURS');
  });
});

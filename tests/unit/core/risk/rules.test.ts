/** Every rule just under its limit, at it and just over it, through the kernel. */
import { describe, expect, test } from 'vitest';
import type { Rule, RuleSpec } from '#core/model/rules.ts';
import type { History } from '#core/risk/returns.ts';
import { RULE_NAMES } from '#core/risk/rules/list.ts';
import { HOSE_2025 } from '../../../scenarios/ruled.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';

const VCB = { ...FPT, id: 'HOSE:VCB' as never, symbol: 'VCB', sector: 'Banks' };
const ETF = { ...FPT, id: 'HOSE:ETF' as never, symbol: 'ETF', assetClass: 'etf' as const };
const MILLION = 1_000_000;
const vnd = (amount: number) => ({ amount: String(amount), currency: 'VND' }) as const;

/** A thousand million đồng, no fees, every price 100,000. */
function bench(spec: RuleSpec & Partial<Rule>, vndCash = 1_000 * MILLION): Bench {
  const at = (instrument: typeof FPT) => ({ ...instrument, listedPrice: 100_000 as never });
  const made = new Bench([at(FPT), at(VCB), at(ETF), AAPL], rulesOf(spec));
  return made.openAccount(vndCash, 0, [], false);
}

interface Case {
  readonly spec: RuleSpec;
  readonly code: string;
  /** Order sizes (or prices, or whatever `order` makes of them) just under, at and just over. */
  readonly sizes: readonly [under: number, at: number, over: number];
  readonly before?: (desk: Bench) => void;
  readonly order?: (desk: Bench, size: number) => { denial: { code: string } | null };
  readonly cash?: number;
}

const buy = (desk: Bench, size: number) => desk.place(FPT, 'buy', size, 100_000);

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

describe('scopes and severities', () => {
  test('a rule looks at its instrument, its strategy, its account or at everything', () => {
    const limited = (scope: Rule['scope']) => bench({ rule: 'max-quantity', limit: 100, scope });
    const codes = (desk: Bench) => [
      buy(desk, 200).denial?.code,
      desk.place(VCB, 'buy', 200, 100_000).denial?.code,
      desk.place(VCB, 'buy', 200, 99_000, { strategy: 'cross' }).denial?.code,
    ];
    const denied = 'QUANTITY_ABOVE_LIMIT';
    expect(codes(limited({ kind: 'workspace' }))).toEqual([denied, denied, denied]);
    expect(codes(limited({ kind: 'account', account: 'paper' as never }))).toEqual([denied, denied, denied]);
    expect(codes(limited({ kind: 'account', account: 'other' as never }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(codes(limited({ kind: 'instrument', instrumentId: VCB.id }))).toEqual([undefined, denied, denied]);
    expect(codes(limited({ kind: 'strategy', strategy: 'cross' }))).toEqual([undefined, undefined, denied]);
  });

  test('counts are those of the scope', () => {
    const desk = bench({
      rule: 'working-orders',
      limit: 1,
      scope: { kind: 'instrument', instrumentId: VCB.id },
    });
    buy(desk, 100);
    expect(buy(desk, 200).denial).toBeNull();
    expect(desk.place(VCB, 'buy', 100, 100_000).denial).toBeNull();
    expect(desk.place(VCB, 'buy', 100, 99_000).denial).toEqual({
      code: 'TOO_MANY_WORKING',
      working: 2,
      limit: 1,
    });
  });

  test('a rule that reduces makes the order as large as fits, in whole lots, and says what it met', () => {
    const desk = bench({ rule: 'position-value', limit: vnd(55 * MILLION), severity: 'reduce' });
    expect(buy(desk, 5_000).denial).toBeNull();
    expect(desk.state.orders.get('O1' as never)).toMatchObject({ quantity: 500, asked: 5_000, leaves: 500 });
    const accepted = desk.journal.find(({ kind }) => kind === 'order-accepted')!;
    expect(accepted).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({
          rule: 'position-value',
          severity: 'reduce',
          passed: false,
          value: 500 * MILLION,
        }),
        expect.objectContaining({ rule: 'position-value', passed: true, value: 50 * MILLION }),
      ]),
    });
    expect(buy(desk, 100).denial, 'not even one lot is left').toMatchObject({ code: 'EXPOSURE_ABOVE_LIMIT' });
  });

  test('where another rule denies, nothing is made smaller', () => {
    const rules = [
      ...rulesOf({ rule: 'max-quantity', limit: 100, severity: 'reduce' }),
      ...rulesOf({ rule: 'restricted-list', symbols: ['FPT'], only: false }),
    ];
    const desk = new Bench([FPT], rules).openAccount();
    expect(desk.place(FPT, 'buy', 200, 95_000).denial?.code).toBe('QUANTITY_ABOVE_LIMIT');
    expect(desk.state.orders.get('O1' as never)).toBeUndefined();
  });

  test('a rule that warns asks for a confirmation, and names itself', () => {
    const desk = bench({ rule: 'max-quantity', limit: 100, severity: 'warn', id: 'big' });
    expect(buy(desk, 200).denial).toEqual({ code: 'NEEDS_CONFIRMATION', rules: ['big'] });
    expect(desk.place(FPT, 'buy', 200, 100_000, { confirmed: true }).denial).toBeNull();
    expect(buy(desk, 100).denial, 'at the limit nothing is asked').toBeNull();
  });

  test('a rule that is switched off is not judged', () => {
    const desk = bench({ rule: 'max-quantity', limit: 100, enabled: false });
    expect(buy(desk, 200).denial).toBeNull();
    expect(desk.journal.at(-2)).not.toHaveProperty('checks.rule');
  });

  test('all rules are judged and recorded, whatever the first says', () => {
    const rules = rulesOf(
      { rule: 'max-quantity', limit: 100 },
      { rule: 'max-notional', limit: vnd(MILLION) },
    );
    const desk = new Bench([FPT], rules).openAccount();
    desk.place(FPT, 'buy', 200, 95_000);
    const denied = desk.journal.find(({ kind }) => kind === 'order-denied')!;
    expect(denied).toMatchObject({ denial: { code: 'QUANTITY_ABOVE_LIMIT' } });
    const failed = 'checks' in denied ? denied.checks.filter(({ passed }) => !passed) : [];
    expect(failed.map(({ rule }) => rule)).toEqual(['max-quantity', 'max-notional']);
  });

  test('an order that makes an exposure smaller is never stopped by its limit', () => {
    const desk = bench({ rule: 'gross-exposure', limit: vnd(MILLION) });
    const free = new Bench([FPT], []).openAccount(10 * MILLION, 0, [[FPT, 1_000, 95_500]], false);
    free.run({ kind: 'set-rules', rules: desk.state.rules });
    expect(free.place(FPT, 'sell', 500, 95_500).denial).toBeNull();
    expect(free.place(FPT, 'buy', 100, 95_000).denial?.code).toBe('EXPOSURE_ABOVE_LIMIT');
  });
});

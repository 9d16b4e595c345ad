/** The registry of figures: whatever it is given, a figure is a finite number or says why it is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conventions, FigureInput, FigureTrade } from '#research/statistics/figures/figure.ts';
import { Facts } from '#research/statistics/figures/facts.ts';
import {
  allFigures,
  FIGURES,
  figureIntervals,
  figureOfId,
  figureValue,
} from '#research/statistics/figures/list.ts';

const DAY = 86_400_000;
const dated = (returns: readonly number[]): FigureInput => ({
  returns,
  time: returns.map((_, row) => 19_000 * DAY + row * DAY),
});
const figures = (input: FigureInput, conventions: Partial<Conventions> = {}) =>
  allFigures(new Facts(input, conventions));
const trade = (
  profit: number,
  holdingDays = 1,
  mae: number | null = 1,
  mfe: number | null = 2,
): FigureTrade => ({
  profit,
  holdingMs: holdingDays * DAY,
  mae,
  mfe,
});
const value = (input: FigureInput, id: string, conventions: Partial<Conventions> = {}) =>
  figureValue(figureOfId(id)!, new Facts(input, conventions));

const RETURNS = [0.02, -0.01, 0.03, -0.04, 0.01, 0.02, -0.02, 0.015, 0.005, -0.01];
const MARKET = [0.01, -0.02, 0.02, -0.03, 0.02, 0.01, -0.01, 0.005, 0.01, -0.02];

describe('never a number that is none', () => {
  const wild = fc.oneof(
    fc.double(),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, -1, -2, Number.NaN, Infinity, -Infinity, 1e300, -1e300, 1e-320),
  );
  const list = fc.array(wild, { maxLength: 30 });
  const someTrades = fc.array(
    fc.record({
      profit: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      holdingMs: fc.nat(),
      mae: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      mfe: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    }),
    { maxLength: 8 },
  );

  test('of anything at all', () => {
    fc.assert(
      fc.property(list, list, someTrades, fc.boolean(), (returns, market, trades, log) => {
        const input = { ...dated(returns), market, trades, tries: { count: 5, variance: 0.1 } };
        const all = figures(input, { returns: log ? 'log' : 'simple' });
        for (const [id, figure] of Object.entries(all)) {
          if (figure.value === null) expect(figure.reason, id).toBeTruthy();
          else expect(Number.isFinite(figure.value), `${id} ${figure.value}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, readonly number[]]>([
    ['empty', []],
    ['one', [0.01]],
    ['constant', [0.01, 0.01, 0.01, 0.01]],
    ['zeros', [0, 0, 0, 0]],
    ['all losses', [-0.01, -0.02, -0.03, -0.01]],
    ['everything lost', [0.1, -1, 0.2, 0.1]],
    ['not finite', [Number.NaN, Infinity, -Infinity]],
  ])('%s', (_, returns) => {
    for (const [id, figure] of Object.entries(figures({ ...dated(returns), market: returns, trades: [] })))
      expect(figure.value === null || Number.isFinite(figure.value), id).toBe(true);
  });

  test('the reason says what is missing', () => {
    expect(value({ returns: [0.01] }, 'sharpe')).toEqual({
      value: null,
      reason: 'too-short',
      have: 1,
      least: 2,
    });
    expect(value({ returns: [0.01, 0.01] }, 'sharpe')).toEqual({ value: null, reason: 'no-spread' });
    expect(value({ returns: [0.01, 0.02] }, 'beta')).toEqual({ value: null, reason: 'no-market' });
    expect(value({ returns: [0.01, 0.02] }, 'best-month')).toEqual({ value: null, reason: 'no-dates' });
    expect(value({ returns: [0.01, 0.02] }, 'sqn')).toEqual({ value: null, reason: 'no-trades' });
    expect(value({ returns: RETURNS }, 'deflated-sharpe')).toEqual({ value: null, reason: 'no-tries' });
    expect(value({ returns: [0.01, 0.02] }, 'profit-factor')).toEqual({ value: null, reason: 'no-losses' });
    expect(value({ returns: [-0.01, -0.02] }, 'payoff')).toEqual({ value: null, reason: 'no-gains' });
    expect(value({ returns: [0.01, 0.02] }, 'calmar')).toEqual({ value: null, reason: 'no-drawdown' });
    expect(value({ returns: [0.01, -0.02] }, 'recovery-time')).toEqual({
      value: null,
      reason: 'not-recovered',
    });
    expect(value({ returns: [0.1, 0.2], market: [0.1, 0.1] }, 'beta')).toEqual({
      value: null,
      reason: 'market-still',
    });
    expect(value({ returns: [-0.1, -0.2, 0.1, -0.1] }, 'minimum-track-record')).toMatchObject({
      reason: 'no-edge',
    });
    expect(value({ returns: [], trades: [trade(1, 1, null, null)] }, 'average-mae')).toMatchObject({
      reason: 'not-watched',
    });
  });
});

describe('by hand', () => {
  test('growth, Sharpe, Sortino, drawdown of two years of months', () => {
    const returns = [0.1, -0.05];
    const of = (id: string, conventions = {}) => value({ returns }, id, { periods: 1, ...conventions });
    expect(of('total-return')).toEqual({ value: expect.closeTo(0.045, 12) });
    expect(of('cagr')).toEqual({ value: expect.closeTo(Math.sqrt(1.045) - 1, 12) });
    const deviation = 0.15 / Math.SQRT2;
    expect(of('sharpe', { riskFree: 0.01 })).toEqual({ value: expect.closeTo(0.015 / deviation, 12) });
    expect(of('sharpe', { of: 'population' })).toEqual({ value: expect.closeTo(0.025 / 0.075, 12) });
    expect(of('sortino')).toEqual({ value: expect.closeTo(0.025 / Math.sqrt(0.0025 / 2), 12) });
    expect(of('sortino', { least: 0.02 })).toEqual({
      value: expect.closeTo(0.005 / Math.sqrt(0.0049 / 2), 12),
    });
    expect(of('max-drawdown')).toEqual({ value: expect.closeTo(0.05, 12) });
    expect(of('mean-return', { returns: 'log' })).toEqual({ value: expect.closeTo(Math.log(1.045) / 2, 12) });
    expect(of('ulcer-index')).toEqual({ value: expect.closeTo(0.05 / Math.SQRT2, 12) });
  });

  test('a fall counts from its high: rows, days, recovery', () => {
    const returns = [0.1, -0.1, 0.02, 0.2, -0.01];
    const of = (id: string) => value(dated(returns), id);
    expect(of('longest-drawdown')).toEqual({ value: 2 });
    expect(of('longest-drawdown-days')).toEqual({ value: 3 });
    expect(of('recovery-time')).toEqual({ value: 2 });
    expect(of('drawdowns')).toEqual({ value: 2 });
    expect(of('under-water')).toEqual({ value: 3 / 5 });
  });

  test('trades', () => {
    const trades = [trade(10, 2), trade(-5, 4, 6, 1), trade(20, 6), trade(-5, 8), trade(0, 0)];
    const all = figures({ returns: [], trades });
    const expected = {
      trades: 5,
      'net-profit': 20,
      'trade-win-rate': 0.4,
      expectancy: 4,
      'trade-average-win': 15,
      'trade-average-loss': -5,
      'trade-payoff': 3,
      'trade-profit-factor': 3,
      'best-trade': 20,
      'worst-trade': -5,
      'trade-winning-streak': 1,
      'trade-losing-streak': 1,
      'holding-time': 4,
      'holding-time-won': 4,
      'holding-time-lost': 6,
      'average-mae': 2,
      'average-mfe': 9 / 5,
      'edge-ratio': 0.9,
    };
    for (const [id, each] of Object.entries(expected))
      expect(all[id], id).toEqual({ value: expect.closeTo(each, 12) });
  });

  test('M² of the market against itself is its own mean return', () => {
    const own = { returns: MARKET, market: MARKET };
    const [mean, squared] = [value(own, 'arithmetic-return'), value(own, 'm-squared', { riskFree: 0.03 })];
    expect(squared.value).toBeCloseTo(mean.value!, 12);
  });
});

describe('invariances', () => {
  // Basis points: what is finer tests rounding, not figures.
  const basisPoints = fc.integer({ min: -1000, max: 1000 }).map((each) => each / 10_000);
  const some = fc.array(basisPoints, { minLength: 5, maxLength: 50 });
  const near = (a: number | null, b: number | null): void => {
    if (a === null || b === null) expect(a).toBe(b);
    else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a)));
  };

  test('leverage scales volatility and leaves Sharpe, Sortino, skew and correlation', () => {
    fc.assert(
      fc.property(some, fc.double({ min: 0.5, max: 4, noNaN: true }), (returns, times) => {
        const market = returns.map((each, row) => each / 2 + (row % 3) / 100);
        const one = figures({ returns, market });
        const more = figures({ returns: returns.map((each) => each * times), market });
        if ((one['volatility']!.value ?? 0) < 1e-6) return;
        for (const id of [
          'sharpe',
          'sortino',
          'skew',
          'excess-kurtosis',
          'correlation',
          'tail-ratio',
          'omega',
        ])
          near(one[id]!.value, more[id]!.value);
        near(one['volatility']!.value! * times, more['volatility']!.value);
        near(one['var-historical']!.value! * times, more['var-historical']!.value);
      }),
    );
  });

  test('another day to begin on changes nothing but the calendar', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: -2000, max: 2000 }), (returns, shift) => {
        const time = dated(returns).time as number[];
        const [here, there] = [
          figures({ returns, time }),
          figures({ returns, time: time.map((at) => at + shift * DAY) }),
        ];
        for (const { id } of FIGURES) if (!/month|year/.test(id)) expect(there[id], id).toEqual(here[id]);
      }),
    );
  });

  test('the market against itself', () => {
    const all = figures({ returns: RETURNS, market: RETURNS });
    expect(all['beta']!.value).toBeCloseTo(1, 12);
    expect(all['alpha']!.value).toBeCloseTo(0, 12);
    for (const id of ['tracking-error', 'active-return']) expect(all[id]).toEqual({ value: 0 });
    for (const id of ['up-capture', 'down-capture', 'capture-ratio']) expect(all[id]).toEqual({ value: 1 });
    expect(all['information-ratio']!.value).toBeNull();
  });

  test('rows that only one side has are left out of the market’s figures, and of no others', () => {
    const gap = MARKET.map((each, row) => (row === 3 ? Number.NaN : each));
    const keep = (values: readonly number[]) => values.filter((_, row) => row !== 3);
    const [whole, cut] = [
      figures({ returns: RETURNS, market: gap }),
      figures({ returns: keep(RETURNS), market: keep(MARKET) }),
    ];
    expect(whole['beta']).toEqual(cut['beta']);
    expect(whole['sharpe']).toEqual(figures({ returns: RETURNS })['sharpe']);
  });
});

test('nothing is computed twice', () => {
  let read = 0;
  const returns = new Proxy(RETURNS, {
    get: (target, name, self) => {
      if (name === '0') read += 1;
      return Reflect.get(target, name, self) as unknown;
    },
  });
  const facts = new Facts({ ...dated(RETURNS), returns });
  const first = allFigures(facts);
  expect(read).toBe(1);
  expect(allFigures(facts)['sharpe']).toBe(first['sharpe']);
  expect(facts.wealth).toBe(facts.wealth);
});

test('intervals hold the figure, and are none of too few returns or of a lost history', () => {
  const returns = Array.from({ length: 60 }, (_, row) => RETURNS[row % 10]! + (row % 7) / 1000);
  const facts = new Facts({ returns });
  const found = figureIntervals(facts)!;
  const sharpe = figureValue(figureOfId('sharpe')!, facts).value!;
  expect(found.sharpe!.low).toBeLessThan(sharpe);
  expect(found.sharpe!.high).toBeGreaterThan(sharpe);
  expect(figureIntervals(new Facts({ returns: [...returns, Number.NaN] }))).toEqual(found);
  expect(figureIntervals(new Facts({ returns: RETURNS }))).toBeNull();
  expect(figureIntervals(new Facts({ returns: [...returns, -1] }))).toBeNull();
});

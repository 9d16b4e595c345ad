/** What positions are worth: marks, exposure by what they are, and the currency's part of a profit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyEffect } from '#core/ledger/currency-effect.ts';
import { exposures, type Held } from '#core/ledger/exposure.ts';
import { markPrice } from '#core/ledger/marking.ts';
import { equity, valuation } from '#core/kernel/session.ts';
import type { AccountTerms } from '#core/model/account.ts';
import { money, type Price } from '#core/units/units.ts';
import { AAPL, Bench, FPT } from '../../../support/kernel.ts';

const quote = { bid: 100 as Price, ask: 103 as Price, last: 107 as Price };

describe('marks', () => {
  test.each([
    ['last', 'long', 107],
    ['last', 'short', 107],
    ['mid', 'long', 102],
    ['side', 'long', 100],
    ['side', 'short', 103],
  ] as const)('%s of a %s', (marking, side, expected) => {
    expect(markPrice(marking, quote, side)).toBe(expected);
  });

  test('where a side is empty, the last price', () => {
    const oneSided = { ...quote, bid: null };
    expect(markPrice('mid', oneSided, 'long')).toBe(107);
    expect(markPrice('side', oneSided, 'long')).toBe(107);
    expect(markPrice('side', oneSided, 'short')).toBe(103);
  });

  const held = (terms: Partial<AccountTerms>) => {
    const bench = new Bench().openAccount(0, 100_000, [[AAPL, 100, 1_800_000]], false, terms);
    return bench.quote(AAPL, 'bid', [1_790_000, 500]).quote(AAPL, 'ask', [1_810_000, 500]);
  };
  const value = (bench: Bench) => valuation({ state: bench.state, ports: bench.ports }).USD;

  test('the account is worth what its terms say', () => {
    expect(value(held({})).marketValue).toBe(100 * 1_805_000);
    expect(value(held({ marking: 'mid' })).marketValue).toBe(100 * 1_800_000);
    expect(value(held({ marking: 'side' })).marketValue).toBe(100 * 1_790_000);
  });

  test('its day begins at the same marks', () => {
    const bench = held({ marking: 'side' });
    const again = new Bench().quote(AAPL, 'bid', [1_790_000, 500]);
    again.openAccount(0, 100_000, [[AAPL, 100, 1_800_000]], false, { marking: 'side' });
    expect(again.state.dayStartEquity).toEqual(equity({ state: again.state, ports: again.ports }));
    expect(again.state.dayStartEquity.USD).toBe(equity({ state: bench.state, ports: bench.ports }).USD);
  });

  test('in a hedging account each side has its own mark, and the short its collateral', () => {
    const bench = held({ marking: 'side', positionMode: 'hedging', costBasis: 'fifo' });
    bench.place(AAPL, 'sell', 50, 1_790_000);
    const { marketValue, grossExposure, netExposure, buyingPower, cash } = value(bench);
    expect(marketValue).toBe(100 * 1_790_000 - 50 * 1_810_000);
    expect([grossExposure, netExposure]).toEqual([100 * 1_790_000 + 50 * 1_810_000, marketValue]);
    expect(buyingPower).toBe(cash - (50 * 1_810_000 * 3) / 2);
  });
});

describe('exposure', () => {
  const bank = { ...FPT, id: 'HOSE:VCB' as never, symbol: 'VCB', sector: 'Banks' };
  const holdings: Held[] = [
    { instrument: FPT, long: money(100), short: money(0) },
    { instrument: bank, long: money(0), short: money(30) },
    { instrument: AAPL, long: money(7), short: money(2) },
    { instrument: { ...AAPL, id: 'US:NONE' as never }, long: money(0), short: money(0) },
  ];
  const known = (amount: number, currency: string) => money(currency === 'VND' ? amount : amount * 10);

  test('by instrument, sector, asset class and currency, converted where a rate is known', () => {
    const rows = exposures(holdings, 'sector', known);
    expect(rows.map(({ key }) => key)).toEqual(['Banks', 'Technology']);
    expect(rows[1]).toEqual({
      key: 'Technology',
      currencies: [
        { currency: 'VND', long: 100, short: 0, gross: 100, net: 100 },
        { currency: 'USD', long: 7, short: 2, gross: 9, net: 5 },
      ],
      base: { long: 170, short: 20, gross: 190, net: 150 },
    });
    expect(exposures(holdings, 'instrument', known).map(({ key }) => key)).toEqual([
      FPT.id,
      bank.id,
      AAPL.id,
    ]);
    expect(exposures(holdings, 'asset-class', known)).toHaveLength(1);
    const unknown = exposures(holdings, 'currency', (amount, currency) =>
      currency === 'VND' ? amount : null,
    );
    expect(unknown.map(({ key, base }) => [key, base?.net ?? null])).toEqual([
      ['USD', null],
      ['VND', 70],
    ]);
  });

  test('however it is cut, the sum is the same', () => {
    const net = (by: 'instrument' | 'sector' | 'asset-class' | 'currency') =>
      exposures(holdings, by, known).reduce((sum, { base }) => sum + base!.net, 0);
    expect([net('instrument'), net('sector'), net('asset-class'), net('currency')]).toEqual([
      120, 120, 120, 120,
    ]);
  });
});

describe('currency effect', () => {
  test('a share that stood still in a currency that rose', () => {
    const rate = (numerator: number) => ({ numerator, denominator: 10_000 });
    const flat = { value: money(1_000_000), cost: money(1_000_000) };
    expect(currencyEffect({ ...flat, rateNow: rate(26_000), rateAtCost: rate(25_000) })).toEqual({
      total: 100_000,
      price: 0,
      currency: 100_000,
    });
    const rose = { value: money(1_100_000), cost: money(1_000_000) };
    expect(currencyEffect({ ...rose, rateNow: rate(26_000), rateAtCost: rate(25_000) })).toEqual({
      total: 360_000,
      price: 260_000,
      currency: 100_000,
    });
  });

  test('the effects sum to the whole', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map(money);
    const ratio = fc.record({
      numerator: fc.integer({ min: 1, max: 300_000 }),
      denominator: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(fc.record({ value: amount, cost: amount, rateNow: ratio, rateAtCost: ratio }), (given) => {
        const { total, price, currency } = currencyEffect(given);
        expect(price + currency).toBe(total);
      }),
    );
  });
});

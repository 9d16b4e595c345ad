/** No way around the buying power: sales below the market, sales whose cover is gone, amounts beyond the ledger. */
import { describe, expect, test } from 'vitest';
import { commitBasket } from '#core/kernel/basket.ts';
import { valuation } from '#core/kernel/session.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { MAX_VALUE } from '#core/units/units.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';

const buyingPower = (bench: Bench) => valuation(bench).USD.buyingPower;

describe('short sales', () => {
  test('a sale below the market is valued at what it would get, not at its limit', () => {
    const bench = new Bench().openAccount(0, 100_000).quote(AAPL, 'bid', [1_724_000, 5_000]);
    const denial = { code: 'INSUFFICIENT_BUYING_POWER' };
    expect(bench.place(AAPL, 'sell', 5_000, null).denial).toMatchObject(denial);
    expect(bench.place(AAPL, 'sell', 5_000, 100).denial).toMatchObject(denial);
    expect(bench.place(AAPL, 'sell', 1_000, 100).denial).toBeNull();
    expect(buyingPower(bench)).toBeGreaterThan(0);
  });

  test('its largest value counts what it would get, too', () => {
    const bench = new Bench().openAccount(0, 1_000_000).quote(AAPL, 'bid', [1_724_000, 5_000]);
    bench.run({
      kind: 'set-rules',
      rules: rulesOf({ rule: 'max-notional', limit: { amount: '100000', currency: 'USD' } }),
    });
    expect(bench.place(AAPL, 'sell', 5_000, 100).denial).toMatchObject({
      code: 'NOTIONAL_ABOVE_LIMIT',
      notional: 5_000 * 1_724_000,
    });
  });

  test('a covered sale holds collateral once another sale has used its cover', () => {
    const bench = new Bench()
      .openAccount(0, 100_000, [[AAPL, 1_000, 1_700_000]], false)
      .quote(AAPL, 'bid', [1_724_000, 1_000]);
    bench.place(AAPL, 'sell', 1_000, 1_800_000);
    expect(valuation(bench).USD.reserved).toBe(0);
    bench.place(AAPL, 'sell', 1_000, null);
    expect(valuation(bench).USD.reserved).toBe((1_000 * 1_800_000) / 2);
    bench.quote(AAPL, 'ask', [1_725_000, 2_000]);
    bench.place(AAPL, 'buy', 1_000, 1_725_000);
    expect(valuation(bench).USD.reserved).toBe(0);
    bench.place(AAPL, 'sell', 1_000, 1_900_000);
    expect(valuation(bench).USD.reserved, 'what closing the long frees carries the short').toBe(0);
    bench.takeNext(AAPL, 'buy', 1_900_000, 4_000);
    expect(bench.state.positions.get(AAPL.id)?.quantity).toBe(-1_000);
    expect(buyingPower(bench)).toBeGreaterThan(0);
  });

  test('a covering purchase needs its whole value once the short is gone', () => {
    const bench = new Bench().openAccount(0, 300_000, [], false).quote(AAPL, 'bid', [1_724_000, 1_000]);
    bench.place(AAPL, 'sell', 1_000, null);
    bench.place(AAPL, 'buy', 1_000, 1_700_000);
    expect(valuation(bench).USD.reserved).toBe(0);
    bench.quote(AAPL, 'ask', [1_725_000, 1_000]);
    bench.place(AAPL, 'buy', 1_000, null);
    expect(bench.state.positions.get(AAPL.id)?.quantity).toBe(0);
    expect(valuation(bench).USD.reserved).toBe(1_000 * 1_700_000);
  });
});

describe('amounts beyond the ledger', () => {
  const code = 'VALUE_TOO_LARGE';

  test.each([
    [FPT, 900_000_000_000, 95_500],
    [FPT, 900_000_000_000, null],
    [FPT, Number.MAX_SAFE_INTEGER, 95_500],
    [FPT, 100, Number.MAX_SAFE_INTEGER],
    [AAPL, -Number.MAX_SAFE_INTEGER, 1_725_000],
  ])('%o × %d at %s is denied and changes nothing', (instrument, size, at) => {
    const bench = new Bench().openAccount();
    expect(bench.place(instrument, 'buy', size, at).denial).toMatchObject({ code });
    expect(bench.state.working.get(instrument.id)).toBeUndefined();
    bench.place(instrument, 'buy', 100, instrument === FPT ? 95_000 : 1_000_000);
    expect(bench.replace('O2', null, Number.MAX_SAFE_INTEGER).denial).toMatchObject({ code });
    expect(bench.replace('O2', Number.MAX_SAFE_INTEGER, 100).denial).toMatchObject({ code });
  });

  test('neither account, holding, instrument nor price is opened beyond it', () => {
    const bench = new Bench();
    const opened = (vnd: number, held: number): unknown =>
      bench.openAccount(vnd, 0, [[FPT, held, 95_500]]).journal.at(-1);
    expect(opened(MAX_VALUE * 2, 100)).toMatchObject({ kind: 'command-denied', denial: { code } });
    expect(opened(0, MAX_VALUE)).toMatchObject({ kind: 'command-denied', denial: { code } });
    expect(opened(MAX_VALUE, 1_000)).toMatchObject({ kind: 'account-opened' });
    const anchored = bench.run({
      kind: 'anchor-instrument',
      instrumentId: FPT.id,
      price: 1e12 as never,
      source: 'x.csv',
    });
    expect(anchored.denial).toMatchObject({ code });
    const instrument = { ...FPT, id: 'HOSE:X', symbol: 'X', listedPrice: 1e13 } as never;
    expect(bench.run({ kind: 'list-instrument', instrument }).denial).toMatchObject({ code });
  });
});

test('two holdings of one symbol are one position of both', () => {
  const bench = new Bench().openAccount(0, 0, [
    [FPT, 1_000, 90_000],
    [FPT, 500, 96_000],
  ]);
  expect(bench.state.positions.get(FPT.id)).toMatchObject({
    quantity: 1_500,
    totalCost: 1_000 * 90_000 + 500 * 96_000,
  });
});

test('a row another file brought may come again once, not each time the preview is committed', () => {
  const bench = new Bench().openAccount();
  const intent = {
    instrumentId: FPT.id,
    side: 'buy',
    type: 'limit',
    timeInForce: 'DAY',
    quantity: 100,
    price: 95_000,
    stop: null,
    source: 'sheet',
    note: '',
  } as unknown as OrderIntent;
  const commit = (fileHash: string, again: boolean) =>
    commitBasket(bench, {
      kind: 'commit-basket',
      name: 'b',
      fileName: 'b.csv',
      fileHash,
      orders: [{ row: 2, fingerprint: 'p', again, intent }],
    });
  expect(commit('first', false).denial).toBeNull();
  expect(commit('second', false).denial).toMatchObject({ code: 'SHEET_ALREADY_IMPORTED' });
  expect(commit('second', true).denial).toBeNull();
  expect(commit('second', true).denial).toMatchObject({ code: 'SHEET_ALREADY_IMPORTED' });
  expect(bench.state.orders.get('O3' as never)).toBeUndefined();
});

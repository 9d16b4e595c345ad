/** Golden journals about money and shares that move without a trade, or only after it. */
import { expect, test } from 'vitest';
import { usdVnd } from '#core/units/fx-rate.ts';
import { money } from '#core/units/units.ts';
import { AAPL, Bench, FPT } from '../support/kernel.ts';
import { story } from '../support/story.ts';

const tells = (name: string, bench: Bench) =>
  expect(story(bench)).toMatchFileSnapshot(`golden/money/${name}.golden`);

test('cash comes in, is converted at a rate with a spread, and goes out again as far as it is free', async () => {
  const bench = new Bench().openAccount(10_000_000, 100);
  bench.run({ kind: 'deposit', currency: 'VND', amount: money(5_000_000) });
  const convert = { kind: 'convert-currency', from: 'VND', to: 'USD', spreadPpm: 2_000 } as const;
  bench.run({ ...convert, amount: money(3_000_002), rate: null });
  bench.run({ ...convert, amount: money(3_000_002), rate: usdVnd(25_413_370_000) });
  bench.run({ kind: 'set-fx-rate', rate: usdVnd(26_000_000_000) });
  bench.run({ kind: 'set-fx-rate', rate: usdVnd(0) });
  bench.run({ ...convert, from: 'USD', to: 'VND', amount: money(10_0000), rate: null });
  bench.run({ ...convert, from: 'VND', to: 'VND', amount: money(1), rate: null });
  bench.place(FPT, 'buy', 100, 95_000);
  bench.run({ kind: 'withdraw', currency: 'VND', amount: money(10_000_000) });
  bench.run({ kind: 'withdraw', currency: 'VND', amount: money(2_000_000) });
  bench.run({ kind: 'withdraw', currency: 'VND', amount: money(0) });
  await tells('cash-and-conversion', bench);
});

test('Vietnam: shares bought on Thursday can be sold on Monday from 13:00, their proceeds be used two days later', async () => {
  const bench = new Bench().openAccount(10_000_000, 0, [], true, { settlement: 'market' });
  bench.at('2026-01-08T03:00Z');
  bench.quote(FPT, 'ask', [95_500, 500]);
  bench.place(FPT, 'buy', 100, 95_500);
  bench.quote(FPT, 'bid', [95_400, 500]);
  bench.place(FPT, 'sell', 100, 95_400);
  bench.at('2026-01-12T05:59:59Z');
  bench.place(FPT, 'sell', 100, 95_400);
  bench.at('2026-01-12T06:00Z');
  bench.place(FPT, 'sell', 100, 95_400);
  bench.place(FPT, 'buy', 100, 95_000);
  bench.at('2026-01-14T06:00Z');
  bench.place(FPT, 'buy', 100, 95_000);
  await tells('settlement-vietnam', bench);
});

test('United States: unsettled shares are sold and unsettled proceeds used, but not paid out before T+1', async () => {
  const bench = new Bench().openAccount(0, 20_000, [], true, { settlement: 'market' });
  bench.at('2026-01-09T15:00Z');
  bench.quote(AAPL, 'ask', [1_806_000, 300]).quote(AAPL, 'bid', [1_805_000, 300]);
  bench.place(AAPL, 'buy', 100, 1_806_000);
  bench.place(AAPL, 'sell', 100, 1_805_000);
  bench.run({ kind: 'withdraw', currency: 'USD', amount: money(10_000_0000) });
  bench.place(AAPL, 'buy', 50, 1_806_000);
  bench.at('2026-01-12T15:00Z');
  bench.run({ kind: 'withdraw', currency: 'USD', amount: money(10_000_0000) });
  await tells('settlement-united-states', bench);
});

test('a split takes lots, working orders and the market with it; an order that no lot is left of ends', async () => {
  const bench = new Bench().openAccount(100_000_000, 0, [[FPT, 1_005, 90_000]], true, { costBasis: 'fifo' });
  bench.quote(FPT, 'ask', [95_500, 500]);
  bench.place(FPT, 'buy', 100, 95_500);
  bench.place(FPT, 'buy', 300, 94_000);
  bench.place(FPT, 'sell', 500, null, { type: 'stop', stop: 91_000 as never });
  bench.place(FPT, 'buy', 300, 93_900, { display: 100 as never });
  const apply = (action: object) =>
    bench.run({ kind: 'apply-corporate-action', instrumentId: FPT.id, action: action as never });
  apply({ kind: 'split', numerator: 0, denominator: 1, cashInLieu: null });
  apply({ kind: 'split', numerator: 2, denominator: 1, cashInLieu: null });
  bench.takeNext(FPT, 'sell', 47_000, 200);
  apply({ kind: 'split', numerator: 1, denominator: 10, cashInLieu: money(500_000) });
  apply({ kind: 'symbol-change', symbol: 'FPX' });
  await tells('split-with-orders', bench);
});

test('a dividend in cash is taxed in Vietnam, and one in shares leaves no fraction', async () => {
  const bench = new Bench().openAccount(0, 1_000, [
    [FPT, 1_005, 90_000],
    [AAPL, 10, 1_800_000],
  ]);
  bench.place(FPT, 'sell', 100, 97_000);
  const apply = (instrument: typeof FPT, action: object) =>
    bench.run({ kind: 'apply-corporate-action', instrumentId: instrument.id, action: action as never });
  apply(FPT, { kind: 'cash-dividend', perShare: money(1_500), taxPpm: null });
  apply(FPT, { kind: 'stock-dividend', numerator: 15, denominator: 100, cashInLieu: null });
  apply(AAPL, { kind: 'cash-dividend', perShare: money(2_500), taxPpm: null });
  apply(AAPL, { kind: 'cash-dividend', perShare: money(2_500), taxPpm: 300_000 });
  apply(AAPL, { kind: 'cash-dividend', perShare: money(100_000_000), taxPpm: null });
  apply(AAPL, { kind: 'symbol-change', symbol: 'FPT' });
  await tells('dividends', bench);
});

test('a margin call lets only reducing orders through; far below it positions are closed until equity carries them', async () => {
  const bench = new Bench().openAccount(0, 10_000, [], false, {
    margin: { kind: 'reg-t', stopOutBps: 5_000 },
  });
  bench.quote(AAPL, 'ask', [1_806_000, 100]);
  bench.place(AAPL, 'buy', 100, 1_806_000);
  bench.place(AAPL, 'buy', 10, 800_000);
  bench.quote(AAPL, 'bid', [1_070_000, 10], [850_000, 20], [845_000, 30], [840_000, 60]);
  bench.takeNext(AAPL, 'sell', 1_070_000, 10);
  bench.place(AAPL, 'buy', 1, 1_000_000);
  bench.place(AAPL, 'sell', 101, 1_200_000);
  bench.run({ kind: 'deposit', currency: 'USD', amount: money(500_0000) });
  bench.advance(1);
  const now = bench.tape.position;
  bench.tape.calendar.push([now + 1, 'closed'], [now + 3, 'continuous']);
  bench.takeNext(AAPL, 'sell', 850_000, 20);
  bench.advance(3);
  await tells('margin-call', bench);
});

test('a future pays no notional: cash takes its profit, its margin is tied up', async () => {
  const contract = {
    multiplier: 50,
    initialMargin: money(12_000_0000),
    maintenanceMargin: money(11_000_0000),
  };
  const ES = { ...AAPL, id: 'US:ES' as never, symbol: 'ES', assetClass: 'future' as const, contract };
  const bench = new Bench([ES]).openAccount(0, 30_000);
  bench.quote(ES, 'ask', [50_000_000, 3]);
  bench.place(ES, 'buy', 3, 50_000_000);
  bench.place(ES, 'buy', 2, 50_000_000);
  bench.quote(ES, 'bid', [50_100_000, 3]);
  bench.place(ES, 'sell', 3, 50_100_000);
  bench.place(ES, 'sell', 2, 50_100_000);
  await tells('future', bench);
});

test('interest on cash and the cost of a short are accrued by calendar days, and rounding is carried', async () => {
  const rates = { creditBps: 200, debitBps: 800, borrowBps: 300 };
  const interest = { VND: { creditBps: 50, debitBps: 0, borrowBps: 0 }, USD: rates };
  const bench = new Bench().openAccount(1_001, 10_000, [], false, { interest });
  bench.quote(AAPL, 'bid', [1_805_000, 10]);
  bench.place(AAPL, 'sell', 10, 1_805_000);
  for (const day of [5, 6, 7, 8, 9, 12]) {
    bench.tape.endDay(Date.UTC(2026, 0, day));
    bench.advance(1);
  }
  await tells('interest', bench);
});

/** Golden journals of what venues do by their rules: dates, auctions, amendments, pauses, nights. */
import { test } from 'vitest';
import type { VenueRules } from '#core/venues/rules.ts';
import { AAPL, FPT, type Bench } from '../support/kernel.ts';
import { HOSE_2021, HOSE_2022, HOSE_2025, NASDAQ, ruled, tells } from './ruled.ts';

test('market-to-limit on HOSE sweeps all levels and rests a tick beyond, never outside the band', async () => {
  const live = (levels: readonly [number, number][]): Bench => {
    const bench = ruled(HOSE_2025, FPT).quote(FPT, 'ask', ...levels);
    bench.place(FPT, 'buy', 500, null, { type: 'market-to-limit', timeInForce: 'DAY' });
    return bench;
  };
  const nasdaq = ruled(NASDAQ, AAPL).quote(AAPL, 'ask', [1_806_000, 200], [1_807_000, 200]);
  nasdaq.place(AAPL, 'buy', 500, null, { type: 'market-to-limit' });
  await tells(
    'market-to-limit',
    [
      'two levels, the rest a tick above the last trade',
      live([
        [95_600, 200],
        [95_800, 100],
      ]),
    ],
    ['the last trade was at the ceiling', live([[102_100, 200]])],
    ['nobody sells', live([])],
    ['Nasdaq has none: Tapedeck takes the best level and leaves the rest at its price', nasdaq],
  );
});

test('odd lots on HOSE: not at all before September 2022, then as limit orders', async () => {
  const live = (rules: VenueRules): Bench => {
    const bench = ruled(rules, FPT).quote(FPT, 'ask', [95_600, 100]);
    bench.place(FPT, 'buy', 60, 95_600, { timeInForce: 'DAY' });
    bench.place(FPT, 'buy', 60, null, { type: 'market-to-limit', timeInForce: 'DAY' });
    bench.place(FPT, 'buy', 160, 95_600, { timeInForce: 'DAY' });
    bench.place(FPT, 'buy', 500_100, 95_600, { timeInForce: 'DAY' });
    return bench;
  };
  await tells('odd-lots', ['2021', live(HOSE_2021)], ['2024', live(HOSE_2022)]);
});

test('ATO orders come before earlier limits at the ceiling until KRX, and stand behind them since', async () => {
  const live = (rules: VenueRules): Bench => {
    const bench = ruled(rules, FPT, [
      [0, 'opening-auction'],
      [2, 'continuous'],
    ]);
    bench.place(FPT, 'buy', 200, 102_100, { timeInForce: 'DAY', note: 'limit at the ceiling' });
    bench.place(FPT, 'buy', 200, null, { timeInForce: 'AT_OPEN', note: 'ATO' });
    bench.plan(1, () => bench.quote(FPT, 'ask', [95_600, 300]));
    return bench.advance(2);
  };
  await tells(
    'ato-priority',
    ['2024: before limits', live(HOSE_2022)],
    ['2025: in time with them', live(HOSE_2025)],
  );
});

test('amendments on HOSE: none in auctions, cancel and resend before KRX, price or quantity since', async () => {
  const live = (rules: VenueRules): Bench => {
    const bench = ruled(rules, FPT, [
      [0, 'opening-auction'],
      [1, 'continuous'],
      [3, 'break'],
    ]);
    bench.place(FPT, 'buy', 400, 95_300, { timeInForce: 'DAY' });
    bench.replace('O1', null, 300);
    bench.cancel('O1');
    bench.advance(1).quote(FPT, 'bid', [95_300, 100]);
    bench.replace('O1', null, 300);
    bench.replace('O1', 95_400, 200);
    bench.replace('O1', 95_400, 300);
    bench.replace('O1', null, 500);
    bench.advance(2).replace('O1', null, 100);
    bench.cancel('O1');
    return bench;
  };
  await tells('amendments', ['2024', live(HOSE_2022)], ['2025', live(HOSE_2025)]);
});

test('Nasdaq pauses after five percent in five minutes, takes cancels, and crosses what gathered', async () => {
  const bench = ruled(NASDAQ, AAPL).quote(AAPL, 'ask', [1_806_000, 100], [1_910_000, 100], [1_915_000, 200]);
  bench.place(AAPL, 'buy', 100, 1_800_000, { timeInForce: 'DAY' });
  bench.place(AAPL, 'buy', 100, null, { type: 'stop', stop: 1_900_000 as never });
  bench.takeNext(AAPL, 'buy', 1_806_000, 100);
  bench.takeNext(AAPL, 'buy', 1_910_000, 100);
  bench.advance(1);
  bench.place(AAPL, 'buy', 200, 1_920_000, { timeInForce: 'DAY' });
  bench.place(AAPL, 'buy', 200, null, { timeInForce: 'IOC' });
  bench.replace('O1', 1_810_000, 100);
  bench.cancel('O1');
  bench.quote(AAPL, 'bid', [1_915_000, 100]);
  bench.advance(1_203);
  await tells('volatility-pause', ['a rise of 5.8 %', bench]);
});

test('a GTC order is sent to HOSE again every morning; a GTD order until its moment; DAY ends', async () => {
  const bench = ruled(HOSE_2025, FPT, [
    [0, 'continuous'],
    [2, 'closing-auction'],
    [3, 'closed'],
    [5, 'opening-auction'],
    [6, 'continuous'],
    [8, 'closed'],
    [10, 'opening-auction'],
  ]);
  bench.tape.dayEnds.add(4).add(9);
  bench.place(FPT, 'buy', 300, 95_300, { timeInForce: 'GTC' });
  bench.place(FPT, 'buy', 300, 95_200, { timeInForce: 'DAY' });
  bench.place(FPT, 'buy', 300, 95_100, { timeInForce: 'GTD', expireAt: (bench.tape.now() + 1_750) as never });
  bench.place(FPT, 'sell', 300, null, { type: 'stop', stop: 94_000 as never, timeInForce: 'GTC' });
  bench.quote(FPT, 'bid', [95_300, 100]);
  bench.plan(7, () => bench.take(FPT, 'sell', 95_300, 200));
  bench.advance(10);
  await tells('days', ['three days', bench]);
});

test('auctions called at an instant: at-close orders join when it is called', async () => {
  const bench = ruled(NASDAQ, AAPL, [
    [0, 'pre-market'],
    [2, 'opening-auction'],
    [2, 'continuous'],
    [4, 'closing-auction'],
    [4, 'post-market'],
    [5, 'closed'],
  ]);
  bench.quote(AAPL, 'ask', [1_806_000, 300]);
  bench.place(AAPL, 'buy', 100, null, { timeInForce: 'AT_OPEN' });
  bench.place(AAPL, 'buy', 300, null, { timeInForce: 'AT_CLOSE' });
  bench.place(AAPL, 'buy', 100, null, { timeInForce: 'DAY' });
  bench.place(AAPL, 'buy', 100, 1_804_000, { timeInForce: 'DAY' });
  bench.advance(3);
  bench.place(AAPL, 'buy', 100, null, { timeInForce: 'AT_OPEN' });
  bench.advance(2);
  await tells('instant-auctions', ['a day on Nasdaq', bench]);
});

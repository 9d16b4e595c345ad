/** Golden journals of what orders go through: groups, stops, icebergs, attributes, policies. */
import { expect, test } from 'vitest';
import { USER } from '#core/matching/book-desk.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { SelfTradePolicy } from '#core/model/order.ts';
import { AAPL, FPT, type Bench } from '../support/kernel.ts';
import { HOSE_2025, NASDAQ, ruled, tells } from './ruled.ts';

test('a bracket follows its entry part by part, and target and stop share what was bought', async () => {
  const enter = (): Bench => {
    const bench = ruled(null, FPT);
    bench.placeGroup(
      'bracket',
      ['entry', bench.intent(FPT, 'buy', 300, 95_400)],
      ['exit', bench.intent(FPT, 'sell', 300, 95_800)],
      ['exit', bench.intent(FPT, 'sell', 300, null, { type: 'stop', stop: 95_000 as never })],
    );
    return bench.takeNext(FPT, 'sell', 95_400, 100);
  };
  const target = enter().takeNext(FPT, 'buy', 95_800, 100);
  target.takeNext(FPT, 'sell', 95_400, 200).takeNext(FPT, 'buy', 95_800, 200);
  const stopped = enter().quote(FPT, 'bid', [95_000, 500]);
  stopped.takeNext(FPT, 'sell', 95_400, 200).takeNext(FPT, 'sell', 95_000, 100);
  const cancelled = enter();
  cancelled.cancel('O1');
  cancelled.takeNext(FPT, 'buy', 95_800, 60);
  await tells(
    'bracket',
    ['the target fills between two fills of the entry', target],
    ['the stop is reached', stopped],
    ['the rest of the entry is cancelled: the exits keep to what was bought', cancelled],
  );
});

test('one cancels the other: by as much as it fills, and wholly when it is filled', async () => {
  const bench = ruled(null, FPT);
  bench.placeGroup(
    'oco',
    ['exit', bench.intent(FPT, 'sell', 300, 95_800)],
    ['exit', bench.intent(FPT, 'sell', 300, 94_900, { type: 'stop-limit', stop: 95_000 as never })],
  );
  bench.takeNext(FPT, 'buy', 95_800, 100).takeNext(FPT, 'buy', 95_800, 200);
  const byHand = ruled(null, FPT);
  byHand.placeGroup(
    'oco',
    ['exit', byHand.intent(FPT, 'sell', 300, 95_800)],
    ['exit', byHand.intent(FPT, 'sell', 300, 95_900)],
  );
  byHand.cancel('O1');
  byHand.takeNext(FPT, 'buy', 95_900, 300);
  await tells(
    'oco',
    ['the target fills in two parts', bench],
    ['a leg is cancelled by hand: the other stays', byHand],
  );
});

test('one triggers the other', async () => {
  const enter = (): Bench => {
    const bench = ruled(null, FPT);
    bench.placeGroup(
      'oto',
      ['entry', bench.intent(FPT, 'buy', 200, 95_400)],
      ['exit', bench.intent(FPT, 'sell', 200, 95_900)],
    );
    return bench;
  };
  const never = enter();
  never.cancel('O1');
  await tells(
    'oto',
    [
      'the entry fills in two parts',
      enter().takeNext(FPT, 'sell', 95_400, 100).takeNext(FPT, 'sell', 95_400, 100),
    ],
    ['the entry is cancelled', never],
  );
});

test('a trailing stop follows the market up and never down, by ticks and by basis points', async () => {
  const live = (type: 'trailing-stop' | 'trailing-stop-limit', trail: object): Bench => {
    const bench = ruled(null, FPT).quote(FPT, 'bid', [95_300, 200], [95_200, 100], [95_000, 1_000]);
    bench.place(FPT, 'sell', 300, null, { type, trail: trail as never });
    for (const step of [95_700, 95_900, 95_800])
      bench.quote(FPT, 'ask', [step, 100]).takeNext(FPT, 'buy', step, 100);
    return bench.takeNext(FPT, 'sell', 95_200, 300);
  };
  await tells(
    'trailing-stop',
    ['five ticks', live('trailing-stop', { by: 'ticks', distance: 5 })],
    [
      'half a percent, rounded away from the market',
      live('trailing-stop', { by: 'basis-points', distance: 50 }),
    ],
    [
      'five ticks with a limit one below',
      live('trailing-stop-limit', { by: 'ticks', distance: 5, limitOffset: 1 }),
    ],
  );
});

test('an iceberg at the front of the queue goes to its back with every part; HOSE gets part by part', async () => {
  const live = (bench: Bench, instrument: Instrument, at: number): Bench => {
    bench.place(instrument, 'sell', 500, at, { display: 200 as never });
    bench.quote(instrument, 'ask', [at, 300]);
    bench.takeNext(instrument, 'buy', at, 100).takeNext(instrument, 'buy', at, 300);
    return bench.takeNext(instrument, 'buy', at, 500);
  };
  await tells(
    'iceberg',
    ['Nasdaq keeps it', live(ruled(NASDAQ, AAPL), AAPL, 1_806_000)],
    ['HOSE knows none: an order for each part', live(ruled(HOSE_2025, FPT), FPT, 95_600)],
  );
});

test('what happens where own orders would meet', async () => {
  const live = (selfTrade: SelfTradePolicy): readonly [string, Bench] => {
    const bench = ruled(null, FPT).quote(FPT, 'bid', [95_300, 300]);
    bench.place(FPT, 'buy', 200, 95_400);
    bench.place(FPT, 'sell', 300, 95_300, { selfTrade });
    return [selfTrade, bench];
  };
  const policies = ['cancel-newest', 'cancel-oldest', 'cancel-both', 'decrement', 'allow'] as const;
  await tells('self-trade', ...policies.map(live));
});

test('reduce-only, post-only, minimum and all-or-none', async () => {
  const reduce = ruled(null, AAPL);
  reduce.place(AAPL, 'sell', 1_500, 1_806_000, { reduceOnly: true });
  reduce.place(AAPL, 'sell', 800, 1_807_000, { reduceOnly: true });
  reduce.takeNext(AAPL, 'buy', 1_806_000, 400).takeNext(AAPL, 'buy', 1_807_000, 1_000);
  expect(reduce.market.venue(AAPL.id).positions.get(USER)).toBe(0);
  const post = ruled(null, FPT).quote(FPT, 'ask', [95_600, 100]);
  post.place(FPT, 'buy', 100, 95_600, { postOnly: 'reject' });
  post.place(FPT, 'buy', 100, 95_700, { postOnly: 'reprice' });
  const size = ruled(null, FPT).quote(FPT, 'ask', [95_600, 100]);
  size.place(FPT, 'buy', 300, 95_600, { allOrNone: true });
  size.place(FPT, 'buy', 300, 95_600, { minimum: 200 as never });
  size.place(FPT, 'buy', 300, 95_600, { minimum: 200 as never, timeInForce: 'IOC' });
  size.tape.plan.set(1, () => size.quote(FPT, 'ask', [95_600, 150]));
  size.advance(1);
  size.tape.plan.set(2, () => size.quote(FPT, 'ask', [95_600, 400]));
  size.advance(1);
  await tells(
    'attributes',
    ['two reduce-only sales of 1000 held', reduce],
    ['post-only, rejected and repriced', post],
    ['all or none, and a smallest first part', size],
  );
});

test('a group is placed whole or not at all', async () => {
  const bench = ruled(HOSE_2025, FPT);
  bench.placeGroup(
    'bracket',
    ['entry', bench.intent(FPT, 'buy', 300, 95_400)],
    ['exit', bench.intent(FPT, 'sell', 300, 95_850)],
    ['exit', bench.intent(FPT, 'sell', 300, null, { type: 'stop', stop: 95_000 as never })],
  );
  bench.placeGroup('oco', ['exit', bench.intent(FPT, 'sell', 300, 95_800)]);
  await tells('group-denied', ['one leg is off the tick; one leg is no group', bench]);
});

/** Golden journals: what a trader relies on, told so that a person can check it. */
import { expect, test } from 'vitest';
import { AAPL, Bench, FPT, rulesOf } from '../support/kernel.ts';
import { story } from '../support/story.ts';

const tells = (name: string, bench: Bench) =>
  expect(story(bench)).toMatchFileSnapshot(`golden/${name}.golden`);

test('a limit order queues behind others, fills in turn, and the position is right to the last đồng', async () => {
  const bench = new Bench().openAccount();
  bench.quote(FPT, 'bid', [95_400, 300], [95_400, 200]).quote(FPT, 'ask', [95_500, 1_000]);
  bench.place(FPT, 'buy', 500, 95_400);
  bench.takeNext(FPT, 'sell', 95_400, 400);
  bench.takeNext(FPT, 'sell', 95_400, 300);
  bench.takeNext(FPT, 'sell', 95_400, 1_000);
  await tells('limit-queues-and-fills', bench);
});

test('a market order sweeps levels and cancels what finds nothing', async () => {
  const bench = new Bench().openAccount();
  bench.quote(FPT, 'ask', [95_500, 300], [95_600, 200], [95_700, 100]);
  bench.place(FPT, 'buy', 800, null);
  await tells('market-sweeps', bench);
});

test('a short is opened, flipped through zero and closed, in dollars', async () => {
  const bench = new Bench().openAccount();
  bench.quote(AAPL, 'bid', [1_805_000, 100]).quote(AAPL, 'ask', [1_806_000, 250]);
  bench.place(AAPL, 'sell', 100, 1_805_000);
  bench.place(AAPL, 'buy', 250, 1_806_000);
  bench.quote(AAPL, 'bid', [1_810_000, 150]);
  bench.place(AAPL, 'sell', 150, 1_810_000);
  await tells('short-flip-close', bench);
});

test('IOC and FOK leave nothing behind', async () => {
  const bench = new Bench().openAccount();
  bench.quote(FPT, 'ask', [95_500, 300]);
  bench.place(FPT, 'buy', 500, 95_500, { timeInForce: 'FOK' });
  bench.place(FPT, 'buy', 500, 95_500, { timeInForce: 'IOC' });
  await tells('ioc-fok', bench);
});

test('a replace keeps its place only when it asks for less at the same price', async () => {
  const bench = new Bench().openAccount();
  bench.place(FPT, 'buy', 500, 95_000);
  bench.quote(FPT, 'bid', [95_000, 100]);
  bench.replace('O1', null, 300);
  bench.replace('O1', null, 400);
  bench.replace('O1', 95_100, 400);
  bench.replace('O1', null, 400);
  bench.cancel('O1');
  bench.cancel('O1');
  await tells('replace-priority', bench);
});

test('DAY orders end with the day, GTC orders stay', async () => {
  const bench = new Bench().openAccount();
  bench.place(FPT, 'buy', 100, 95_000, { timeInForce: 'DAY' });
  bench.place(FPT, 'buy', 100, 94_900);
  bench.tape.dayEnds.add(1);
  bench.advance(1);
  await tells('day-ends', bench);
});

test('every risk check denies with its numbers', async () => {
  const rules = rulesOf(
    { rule: 'max-quantity', limit: 10_000 },
    { rule: 'max-notional', limit: { amount: '900000000', currency: 'VND' } },
    { rule: 'position-quantity', limit: 8_000 },
    { rule: 'duplicate', windowMs: 1_000 },
  );
  const bench = new Bench(
    [FPT, AAPL, { ...AAPL, id: 'US:OFF' as never, symbol: 'OFF', tradable: false }],
    rules,
  ).openAccount(700_000_000, 1_000);
  bench.quote(FPT, 'ask', [95_500, 100]);
  bench.place({ ...AAPL, id: 'US:NONE' as never }, 'buy', 1, 100);
  bench.place({ ...AAPL, id: 'US:OFF' as never }, 'buy', 1, 100);
  bench.place(FPT, 'buy', 100, null, { timeInForce: 'AT_OPEN' });
  bench.place(FPT, 'buy', 0, 95_000);
  bench.place(FPT, 'buy', -100, 95_000);
  bench.place(FPT, 'buy', 150, 95_000);
  bench.place(FPT, 'buy', 100, 95_050);
  bench.place(FPT, 'buy', 100, -95_000);
  bench.place(FPT, 'buy', 100, null, { type: 'limit' });
  bench.place(FPT, 'buy', 100, 102_300);
  bench.place(FPT, 'buy', 20_000, 95_000);
  bench.place(FPT, 'buy', 10_000, 95_000);
  bench.place(FPT, 'buy', 9_000, 95_000);
  bench.place(FPT, 'sell', 100, 95_000);
  bench.place(FPT, 'buy', 8_000, 95_000);
  bench.place(FPT, 'buy', 100, 95_000);
  bench.place(FPT, 'buy', 100, 95_000);
  bench.place(FPT, 'buy', 55, 95_000);
  bench.run({ kind: 'limit-trading', mode: 'halted', until: null });
  bench.place(FPT, 'buy', 100, 95_100);
  bench.run({ kind: 'resume-trading' });
  bench.place(FPT, 'buy', 100, 95_100);
  await tells('denials', bench);
});

test('a basket is placed whole, once, or not at all', async () => {
  const bench = new Bench().openAccount(20_000_000);
  bench.quote(FPT, 'ask', [95_500, 1_000]);
  const order = (row: number, size: number, at: number) => ({
    row,
    fingerprint: `row-${row}`,
    again: false,
    intent: {
      instrumentId: FPT.id,
      side: 'buy',
      type: 'limit',
      timeInForce: 'DAY',
      quantity: size,
      price: at,
      stop: null,
      source: 'sheet',
      note: '',
    } as never,
  });
  const basket = (orders: ReturnType<typeof order>[], fileHash = 'hash') =>
    bench.run({ kind: 'commit-basket', name: 'Monday', fileName: 'monday.xlsx', fileHash, orders });
  basket([order(2, 100, 95_500), order(3, 200, 95_000)]);
  basket([order(2, 100, 95_500), order(3, 100, 95_000)]);
  basket([order(2, 100, 95_500), order(3, 100, 95_000)]);
  await tells('basket', bench);
});

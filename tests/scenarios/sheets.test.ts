/** Sheets through the kernel: rows that belong together, rows held until their moment. */
import { expect, test } from 'vitest';
import type { BasketOrder } from '#core/model/commands.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { AAPL, Bench, FPT } from '../support/kernel.ts';
import { story } from '../support/story.ts';

const tells = (name: string, bench: Bench) =>
  expect(story(bench)).toMatchFileSnapshot(`golden/sheets/${name}.golden`);

const commit = (bench: Bench, ...orders: readonly BasketOrder[]) =>
  bench.run({ kind: 'commit-basket', name: 'Sheet', fileName: 'sheet.xlsx', fileHash: 'hash', orders });

const row = (number: number, intent: OrderIntent, more: Partial<BasketOrder> = {}): BasketOrder => ({
  row: number,
  fingerprint: `row-${number}`,
  again: false,
  intent: { ...intent, source: 'sheet' },
  ...more,
});

test('a bracket of one row, a pair of two rows and a single order go in one command', async () => {
  const bench = new Bench().openAccount(1_000_000_000, 0, [[FPT, 500, 90_000]]);
  bench.quote(FPT, 'ask', [95_500, 1_000]).quote(FPT, 'bid', [95_400, 1_000]);
  const entry = bench.intent(FPT, 'buy', 200, 95_500);
  const target = bench.intent(FPT, 'sell', 200, 99_000);
  const stop = bench.intent(FPT, 'sell', 200, null, { type: 'stop', stop: 92_000 as never });
  const pair = { group: { key: 'exit', kind: 'oco' } } as const;
  commit(
    bench,
    row(2, entry, { exits: [target, stop] }),
    row(3, bench.intent(FPT, 'sell', 500, 98_000), pair),
    row(4, bench.intent(FPT, 'buy', 100, 95_000)),
    row(5, bench.intent(FPT, 'sell', 500, null, { type: 'stop', stop: 91_000 as never }), pair),
  );
  bench.takeNext(FPT, 'buy', 98_000, 2_000);
  await tells('groups', bench);
});

test('where a row of a group cannot be, nothing of the sheet is sent', async () => {
  const bench = new Bench().openAccount(1_000_000_000);
  const pair = { group: { key: 'a', kind: 'oco' } } as const;
  commit(
    bench,
    row(2, bench.intent(FPT, 'buy', 100, 95_000)),
    row(3, bench.intent(FPT, 'sell', 100, 99_000), pair),
    row(4, bench.intent(AAPL, 'sell', 100, 1_900_000), pair),
  );
  await tells('broken-group', bench);
});

test('orders are held until their moment, each in its turn; a day’s order lives on the day it is sent', async () => {
  const bench = new Bench().openAccount(1_000_000_000);
  bench.quote(FPT, 'ask', [95_500, 1_000]);
  const at = (steps: number) => ({ sendAt: (bench.tape.now() + steps * 250) as never });
  bench.tape.endDay(Date.UTC(2026, 0, 5));
  commit(
    bench,
    row(2, bench.intent(FPT, 'buy', 300, null, { timeInForce: 'DAY', ...at(3) })),
    row(3, bench.intent(FPT, 'buy', 900, 95_500, { timeInForce: 'DAY', ...at(3) })),
    row(4, bench.intent(FPT, 'buy', 100, 95_000, { timeInForce: 'DAY', ...at(50) })),
    row(5, bench.intent(FPT, 'buy', 100, 94_000, { timeInForce: 'DAY' })),
  );
  bench.advance(4);
  bench.run({ kind: 'cancel-all', filter: { instrumentId: null, basketId: 'B1' } });
  await tells('moments', bench);
});

test('a moment that is over, or that comes after the order’s end, is refused', async () => {
  const bench = new Bench().openAccount(1_000_000_000);
  const now = bench.tape.now();
  bench.place(FPT, 'buy', 100, 95_000, { sendAt: now });
  bench.place(FPT, 'buy', 100, 95_000, {
    timeInForce: 'GTD',
    expireAt: (now + 1_000) as never,
    sendAt: (now + 1_000) as never,
  });
  await tells('moments-refused', bench);
});

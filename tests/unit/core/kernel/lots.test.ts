/** Lots through the kernel: cost basis, picks across partial fills, hedging, and that a replay arrives at the same. */
import { describe, expect, test } from 'vitest';
import { apply } from '#core/kernel/apply.ts';
import { emptyState, snapshotState } from '#core/kernel/state.ts';
import type { AccountTerms } from '#core/model/account.ts';
import type { JournalEvent, OrderFilled } from '#core/model/events.ts';
import { AAPL, Bench, FPT } from '../../../support/kernel.ts';

const opened = (terms: Partial<AccountTerms>, ...holdings: [typeof FPT, number, number][]) =>
  new Bench().openAccount(1_000_000_000, 1_000_000, holdings, false, terms);

const lotsOf = (bench: Bench, id = FPT.id) =>
  bench.state.positions.get(id)!.lots.map(({ id: lot, quantity, cost }) => [lot, quantity, cost]);

const fillsOf = (bench: Bench): OrderFilled[] =>
  bench.journal.filter((event): event is OrderFilled => event.kind === 'order-filled');

function buys(bench: Bench): Bench {
  bench.quote(AAPL, 'ask', [1_800_000, 100], [1_805_000, 100], [1_810_000, 100]);
  bench.place(AAPL, 'buy', 300, null);
  return bench;
}

/** Whether the journal, through JSON, says the state. */
function replays(bench: Bench): void {
  const state = emptyState();
  for (const event of JSON.parse(JSON.stringify(bench.journal)) as JournalEvent[]) apply(state, event);
  expect(snapshotState(state)).toEqual(snapshotState(bench.state));
}

describe('lots of an account', () => {
  test('opening holdings are lots of their own, one a line; at average cost one', () => {
    const holdings: [typeof FPT, number, number][] = [
      [FPT, 100, 90_000],
      [FPT, 200, 93_000],
    ];
    expect(lotsOf(opened({ costBasis: 'fifo' }, ...holdings))).toEqual([
      [-1, 100, 9_000_000],
      [-2, 200, 18_600_000],
    ]);
    expect(lotsOf(opened({}, ...holdings))).toEqual([[-1, 300, 27_600_000]]);
  });

  test.each([
    [
      'fifo',
      [
        [1, 100],
        [2, 50],
      ],
      [
        [2, 50],
        [3, 100],
      ],
    ],
    [
      'lifo',
      [
        [3, 100],
        [2, 50],
      ],
      [
        [1, 100],
        [2, 50],
      ],
    ],
    [
      'highest-cost',
      [
        [3, 100],
        [2, 50],
      ],
      [
        [1, 100],
        [2, 50],
      ],
    ],
    ['average', [[1, 150]], [[1, 150]]],
  ] as const)('%s: a sale says in the journal which lots it closed', (costBasis, closed, left) => {
    const bench = buys(opened({ costBasis })).quote(AAPL, 'bid', [1_795_000, 150]);
    bench.place(AAPL, 'sell', 150, null);
    expect(
      fillsOf(bench)
        .at(-1)!
        .closed!.map(({ id, quantity }) => [id, quantity]),
    ).toEqual(closed);
    expect(lotsOf(bench, AAPL.id).map(([id, quantity]) => [id, quantity])).toEqual(left);
    replays(bench);
  });

  test('picked lots are closed first, across fills, and what was used of a pick is not used twice', () => {
    const bench = buys(opened({ costBasis: 'specific' }));
    bench.quote(AAPL, 'bid', [1_795_000, 60], [1_794_000, 60], [1_793_000, 60]);
    const closes = [
      { lot: 3, quantity: 80 },
      { lot: 2, quantity: 20 },
    ];
    bench.place(AAPL, 'sell', 130, 1_793_000, { closes });
    expect(
      fillsOf(bench)
        .slice(3)
        .map(({ closed }) => closed!.map(({ id, quantity }) => [id, quantity])),
    ).toEqual([
      [[3, 60]],
      [
        [3, 20],
        [2, 20],
        [1, 20],
      ],
      [[1, 10]],
    ]);
    expect(lotsOf(bench, AAPL.id).map(([id, quantity]) => [id, quantity])).toEqual([
      [1, 70],
      [2, 80],
      [3, 20],
    ]);
    replays(bench);
  });

  test('picks mean nothing with another cost basis', () => {
    const bench = buys(opened({ costBasis: 'fifo' })).quote(AAPL, 'bid', [1_795_000, 50]);
    bench.place(AAPL, 'sell', 50, null, { closes: [{ lot: 3, quantity: 50 }] });
    expect(
      fillsOf(bench)
        .at(-1)!
        .closed!.map(({ id }) => id),
    ).toEqual([1]);
  });
});

describe('hedging', () => {
  const hedged = (costBasis: AccountTerms['costBasis'] = 'fifo') => {
    const bench = opened({ costBasis, positionMode: 'hedging' });
    bench.quote(AAPL, 'ask', [1_805_000, 300]).quote(AAPL, 'bid', [1_804_000, 300]);
    bench.place(AAPL, 'buy', 100, 1_805_000);
    bench.place(AAPL, 'sell', 60, 1_804_000);
    return bench;
  };
  const sizes = (bench: Bench) => lotsOf(bench, AAPL.id).map(([id, quantity]) => [id, quantity]);

  test('long and short of one instrument stand side by side', () => {
    const bench = hedged();
    expect(sizes(bench)).toEqual([
      [1, 100],
      [2, -60],
    ]);
    const { quantity, totalCost, realised } = bench.state.positions.get(AAPL.id)!;
    expect([quantity, totalCost, realised]).toEqual([40, 180_500_000 - 108_240_000, 0]);
    expect(fillsOf(bench)[1]!.closed).toBeUndefined();
    replays(bench);
  });

  test('a closing order takes lots of the other side only', () => {
    const bench = hedged('average');
    bench.place(AAPL, 'buy', 25, 1_805_000, { effect: 'close' });
    expect(sizes(bench)).toEqual([
      [1, 100],
      [2, -35],
    ]);
    expect(fillsOf(bench).at(-1)!.realised).toBe(-25 * 1_000);
    bench.place(AAPL, 'sell', 100, 1_804_000, { effect: 'close' });
    expect(sizes(bench)).toEqual([[2, -35]]);
    replays(bench);
  });

  test('no more is closed than is held on that side, less what other closing orders will close', () => {
    const bench = hedged();
    const close = (size: number, at: number) =>
      bench.place(AAPL, 'sell', size, at, { effect: 'close' }).denial;
    expect(close(101, 1_900_000)).toEqual({ code: 'CLOSE_ABOVE_HELD', quantity: 101, closable: 100 });
    expect(close(70, 1_900_000)).toBeNull();
    expect(close(31, 1_910_000)).toEqual({ code: 'CLOSE_ABOVE_HELD', quantity: 31, closable: 30 });
    expect(close(30, 1_910_000)).toBeNull();
    expect(bench.replace('O4', 1_900_000, 71).denial).toMatchObject({
      code: 'CLOSE_ABOVE_HELD',
      closable: 70,
    });
    expect(bench.replace('O4', 1_900_000, 69).denial).toBeNull();
  });

  test('where short selling is forbidden a sale cannot open', () => {
    const bench = opened({ positionMode: 'hedging' }).quote(FPT, 'ask', [95_500, 100]);
    bench.place(FPT, 'buy', 100, null);
    expect(bench.place(FPT, 'sell', 100, 96_500).denial).toMatchObject({
      code: 'SHORT_NOT_ALLOWED',
      sellable: 0,
    });
    expect(bench.place(FPT, 'sell', 100, 96_500, { effect: 'close' }).denial).toBeNull();
  });

  test('an emergency stop closes both sides; while only reducing is allowed, an order that opens is denied', () => {
    const bench = hedged();
    bench.run({ kind: 'limit-trading', mode: 'reducing', until: null });
    expect(bench.place(AAPL, 'sell', 10, 1_804_000, { effect: 'open' }).denial).not.toBeNull();
    expect(bench.place(AAPL, 'sell', 10, 1_804_000, { effect: 'close' }).denial).toBeNull();
    bench.place(AAPL, 'sell', 30, 1_900_000, { effect: 'close' });
    bench.run({ kind: 'emergency-stop', flatten: true });
    for (let tries = 0; tries < 4; tries += 1) bench.advance(1);
    expect(sizes(bench)).toEqual([]);
    expect([...bench.state.flattening.entries()]).toEqual([]);
    replays(bench);
  });

  test('an account that nets does not look at the effect', () => {
    const bench = buys(opened({ costBasis: 'fifo' })).quote(AAPL, 'bid', [1_795_000, 50]);
    bench.place(AAPL, 'sell', 50, null, { effect: 'open' });
    expect(lotsOf(bench, AAPL.id).map(([, quantity]) => quantity)).toEqual([50, 100, 100]);
  });
});

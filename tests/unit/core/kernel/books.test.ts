/** What the kernel keeps beside lots: balances of the ledger's accounts, the price range while held, terms that change. */
import { describe, expect, test } from 'vitest';
import { trialBalance } from '#core/ledger/balances.ts';
import { forkState, restoreState, snapshotState } from '#core/kernel/state.ts';
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { BarVenue } from '#core/matching/bars/venue.ts';
import { BookVenue } from '#core/matching/book-venue.ts';
import { PLAIN_TERMS, type AccountTerms } from '#core/model/account.ts';
import type { OrderFilled } from '#core/model/events.ts';
import { AAPL, Bench, FPT } from '../../../support/kernel.ts';

const opened = (terms: Partial<AccountTerms> = {}) => new Bench().openAccount(1e9, 1e6, [], true, terms);
const fills = (bench: Bench): OrderFilled[] =>
  bench.journal.filter((event): event is OrderFilled => event.kind === 'order-filled');

/** Buys 100 at 180.50; others then trade at 179, 182 and 181. */
function excursion(): Bench {
  const bench = opened().quote(AAPL, 'ask', [1_805_000, 100]);
  bench.place(AAPL, 'buy', 100, 1_805_000);
  bench.quote(AAPL, 'bid', [1_790_000, 10]).take(AAPL, 'sell', 1_790_000, 10);
  bench.quote(AAPL, 'ask', [1_820_000, 10]).take(AAPL, 'buy', 1_820_000, 10);
  bench.quote(AAPL, 'ask', [1_810_000, 10]).take(AAPL, 'buy', 1_810_000, 10);
  return bench;
}

describe('balances', () => {
  test('sum to zero in each currency, and cash is what the account has', () => {
    const bench = excursion().quote(AAPL, 'bid', [1_800_000, 40]);
    bench.place(AAPL, 'sell', 40, 1_800_000);
    const rows = trialBalance(bench.state.balances.entries());
    for (const currency of ['VND', 'USD'] as const) {
      const mine = rows.filter((row) => row.currency === currency);
      expect(mine.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      expect(mine.find(({ account }) => account === 'cash')?.amount).toBe(
        bench.state.account!.cash[currency],
      );
    }
    expect(rows.find(({ account }) => account === 'position:US:AAPL')?.amount).toBe(
      bench.state.positions.get(AAPL.id)!.totalCost,
    );
    expect(rows.find(({ account }) => account === 'realised')?.amount).toBe(40 * 5_000);
  });

  test('a fork keeps its own, and a snapshot holds them', () => {
    const bench = excursion();
    const fork = forkState(bench.state);
    fork.balances.set('cash|USD', 1 as never);
    expect(bench.state.balances.get('cash|USD')).toBe(bench.state.account!.cash.USD);
    const again = restoreState(JSON.parse(JSON.stringify(snapshotState(bench.state))));
    expect([...again.balances.entries()]).toEqual([...bench.state.balances.entries()]);
  });
});

describe('price range while held', () => {
  test('a fill says how low and high the last price was since the one before', () => {
    const bench = excursion().quote(AAPL, 'bid', [1_800_000, 100]);
    bench.place(AAPL, 'sell', 60, 1_800_000);
    bench.place(AAPL, 'sell', 40, 1_800_000);
    expect(fills(bench).map(({ range }) => range)).toEqual([
      undefined,
      { low: 1_790_000, high: 1_820_000 },
      { low: 1_800_000, high: 1_800_000 },
    ]);
  });

  test('it is counted from the opening of the account', () => {
    const bench = new Bench();
    bench.quote(AAPL, 'bid', [1_700_000, 10]).take(AAPL, 'sell', 1_700_000, 10);
    bench.openAccount(0, 0, [[AAPL, 100, 1_000_000]], false).quote(AAPL, 'bid', [1_750_000, 100]);
    bench.place(AAPL, 'sell', 100, 1_750_000);
    expect(fills(bench)[0]!.range).toEqual({ low: 1_700_000, high: 1_750_000 });
  });

  test('auctions count, and a fork and a snapshot go on from it', () => {
    const venue = excursion().book(AAPL);
    const copies = [venue.fork(), BookVenue.restore(AAPL, JSON.parse(JSON.stringify(venue.snapshot())))];
    for (const copy of [venue, ...copies]) {
      expect([copy.low, copy.high]).toEqual([1_790_000, 1_820_000]);
      copy.enterPhase('closing-auction');
      copy.submit(-90, 0, 1_850_000, 10, 0);
      copy.submit(-91, 1, 1_850_000, 10, 0);
      copy.enterPhase('closed');
      expect([copy.low, copy.high]).toEqual([1_790_000, 1_850_000]);
    }
  });

  test('a bar counts as far as it went', () => {
    const venue = new BarVenue(FPT, BAR_PRESETS.touch);
    venue.onBar({ open: 95_000, high: 97_000, low: 94_000, close: 96_000, volume: 1_000 });
    expect([venue.low, venue.high]).toEqual([94_000, 97_000]);
    venue.restartSpan();
    expect([venue.low, venue.high]).toEqual([96_000, 96_000]);
  });
});

describe('terms that change', () => {
  const bought = (terms: Partial<AccountTerms>) => {
    const bench = opened(terms).quote(AAPL, 'ask', [1_800_000, 10], [1_810_000, 10]);
    bench.place(AAPL, 'buy', 20, null);
    return bench;
  };
  const change = (bench: Bench, terms: Partial<AccountTerms>) =>
    bench.run({ kind: 'set-account-terms', terms: { ...bench.state.account!.terms, ...terms } }).denial;
  const lots = (bench: Bench) =>
    bench.state.positions.get(AAPL.id)!.lots.map(({ id, quantity, cost }) => [id, quantity, cost]);

  test('to average, lots become one; from average, the one stays', () => {
    const bench = bought({ costBasis: 'fifo' });
    expect(lots(bench)).toHaveLength(2);
    expect(change(bench, { costBasis: 'average' })).toBeNull();
    expect(lots(bench)).toEqual([[1, 20, 36_100_000]]);
    expect(change(bench, { costBasis: 'lifo' })).toBeNull();
    expect(lots(bench)).toEqual([[1, 20, 36_100_000]]);
    const { kind, terms } = bench.journal.at(-1) as Extract<
      (typeof bench.journal)[number],
      { kind: 'account-terms-changed' }
    >;
    expect([kind, terms]).toEqual(['account-terms-changed', { ...PLAIN_TERMS, costBasis: 'lifo' }]);
  });

  test('what is the same already is no event', () => {
    const bench = opened();
    const { length } = bench.journal;
    expect(change(bench, {})).toBeNull();
    expect(bench.journal).toHaveLength(length);
  });

  test('netting and hedging change only where nothing is held and no order works', () => {
    expect(change(bought({}), { positionMode: 'hedging' })).toEqual({
      code: 'POSITION_MODE_IN_USE',
      positions: 1,
      orders: 0,
    });
    const waiting = opened();
    waiting.place(AAPL, 'buy', 1, 1_000_000);
    expect(change(waiting, { positionMode: 'hedging' })).toMatchObject({ positions: 0, orders: 1 });
    waiting.cancel('O1');
    expect(change(waiting, { positionMode: 'hedging' })).toBeNull();
  });
});

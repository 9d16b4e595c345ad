/** The kernel's laws: step and apply agree, money is conserved, forks leave no trace. */
import { bookOf } from '#core/matching/book-venue.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '#core/kernel/apply.ts';
import { fork, valuation } from '#core/kernel/session.ts';
import { placeOrder } from '#core/kernel/place.ts';
import { emptyState, restoreState, snapshotState } from '#core/kernel/state.ts';
import { NO_ORDERS, claimOf, withClaim, type WorkingTotals } from '#core/ledger/reserve.ts';
import { imbalance } from '#core/ledger/postings.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { AAPL, Bench, FPT } from '../../../support/kernel.ts';

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      us: fc.boolean(),
      buy: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      off: fc.integer({ min: -5, max: 5 }),
      market: fc.boolean(),
      tif: fc.constantFrom('GTC' as const, 'DAY' as const, 'IOC' as const, 'FOK' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat(60) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      pick: fc.nat(60),
      off: fc.integer({ min: -5, max: 5 }),
      lots: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('others' as const),
      us: fc.boolean(),
      buy: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      off: fc.integer({ min: -5, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** What the totals must be exactly; their extreme prices may lag behind cancelled orders. */
const sums = ({ orders, buy, sell }: WorkingTotals = NO_ORDERS) => [
  orders,
  ...[buy, sell].map(({ quantity, value, fees }) => [quantity, value, fees]),
];

function play(bench: Bench, one: Action): void {
  if (one.kind === 'day') {
    bench.tape.dayEnds.add(bench.tape.position + 1);
    bench.advance(1);
    return;
  }
  if (one.kind === 'cancel') return void bench.cancel(`O${one.pick}`);
  if (one.kind === 'replace')
    return void bench.replace(`O${one.pick}`, 95_500 + one.off * 100, one.lots * 100);
  const instrument = one.us ? AAPL : FPT;
  const price = one.us ? 1_805_000 + one.off * 1_000 : 95_500 + one.off * 100;
  const size = one.us ? one.lots * 7 : one.lots * 100;
  const side = one.buy ? 'buy' : 'sell';
  if (one.kind === 'others') {
    bench.quote(instrument, one.buy ? 'bid' : 'ask', [price, size]);
    bench.takeNext(instrument, one.buy ? 'sell' : 'buy', price, size);
    return;
  }
  bench.place(instrument, side, size, one.market ? null : price, { timeInForce: one.tif });
}

describe('kernel', () => {
  test('replaying the journal, through JSON, arrives at the state that step made', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const bench = new Bench().openAccount(1_000_000_000, 100_000, [[FPT, 1_000, 90_000]]);
        actions.forEach((one) => play(bench, one));
        const replayed = emptyState();
        for (const event of JSON.parse(JSON.stringify(bench.journal)) as JournalEvent[])
          apply(replayed, event);
        expect(snapshotState(replayed)).toEqual(snapshotState(bench.state));
        expect(snapshotState(restoreState(JSON.parse(JSON.stringify(snapshotState(bench.state)))))).toEqual(
          snapshotState(bench.state),
        );
      }),
    );
  });

  test('every event balances, no order is filled beyond its quantity, and the totals are the sums', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const bench = new Bench().openAccount(1_000_000_000, 100_000, [[FPT, 1_000, 90_000]]);
        actions.forEach((one) => play(bench, one));
        for (const event of bench.journal) {
          if (!('postings' in event)) continue;
          for (const sum of imbalance(event.postings).values()) expect(sum).toBe(0);
        }
        const { state, market } = bench;
        let working = NO_ORDERS;
        for (const order of state.orders.values()) {
          expect(order.filled + order.leaves).toBe(order.quantity);
          expect(order.leaves).toBeGreaterThan(0);
          const venue = bookOf(market.venue(order.instrumentId));
          expect(venue.book.leavesAt(venue.slots.get(order.number)!)).toBe(order.leaves);
          if (order.instrumentId !== FPT.id) continue;
          working = withClaim(working, claimOf(FPT, { ...order, price: order.price! }), 1);
        }
        expect(sums(state.working.get(FPT.id))).toEqual(sums(working));
        expect(state.positions.get(FPT.id)!.quantity).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a fork leaves state, books and journal as they were', () => {
    const bench = new Bench().openAccount().quote(FPT, 'ask', [95_500, 500]);
    bench.place(FPT, 'buy', 100, 95_000);
    const before = JSON.stringify([snapshotState(bench.state), bench.market.snapshot(), bench.journal]);
    const session = fork({ state: bench.state, ports: bench.ports });
    const intent = {
      instrumentId: FPT.id,
      side: 'buy',
      type: 'limit',
      timeInForce: 'GTC',
      quantity: 300,
      price: 95_500,
      stop: null,
      source: 'ticket',
      note: '',
    } as never;
    expect(placeOrder(session, intent, null).denial).toBeNull();
    expect(session.state.positions.get(FPT.id)?.quantity).toBe(300);
    expect(JSON.stringify([snapshotState(bench.state), bench.market.snapshot(), bench.journal])).toBe(before);
  });

  test('a working order holds back its cost and fees, and gives them back', () => {
    const bench = new Bench().openAccount(10_000_000);
    bench.place(FPT, 'buy', 100, 95_000);
    expect(valuation(bench).VND.reserved).toBe(9_500_000 + 14_250);
    expect(bench.place(FPT, 'buy', 100, 95_100).denial).toMatchObject({
      code: 'INSUFFICIENT_BUYING_POWER',
      available: 10_000_000 - 9_514_250,
    });
    bench.cancel('O1');
    expect(valuation(bench).VND.reserved).toBe(0);
  });
});

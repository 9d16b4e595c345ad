/**
 * No accepted order breaks a hard limit, with everything that works filled at its worst: random orders, amendments and
 * trades of others under limits on exposures, against sums made anew from the orders and positions.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portfolioOf } from '#core/kernel/portfolio.ts';
import { valuation } from '#core/kernel/session.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import { notional } from '#core/units/units.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { VCB } from './desk.ts';

const TWIN: Instrument = { ...AAPL, id: 'US:TWIN' as never, symbol: 'TWIN', sector: 'Other' };
const TRADED = [FPT, VCB, AAPL, TWIN] as const;

const LIMITS = {
  position: 60_000_000,
  sector: 90_000_000,
  gross: 150_000_000,
  net: 120_000_000,
};
const vnd = (amount: number) => ({ amount: String(amount), currency: 'VND' }) as const;
const RULES = rulesOf(
  { rule: 'position-value', limit: vnd(LIMITS.position) },
  { rule: 'sector-exposure', sector: null, limit: vnd(LIMITS.sector) },
  { rule: 'gross-exposure', limit: vnd(LIMITS.gross) },
  { rule: 'net-exposure', limit: vnd(LIMITS.net) },
);

const RATE = 26_000;
/** Whole đồng of ledger money; the exact figure, to be compared within a unit. */
const based = (instrument: Instrument, value: number): number =>
  instrument.currency === 'VND' ? value : (value * RATE) / 10_000;

interface Worst {
  readonly position: ReadonlyMap<string, number>;
  readonly sector: ReadonlyMap<string, number>;
  readonly gross: number;
  readonly net: number;
}

/** From the positions at these marks and the orders at their limits. */
function worstOf(bench: Bench, marks: ReadonlyMap<string, number>, orders: readonly Order[]): Worst {
  const position = new Map<string, number>();
  const sector = new Map<string, number>();
  const sum = { gross: 0, long: 0, short: 0 };
  for (const instrument of TRADED) {
    const held = bench.state.positions.get(instrument.id)?.quantity ?? 0;
    const value = (size: number, at: number): number =>
      based(instrument, notional(instrument, at as never, size as never));
    const mine = orders.filter(({ instrumentId }) => instrumentId === instrument.id);
    const side = (which: 'buy' | 'sell') =>
      mine
        .filter((order) => order.side === which)
        .reduce((total, each) => total + value(each.leaves, each.price!), 0);
    const now = Math.sign(held) * value(Math.abs(held), marks.get(instrument.id)!);
    const [long, short] = [now + side('buy'), now - side('sell')];
    const gross = Math.max(Math.abs(now), Math.abs(long), Math.abs(short));
    position.set(instrument.id, gross);
    sector.set(instrument.sector, (sector.get(instrument.sector) ?? 0) + gross);
    sum.gross += gross;
    sum.long += long;
    sum.short += short;
  }
  return { position, sector, gross: sum.gross, net: Math.max(Math.abs(sum.long), Math.abs(sum.short)) };
}

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      which: fc.nat(3),
      buy: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      off: fc.integer({ min: -5, max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      pick: fc.nat(30),
      lots: fc.integer({ min: 1, max: 12 }),
      off: fc.integer({ min: -5, max: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('others' as const),
      which: fc.nat(3),
      buy: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      off: fc.integer({ min: -5, max: 5 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const priced = (instrument: Instrument, off: number): number =>
  instrument.currency === 'VND' ? 95_500 + off * 100 : 1_805_000 + off * 1_000;
const sized = (instrument: Instrument, lots: number): number =>
  instrument.currency === 'VND' ? lots * 100 : lots * 4;

function play(bench: Bench, one: Action): boolean {
  if (one.kind === 'cancel') return bench.cancel(`O${one.pick}`).denial === null;
  if (one.kind === 'replace') {
    const order = bench.state.orders.get(`O${one.pick}` as never);
    const instrument = order ? bench.state.instruments.get(order.instrumentId)! : FPT;
    return (
      bench.replace(`O${one.pick}`, priced(instrument, one.off), sized(instrument, one.lots)).denial === null
    );
  }
  const instrument = TRADED[one.which]!;
  const [price, size] = [priced(instrument, one.off), sized(instrument, one.lots)];
  if (one.kind === 'place')
    return bench.place(instrument, one.buy ? 'buy' : 'sell', size, price).denial === null;
  bench.quote(instrument, one.buy ? 'bid' : 'ask', [price, size]);
  bench.takeNext(instrument, one.buy ? 'sell' : 'buy', price, size);
  return false;
}

function open(): Bench {
  const bench = new Bench(TRADED, RULES);
  bench.openAccount(500_000_000, 50_000, [[FPT, 300, 90_000]], false);
  bench.run({ kind: 'set-fx-rate', rate: usdVnd(RATE * 1_000_000) });
  return bench;
}

const marksOf = (bench: Bench): Map<string, number> =>
  new Map(TRADED.map(({ id }) => [id, bench.market.last(id)]));

test('with everything working filled at its worst, no accepted order is beyond a limit it moved towards', () => {
  let accepted = 0;
  let denied = 0;
  fc.assert(
    fc.property(fc.array(action, { minLength: 20, maxLength: 60 }), (actions) => {
      const bench = open();
      for (const one of actions) {
        const marks = marksOf(bench);
        const before = worstOf(bench, marks, [...bench.state.orders.values()]);
        const taken = play(bench, one);
        if (one.kind !== 'place' && one.kind !== 'replace') continue;
        if (!taken) denied += 1;
        else accepted += 1;
        if (!taken) continue;
        const after = worstOf(bench, marks, [...bench.state.orders.values()]);
        const check = (now: number, then: number, limit: number): void => {
          if (then > now + 1) expect(then).toBeLessThanOrEqual(limit + 4);
        };
        for (const { id } of TRADED)
          check(before.position.get(id)!, after.position.get(id)!, LIMITS.position);
        for (const [name, then] of after.sector) check(before.sector.get(name)!, then, LIMITS.sector);
        check(before.gross, after.gross, LIMITS.gross);
        check(before.net, after.net, LIMITS.net);
      }
    }),
    { numRuns: 300, seed: 20_261_121 },
  );
  expect(Math.min(accepted, denied)).toBeGreaterThan(1_000);
});

test('the portfolio kept as it changes is the one made anew, to the last unit', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 20, maxLength: 60 }), (actions) => {
      const bench = open();
      bench.run({ kind: 'set-rules', rules: [] });
      for (const one of actions) {
        play(bench, one);
        const session = { state: bench.state, ports: bench.ports };
        const { portfolio } = portfolioOf(session);
        const value = valuation(session);
        for (const currency of ['VND', 'USD'] as const) {
          const sums = portfolio.sums(currency);
          expect([sums.value, sums.reserved, sums.unrealised]).toEqual([
            value[currency].marketValue,
            value[currency].reserved,
            value[currency].unrealised,
          ]);
          const { cash } = bench.state.account!;
          expect(cash[currency] + sums.worth - sums.initial - sums.reserved).toBe(
            value[currency].buyingPower,
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

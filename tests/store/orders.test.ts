/** The table of orders says of every working order what the kernel knows of it, and a rebuild says the same. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupKind, GroupRole, OrderIntent, OrderType } from '#core/model/order.ts';
import type { Price, Quantity } from '#core/units/units.ts';
import { ORDER_TYPES } from '#core/venues/matrix.ts';
import { SIMULATED } from '#core/venues/registry.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { workspacePlace } from '#store/place.ts';
import { findOrder, listOrders } from '#store/projections/queries.ts';
import { Store } from '#store/store.ts';
import { rebuildProjections, verifyWorkspace } from '#store/verify.ts';
import { Bench, FPT } from '../support/kernel.ts';
import { temporaryFolder } from '../support/workspace.ts';

const LAST = 95_500;
const scales = () => FPT;

function bench(): Bench {
  const made = new Bench().openAccount(10_000_000_000, 100_000, [[FPT, 5_000, 90_000]]);
  made.quote(FPT, 'bid', [95_400, 400], [95_300, 600]).quote(FPT, 'ask', [95_600, 400], [95_700, 600]);
  return made;
}

const intentOf = (extra: Partial<Record<keyof OrderIntent, unknown>>): OrderIntent =>
  ({
    instrumentId: FPT.id,
    side: 'buy',
    type: 'limit',
    timeInForce: 'GTC',
    quantity: 200,
    price: null,
    stop: null,
    source: 'ticket',
    note: '',
    ...extra,
  }) as OrderIntent;

/** The journal in a store, committed piece by piece as the engine does. */
function stored({ journal }: Bench): Store {
  const store = Store.memory();
  let head = store.head('s');
  for (let from = 0; from < journal.length; from += 3)
    head = store.append('s', head, journal.slice(from, from + 3), '');
  return store;
}

function expectAgreement(made: Bench): void {
  const store = stored(made);
  const rows = listOrders(store.db, 's', scales, { status: 'working', before: null, limit: 1_000 });
  expect(new Set(rows.map(({ id }) => id))).toEqual(
    new Set([...made.state.orders.values()].map(({ id }) => id)),
  );
  for (const row of rows) {
    const { waiting = null, inactive = 0, group = null, ...order } = made.state.orders.get(row.id)!;
    const { price, stop, quantity, filled, leaves, filledNotional } = order;
    expect(row).toMatchObject({ price, stop, quantity, filled, leaves, filledNotional, inactive, group });
    expect(row.attributes.trail).toEqual(order.trail);
    expect(row.attributes.display).toBe(order.display);
    if (filled === 0) expect(row.waiting).toBe(waiting);
  }
  expect(verifyWorkspace(store.db).problems).toEqual([]);
  store.close();
}

function triggerOf(type: OrderType, stop: Price): Partial<OrderIntent> {
  if (type === 'trailing-stop') return { trail: { by: 'ticks', distance: 3 } };
  if (type === 'trailing-stop-limit') return { trail: { by: 'ticks', distance: 3, limitOffset: 2 } };
  return /stop|touched/.test(type) ? { stop } : {};
}

describe('orders of every type', () => {
  const ticks = fc.integer({ min: -6, max: 6 });
  const action = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('place' as const),
        type: fc.constantFrom(...ORDER_TYPES),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 9 }),
        ticks,
        stopTicks: ticks,
        extra: fc.constantFrom(
          {},
          { display: 100 },
          { minimum: 100 },
          { allOrNone: true },
          { postOnly: 'reprice' },
          { reduceOnly: true },
          { selfTrade: 'decrement' },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('bracket' as const),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 9 }),
        ticks,
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('others' as const),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        lots: fc.integer({ min: 1, max: 9 }),
        ticks,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat(30) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('replace' as const),
        pick: fc.nat(30),
        lots: fc.integer({ min: 1, max: 9 }),
        ticks,
        stopTicks: ticks,
      }),
    },
  );
  type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
  const at = (away: number): Price => (LAST + away * 100) as Price;

  function play(made: Bench, one: Action): void {
    if (one.kind === 'cancel') return void made.cancel(`O${one.pick}`);
    if (one.kind === 'replace') {
      made.run({
        kind: 'replace-order',
        orderId: `O${one.pick}` as never,
        price: null,
        stop: at(one.stopTicks),
        quantity: (one.lots * 100) as Quantity,
      });
      return;
    }
    if (one.kind === 'others') {
      made.quote(FPT, one.side === 'buy' ? 'ask' : 'bid', [at(one.ticks), one.lots * 100]);
      return void made.takeNext(FPT, one.side, at(one.ticks), one.lots * 100);
    }
    const quantity = one.lots * 100;
    if (one.kind === 'bracket') {
      const up = one.side === 'buy' ? 1 : -1;
      const out = one.side === 'buy' ? 'sell' : 'buy';
      const legs = [
        { role: 'entry', intent: intentOf({ side: one.side, quantity, price: at(one.ticks) }) },
        { role: 'exit', intent: intentOf({ side: out, quantity, price: at(one.ticks + 3 * up) }) },
        {
          role: 'exit',
          intent: intentOf({ side: out, quantity, type: 'stop', stop: at(one.ticks - 3 * up) }),
        },
      ] as const;
      return void made.run({ kind: 'place-group', group: 'bracket', legs });
    }
    const limit = ['limit', 'stop-limit', 'limit-if-touched'].includes(one.type);
    made.place(FPT, one.side, quantity, limit ? at(one.ticks) : null, {
      type: one.type,
      ...triggerOf(one.type, at(one.stopTicks)),
      ...(one.extra as Partial<OrderIntent>),
    });
  }

  test('whatever happens to them', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 50 }), (actions) => {
        const made = bench();
        actions.forEach((one) => play(made, one));
        expectAgreement(made);
      }),
      { numRuns: 150 },
    );
  });
});

const kindsOf = ({ journal }: Bench): Set<JournalEvent['kind']> => new Set(journal.map(({ kind }) => kind));

test('a story with every event of a working order', () => {
  const made = bench();
  const venue = made.market.venue(FPT.id);
  venue.rules = SIMULATED.HOSE.at(-1)!;
  const legs: { role: GroupRole; intent: OrderIntent }[] = [
    { role: 'entry', intent: intentOf({ quantity: 500, price: 95_600 }) },
    { role: 'exit', intent: intentOf({ side: 'sell', quantity: 500, price: 96_500 }) },
    { role: 'exit', intent: intentOf({ side: 'sell', quantity: 500, type: 'stop', stop: 95_000 }) },
  ];
  made.run({ kind: 'place-group', group: 'bracket' satisfies GroupKind, legs });
  const store = stored(made);
  const [stop, target, entry] = listOrders(store.db, 's', scales, { status: null, before: null, limit: 9 });
  expect(entry).toMatchObject({
    filled: 400,
    waiting: null,
    group: { kind: 'bracket', role: 'entry', size: 3 },
  });
  // 400 of 500 came in: as much of the exits is in force.
  expect(target).toMatchObject({ waiting: null, leaves: 500, inactive: 100, price: 96_500 });
  expect(stop).toMatchObject({
    waiting: 'trigger',
    leaves: 500,
    inactive: 100,
    stop: 95_000,
    triggered: null,
  });
  store.close();

  made.place(FPT, 'sell', 300, null, {
    type: 'trailing-stop-limit',
    trail: { by: 'ticks', distance: 5, limitOffset: 1 },
  });
  made.place(FPT, 'sell', 600, 95_700, { display: 100 as Quantity, source: 'api' });
  made.takeNext(FPT, 'buy', 95_700, 900);
  made.place(FPT, 'buy', 100, 95_700, { postOnly: 'reprice' });
  made.run({
    kind: 'replace-order',
    orderId: 'O4' as never,
    price: null,
    stop: 95_300 as Price,
    quantity: 200 as Quantity,
  });
  made.run({
    kind: 'place-group',
    group: 'oco',
    legs: [
      { role: 'exit', intent: intentOf({ side: 'sell', quantity: 500, price: 95_800 }) },
      { role: 'exit', intent: intentOf({ side: 'sell', quantity: 500, type: 'stop', stop: 95_100 }) },
    ],
  });
  // The iceberg’s 300 are before it in price.
  made.takeNext(FPT, 'buy', 95_800, 500);
  expectAgreement(made);
  made.quote(FPT, 'bid', [95_000, 5_000]).takeNext(FPT, 'sell', 95_000, 3_000);
  expectAgreement(made);
  expect([...kindsOf(made)]).toEqual(
    expect.arrayContaining([
      'order-waiting',
      'order-activated',
      'order-triggered',
      'order-trailed',
      'order-refreshed',
      'order-repriced',
      'order-resized',
      'order-replaced',
    ]),
  );
});

test('a denied order keeps its terms', () => {
  const made = bench();
  made.place(FPT, 'sell', 100, null, {
    type: 'stop',
    stop: 95_050 as Price,
    expireAt: 5 as never,
    timeInForce: 'GTD',
  });
  const store = stored(made);
  expect(findOrder(store.db, 's', scales, 'O1')).toMatchObject({
    status: 'denied',
    stop: 95_050,
    waiting: null,
    attributes: { expireAt: 5 },
    group: null,
  });
  store.close();
});

test('a workspace of before is projected anew when it is opened, and only then', () => {
  const folder = temporaryFolder();
  const made = bench();
  made.place(FPT, 'sell', 200, null, { type: 'stop', stop: 95_000 as Price });
  const store = Store.open(folder);
  store.append('s', store.head('s'), made.journal, '');
  store.close();
  const { file } = workspacePlace(folder);
  const old = new Database(file);
  old.exec("PRAGMA user_version = 0; UPDATE orders SET stop = NULL, waiting = NULL, terms = '{}'");
  // What another version projected is not held against it.
  expect(verifyWorkspace(old)).toMatchObject({ ok: true, projections: [] });
  old.close();
  const again = Store.open(folder);
  expect(findOrder(again.db, 's', scales, 'O1')).toMatchObject({ stop: 95_000, waiting: 'trigger' });
  expect(verifyWorkspace(again.db)).toMatchObject({ ok: true });
  again.db.exec('UPDATE orders SET stop = 1');
  again.close();
  const third = Store.open(folder);
  expect(verifyWorkspace(third.db).ok).toBe(false);
  rebuildProjections(third.db);
  expect(verifyWorkspace(third.db).ok).toBe(true);
  third.close();
});

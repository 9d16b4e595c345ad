/**
 * Replay equals live, for every order type, group, attribute and phase: from the journal alone, and from a snapshot with
 * the journal after it, the world is what it was, and goes on the same. The same commands give the same journal.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '#core/kernel/apply.ts';
import { resume } from '#core/kernel/resume.ts';
import { emptyState, snapshotState } from '#core/kernel/state.ts';
import { USER } from '#core/matching/book-desk.ts';
import { act, actionsArb } from './actions.ts';
import { World } from './world.ts';

test('from the journal, and from a snapshot and the journal after it, the world is what it was and goes on the same', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.nat(1_000), actionsArb, actionsArb, actionsArb, (seed, first, second, third) => {
      const live = World.fresh(seed).open();
      act(live, first);
      const saved = live.save();
      const had = live.journal.length;
      act(live, second);
      const now = live.save();
      const replayed = World.fresh(seed);
      const restored = World.load(saved);
      const { position } = live.tape;
      expect(replayed.follow(live.journal, position)).toBe(0);
      expect(restored.follow(live.journal.slice(had), position)).toBe(0);
      expect(replayed.save()).toEqual(now);
      expect(restored.save()).toEqual(now);
      const before = live.journal.length;
      for (const command of act(live, third)) {
        replayed.run(command);
        restored.run(command);
      }
      expect(replayed.journal).toEqual(live.journal.slice(before));
      expect(restored.journal).toEqual(live.journal.slice(before));
      for (const event of live.journal) kinds.add(event.kind);
    }),
    { numRuns: 80, seed: 20_261_121 },
  );
  const needed = [
    'order-activated',
    'order-refreshed',
    'phase-changed',
    'corporate-action',
    'currency-converted',
    'settled',
    'trading-reduced',
    'emergency-stopped',
    'closing-done',
  ];
  expect(needed.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('the same commands give the same journal, byte for byte', () => {
  fc.assert(
    fc.property(fc.nat(1_000), actionsArb, (seed, actions) => {
      const one = World.fresh(seed).open();
      const commands = act(one, actions);
      const other = World.fresh(seed).open();
      for (const command of commands) other.run(command);
      expect(JSON.stringify(other.journal)).toBe(JSON.stringify(one.journal));
    }),
    { numRuns: 20 },
  );
});

/** The journal's orders and positions are the venues', to the last field. */
function agree({ state, market }: World): void {
  const said = [...state.orders.values()].map((order) => ({
    key: order.number,
    limit: order.price,
    stop: order.stop,
    leaves: order.leaves - (order.inactive ?? 0),
    inactive: order.inactive ?? 0,
    filled: order.filled,
    waiting: order.waiting ?? null,
  }));
  const done = [...market.all()].flatMap((venue) =>
    [...venue.managed.values()].map(({ order, limit, stop, leaves, inactive, filled, waiting }) => ({
      key: order.key,
      limit,
      stop,
      leaves,
      inactive,
      filled,
      waiting,
    })),
  );
  const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(done.sort(byKey)).toEqual(said.sort(byKey));
  for (const { instrumentId, quantity } of state.positions.values())
    expect(market.venue(instrumentId).positions.get(USER)).toBe(quantity);
}

test('after every command the journal, replayed as facts, says what the venues work', () => {
  fc.assert(
    fc.property(fc.nat(1_000), actionsArb, actionsArb, (seed, first, second) => {
      const world = World.fresh(seed).open();
      for (const action of [...first, ...second]) {
        act(world, [action]);
        agree(world);
        for (const order of world.state.orders.values()) {
          expect(order.filled + order.leaves).toBe(order.quantity);
          expect(order.leaves).toBeGreaterThan(0);
        }
      }
      const replayed = emptyState();
      for (const event of world.journal) apply(replayed, JSON.parse(JSON.stringify(event)));
      expect(snapshotState(replayed)).toEqual(snapshotState(world.state));
    }),
    { numRuns: 60 },
  );
});

test('where the tape cannot be played the venues take the orders over from the journal, and go on', () => {
  fc.assert(
    fc.property(fc.nat(1_000), actionsArb, actionsArb, (seed, first, second) => {
      const live = World.fresh(seed).open();
      act(live, first);
      const other = World.fresh(seed + 1);
      other.tape.position = live.tape.position;
      resume(other, live.journal, false);
      agree(other);
      act(other, second);
      agree(other);
    }),
    { numRuns: 60 },
  );
});

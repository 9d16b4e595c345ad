/**
 * The laws of any venue, on random commands: quantity is conserved and every change reported, books are not crossed,
 * queues are in order, icebergs show no more than they may, reduce-only reduces, groups stay within what was filled,
 * nothing trades before its trigger or after its end, and a copy of a venue leaves the original alone.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VenueReport } from '#core/matching/orders.ts';
import type { BookVenue } from '#core/matching/book-venue.ts';
import { commandArb, RULES, type Command } from './commands.ts';
import { Pair } from './drive.ts';
import { Watch } from './watch.ts';

const commands = fc.array(commandArb, { minLength: 60, maxLength: 60, size: 'max' });
const rules = fc.constantFrom(...Object.keys(RULES));

function watched(pair: Pair): Watch {
  const watch = new Watch();
  pair.onEnter = (order) => watch.enter(order);
  pair.onAmend = (key, quantity) => watch.amend(key, quantity);
  return watch;
}

function play(pair: Pair, watch: Watch, command: Command): VenueReport[] {
  watch.begin();
  if (command.do === 'position') watch.positions.set(command.owner, command.held);
  const { reports } = pair.play(command).engine;
  for (const report of reports) watch.hear(report);
  watch.judge(pair.venue);
  return reports;
}

test('nothing is lost, nothing is filled that should not be', () => {
  fc.assert(
    fc.property(rules, commands, (name, list) => {
      const pair = new Pair(RULES[name]!);
      const watch = watched(pair);
      for (const command of list) {
        play(pair, watch, command);
        expect(watch.broken).toEqual([]);
        expect([...pair.venue.positions].filter(([, held]) => held !== 0)).toEqual(
          [...pair.venue.positions.keys()]
            .map((owner) => [owner, watch.positions.get(owner) ?? 0])
            .filter(([, held]) => held !== 0),
        );
      }
    }),
    { numRuns: 300 },
  );
});

/** Keys of each level in queue order. */
function queues({ book }: BookVenue): Map<string, number[]> {
  const levels = new Map<string, number[]>();
  for (const side of [0, 1] as const) {
    for (let rank = 0; rank < book.levelCount(side); rank += 1) {
      const level = book.levelAt(side, rank);
      const keys: number[] = [];
      book.eachInLevel(level, (slot) => keys.push(book.keyAt(slot)) > 0);
      levels.set(`${side} ${book.priceOfLevel(level)}`, keys);
    }
  }
  return levels;
}

test('who stays in a level keeps the place, and whoever comes or shows a new part stands behind', () => {
  fc.assert(
    fc.property(rules, commands, (name, list) => {
      const pair = new Pair(RULES[name]!);
      for (const command of list) {
        const before = queues(pair.venue);
        const { reports } = pair.play(command).engine;
        const moved = new Set(
          reports.flatMap((one) => (one.kind === 'rested' || one.kind === 'refreshed' ? [one.key] : [])),
        );
        for (const [level, keys] of queues(pair.venue)) {
          const stayed = (before.get(level) ?? []).filter((key) => keys.includes(key) && !moved.has(key));
          expect(keys.slice(0, stayed.length)).toEqual(stayed);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('what happens on a copy, with orders in every state, leaves the original as it was', () => {
  fc.assert(
    fc.property(rules, commands, commands, (name, list, others) => {
      const pair = new Pair(RULES[name]!);
      for (const command of list) pair.play(command);
      const original = pair.venue;
      const before = JSON.stringify(original.snapshot());
      pair.venue = original.fork();
      for (const command of others) pair.play(command);
      expect(JSON.stringify(original.snapshot())).toBe(before);
      expect(original.takeReports()).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

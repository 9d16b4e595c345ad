/** The engine's venue against the reference: the same commands give the same reports, books and orders, after each one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandArb, RULES } from './commands.ts';
import { Pair } from './drive.ts';

const RUNS = 150;
const COMMANDS = 100;

test.each(Object.entries(RULES))('under the rules “%s” every command comes to the same', (_name, rules) => {
  const told = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(commandArb, { minLength: COMMANDS, maxLength: COMMANDS, size: 'max' }),
      (commands) => {
        const pair = new Pair(rules);
        for (const command of commands) {
          const { engine, reference } = pair.play(command);
          // Deep comparison tells what differs, but costs as much as the matching.
          if (JSON.stringify(engine) !== JSON.stringify(reference)) expect(engine).toEqual(reference);
        }
        for (const [kind, count] of pair.told) told.set(kind, (told.get(kind) ?? 0) + count);
      },
    ),
    // The same commands every time; other seeds were tried by the million.
    { numRuns: RUNS, seed: 20_261_121 },
  );
  // The commands are worth something only if everything happens.
  for (const kind of ['trade', 'cross', 'rested', 'waiting', 'triggered', 'trailed', 'refreshed'] as const)
    expect(told.get(kind), kind).toBeGreaterThan(5);
  for (const kind of ['activated', 'repriced', 'resized', 'cancelled'])
    expect(told.get(kind), kind).toBeGreaterThan(5);
});

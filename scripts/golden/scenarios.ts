/** Matching scenarios with an event list for each step and the book at the end, played by our own scenario player. */
import { finalBook } from '../../src/shared/core/matching/scenario/final.ts';
import { ScenarioPlayer } from '../../src/shared/core/matching/scenario/player.ts';
import type {
  ScenarioConfig,
  ScenarioEvent,
  ScenarioStep,
} from '../../src/shared/core/matching/scenario/steps.ts';
import { failed, passed, type GoldenCase, type Outcome } from './types.ts';

/** What the reference engine has no events for. */
const OURS_ONLY = new Set(['rest', 'hold', 'activate', 'reprice']);

const theirs = (events: readonly ScenarioEvent[]): ScenarioEvent[] =>
  events.filter(({ e }) => !OURS_ONLY.has(e));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

interface Expected {
  readonly final_book?: unknown;
  readonly final_positions?: Readonly<Record<string, number>>;
}

export function runScenario(one: GoldenCase): Outcome {
  const player = new ScenarioPlayer(one.config as ScenarioConfig | undefined);
  const steps = (one.steps ?? []) as unknown as readonly { do: ScenarioStep; expect: ScenarioEvent[] }[];
  for (const { do: step, expect } of steps) {
    const got = theirs(player.play(step));
    if (!same(got, expect)) return failed(expect, got);
  }
  const { final_book: book, final_positions: positions } = one.expected as Expected;
  const left = finalBook(player);
  if (book !== undefined && !same(left, book)) return failed(book, left);
  const held = player.positions();
  const wanted = Object.entries(positions ?? {});
  return wanted.every(([account, quantity]) => held[account] === quantity) ? passed : failed(positions, held);
}

/** `book.run`: plays a scenario file on a venue of its own. Touches neither the account nor the market. */
import { finalBook } from '#core/matching/scenario/final.ts';
import { ScenarioPlayer } from '#core/matching/scenario/player.ts';
import type { ScenarioConfig, ScenarioEvent, ScenarioStep } from '#core/matching/scenario/steps.ts';
import { AppFailure } from '#contract/errors.ts';
import { scenarioFile, scenarioStep, type ScenarioResult } from '#contract/scenario.ts';
import type { Handlers } from '../context.ts';
import { parsedJson, refuseFile } from '../json-file.ts';

interface Step {
  readonly step: ScenarioStep;
  readonly expect: readonly ScenarioEvent[] | null;
}

/** Events that only say how an order came to wait; a file need not expect them. */
const QUIET = new Set(['rest', 'hold', 'activate', 'reprice']);

/** A group of which the file has fewer or more orders than it says. */
function incompleteGroup(steps: readonly Step[]): string | null {
  const groups = new Map<string, { size: number; found: number }>();
  for (const { step } of steps) {
    if (step.op !== 'new' || !step.group) continue;
    const { id, size } = step.group;
    const found = (groups.get(id)?.found ?? 0) + 1;
    groups.set(id, { size, found });
  }
  const wrong = [...groups].find(([, { size, found }]) => size !== found);
  return wrong ? `group ${wrong[0]} has ${wrong[1].found} of its ${wrong[1].size} orders` : null;
}

function decoded(fileName: string, bytes: Uint8Array): { config: ScenarioConfig; steps: Step[] } {
  const result = scenarioFile.safeParse(parsedJson(fileName, bytes));
  if (!result.success) return refuseFile(fileName, result.error.issues);
  const { config = {}, steps: raws } = result.data;
  const steps = raws.map((raw, index): Step => {
    const one = scenarioStep(raw);
    if (!one.success) return refuseFile(fileName, one.error.issues, ['steps', index]);
    return { step: one.data.do as ScenarioStep, expect: (one.data.expect as ScenarioEvent[]) ?? null };
  });
  const incomplete = incompleteGroup(steps);
  if (incomplete !== null)
    throw new AppFailure('SCENARIO_UNREADABLE', { file: fileName, detail: incomplete });
  return { config: config as ScenarioConfig, steps };
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]));
};

function agrees(events: readonly ScenarioEvent[], expected: readonly ScenarioEvent[]): boolean {
  const named = new Set(expected.map(({ e }) => e));
  const told = events.filter(({ e }) => named.has(e) || !QUIET.has(e));
  return JSON.stringify(inOrder(told)) === JSON.stringify(inOrder(expected));
}

export const scenarioCalls: Handlers<'book.run'> = {
  'book.run': (_context, { fileName, bytes }): ScenarioResult => {
    const { config, steps } = decoded(fileName, bytes);
    const player = new ScenarioPlayer(config);
    const played = steps.map(({ step, expect }) => {
      const events = player.play(step);
      const told = { step: step as unknown as Record<string, unknown>, events };
      return expect === null ? told : { ...told, asExpected: agrees(events, expect) };
    });
    return {
      steps: played,
      book: finalBook(player),
      positions: player.positions(),
      unexpected: played.filter((one) => 'asExpected' in one && !one.asExpected).length,
    };
  },
};

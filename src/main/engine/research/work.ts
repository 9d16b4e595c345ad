/** The jobs of a research thread. Throws `StrategyFault` where a strategy is at fault. */
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { StrategyFault, type StrategyHost } from '#research/strategy/host.ts';
import { runBacktest } from '#research/backtest/run.ts';
import type { RunOutcome } from '#research/backtest/settings.ts';
import { eventsOf } from '#research/backtest/journal.ts';
import { findLookahead, perturbed } from '#research/backtest/lookahead.ts';
import { warmUpsOf } from '#research/backtest/warm-up.ts';
import type { LookaheadReport, StrategyCheck } from '#contract/research-views.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Seeded } from '#core/units/seeded.ts';
import { load, type Loaded } from './definition.ts';
import { asFault } from './faults.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { JobSource, RunDone, RunJob } from './job.ts';
import { resultsOf } from './results.ts';
import { namesOf, settingsOf, withTimeframe } from './prepare-run.ts';
import { trialProblem } from './trial.ts';

export interface WorkTools {
  readonly host: () => Promise<StrategyHost>;
  /** Told how far it is; false where it is to stop. */
  readonly goOn: (done: number) => boolean;
}

async function withStrategies<T>(
  job: RunJob,
  { host }: WorkTools,
  work: (loaded: readonly Loaded[]) => T | Promise<T>,
): Promise<T> {
  const loaded: Loaded[] = [];
  try {
    for (const { source } of job.strategies) loaded.push(await load(source, host));
    return await work(loaded);
  } catch (error) {
    throw asFault(error);
  } finally {
    for (const each of loaded) each.dispose();
  }
}

const deflated = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 1 });

/** Null where it was stopped. */
export function runJob(asked: RunJob, tools: WorkTools): Promise<RunDone | null> {
  return withStrategies(asked, tools, (loaded) => {
    const since = performance.now();
    const job = withTimeframe(asked);
    const outcome = runBacktest(settingsOf(job, loaded, { goOn: tools.goOn }));
    if (!outcome.complete) return null;
    const names = namesOf(job.strategies, loaded);
    const { figures, screen, curves, trades } = resultsOf(job, outcome, names);
    return {
      prints: fingerprintOf(asked, names),
      figures,
      resultHash: hashOf(outcome),
      names,
      bars: job.series.reduce((sum, { columns, first }) => sum + columns.count - first, 0),
      from: outcome.time[0]!,
      to: outcome.time.at(-1)!,
      seconds: (performance.now() - since) / 1_000,
      screen: deflated(screen),
      curves: deflated(curves),
      trades: deflated(trades),
      journal: deflated(outcome.journal),
    };
  });
}

const hashOf = ({ journal }: RunOutcome): string => createHash('sha256').update(journal).digest('hex');

/** Everything about one order, with its checks: the run is done again and told in full. */
export function explainJob(
  asked: RunJob,
  orderId: string,
  tools: WorkTools,
): Promise<readonly JournalEvent[]> {
  return withStrategies(asked, tools, (loaded) => {
    const { journal } = runBacktest(settingsOf(withTimeframe(asked), loaded, { explained: true }));
    const about: JournalEvent[] = [];
    for (const event of eventsOf(journal)) {
      const id = event.kind === 'order-accepted' ? event.order.id : 'orderId' in event ? event.orderId : null;
      if (id === orderId) about.push(event);
    }
    return about;
  });
}

export function lookaheadJob(asked: RunJob, cuts: number, tools: WorkTools): Promise<LookaheadReport> {
  return withStrategies(asked, tools, async (first) => {
    const job = { ...withTimeframe(asked), closeAtEnd: false };
    const { tape } = settingsOf(job, first);
    let runs = 0;
    // A strategy keeps what it likes in its module: each run has it fresh.
    const run = (steps: number, change: Seeded | null): Promise<Uint8Array> =>
      withStrategies(asked, tools, (loaded) => {
        runs += 1;
        if (!tools.goOn(Math.min(1, runs / (cuts + 2)))) throw new Stopped();
        const columns = change
          ? (own: RunJob['series'][number]['columns'], index: number) =>
              perturbed(own, playedBy(job, loaded, index, steps), change)
          : undefined;
        return runBacktest(settingsOf(job, loaded, { steps, ...(columns ? { columns } : {}) })).journal;
      });
    const found = await findLookahead({ steps: tape.end, run }, cuts, job.seed);
    const warmUps = warmUpsOf(settingsOf(job, first));
    return { ...found, warmUps, clean: found.findings.length === 0 && warmUps.length === 0 };
  });
}

/** Rows of a series of which something was seen after so many steps. */
function playedBy(job: RunJob, loaded: readonly Loaded[], index: number, steps: number): number {
  const { tape } = settingsOf(job, loaded);
  return tape.seenAfter?.(index, steps) ?? tape.playedAfter(index, steps);
}

export class Stopped extends Error {}

export async function checkJob(source: JobSource, { host }: WorkTools): Promise<StrategyCheck> {
  try {
    const loaded = await load(source, host);
    const { name, about = '', parameters = {} } = loaded.definition;
    const trial = trialProblem(source, loaded);
    loaded.dispose();
    return { problems: [], trial, name, about, parameters };
  } catch (error) {
    const fault = asFault(error);
    if (!(fault instanceof StrategyFault)) throw error;
    return { problems: [fault.problem], trial: null, name: null, about: '', parameters: {} };
  }
}

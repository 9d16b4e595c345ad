/**
 * Backtests: queued, run in threads, kept. A run that is over is never changed; what an engine left unfinished when it ended
 * is said to be cancelled when the next one starts.
 * Invariant: whatever was asked for is in the list from the moment it is acknowledged.
 */
import { AppFailure } from '#contract/errors.ts';
import type { RunSpec } from '#contract/research-calls.ts';
import type {
  LookaheadReport,
  Reproduction,
  RunAsked,
  RunComparison,
  RunDetail,
  RunExplanation,
  RunView,
} from '#contract/research-views.ts';
import { StrategyFault, type StrategyProblem } from '#research/strategy/host.ts';
import {
  changeRunView,
  finishRun,
  hideRun,
  insertRun,
  listRuns,
  listRunSpecs,
  nextRunNumber,
  runWithFingerprint,
  unfinishedRuns,
} from '#store/runs.ts';
import type { Context } from '../context.ts';
import type { RunDone } from './job.ts';
import { dailyReturns, screenOf, storedRun } from './kept-runs.ts';
import { pairedDifference } from './paired.ts';
import { Cancelled, type ResearchPool } from './pool.ts';
import { prepare, strategiesOf } from './prepare.ts';
import { queuedRun, type Started } from './queued.ts';
import { differences, missingOf } from './reproduce.ts';
import type { Strategies } from './strategies.ts';

const UNEXPECTED = (error: unknown): StrategyProblem => ({
  kind: 'thrown',
  message: error instanceof Error ? error.message : String(error),
  line: null,
  column: null,
});

/** Progress is written into the list this often at most. */
const TOLD_MS = 100;

interface Underway {
  readonly stop: AbortController;
  readonly over: Promise<void>;
}

export class Runs {
  private readonly context: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'>;
  private readonly pool: ResearchPool;
  private readonly quick: ResearchPool;
  private readonly strategies: Strategies;
  private readonly told: (view: RunView) => void;
  private readonly underway = new Map<string, Underway>();
  private readonly live = new Map<string, RunView>();
  /** Runs by the command that asked for them: asked again, it is the same. */
  private readonly asked = new Map<string, readonly string[]>();

  constructor(
    context: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'>,
    pools: { readonly pool: ResearchPool; readonly quick: ResearchPool },
    strategies: Strategies,
    told: (view: RunView) => void,
  ) {
    this.context = context;
    this.pool = pools.pool;
    this.quick = pools.quick;
    this.strategies = strategies;
    this.told = told;
    this.abandon();
  }

  list(hidden: boolean): readonly RunView[] {
    return listRuns(this.db, hidden).map((view) => this.live.get(view.id) ?? view);
  }

  /** How the runs of the list were asked for. */
  specs(hidden: boolean): readonly RunAsked[] {
    return listRunSpecs(this.db, hidden);
  }

  /** Queues runs, all or none. */
  start(commandId: string, wanted: readonly Started[]): readonly RunView[] {
    const before = this.asked.get(commandId);
    if (before) return before.map((id) => this.view(id));
    if (this.context.runtime.damage !== null) throw new AppFailure('READ_ONLY');
    const queued = wanted.map((each) => queuedRun(this.context, this.strategies, each));
    const { store } = this.context.runtime;
    store.write(() => {
      for (const { view, spec, hashes } of queued)
        insertRun(this.db, nextRunNumber(this.db), { view, spec, prints: null }, hashes);
    });
    this.asked.set(
      commandId,
      queued.map(({ view }) => view.id),
    );
    for (const { view, spec } of queued) this.begin(view, spec);
    return queued.map(({ view }) => view);
  }

  async wait(id: string): Promise<RunDetail> {
    await this.underway.get(id)?.over;
    return this.get(id);
  }

  cancel(id: string): void {
    storedRun(this.db, id);
    this.underway.get(id)?.stop.abort();
  }

  get(id: string): RunDetail {
    const { spec, prints } = storedRun(this.db, id);
    return { ...this.view(id), spec, prints, ...screenOf(this.db, id) };
  }

  async explain(id: string, orderId: string): Promise<RunExplanation> {
    const { spec } = storedRun(this.db, id);
    const events = await this.quick.ask<'explain'>(() => ({
      kind: 'explain',
      job: this.jobOf(spec),
      orderId,
    }));
    if (events.length === 0) throw new AppFailure('NOT_FOUND', { what: `order ${orderId}` });
    return { orderId, events };
  }

  lookahead(spec: RunSpec, cuts: number): Promise<LookaheadReport> {
    return this.fair(this.pool.ask<'lookahead'>(() => ({ kind: 'lookahead', job: this.jobOf(spec), cuts })));
  }

  describe(
    id: string,
    {
      note,
      tags,
      hidden,
    }: { note?: string | undefined; tags?: readonly string[] | undefined; hidden?: boolean | undefined },
  ): void {
    const { view } = storedRun(this.db, id);
    const changed = {
      ...(this.live.get(id) ?? view),
      ...(note === undefined ? {} : { note }),
      ...(tags ? { tags } : {}),
    };
    const { store } = this.context.runtime;
    store.write(() => {
      changeRunView(this.db, changed);
      if (hidden !== undefined) hideRun(this.db, id, hidden);
    });
    if (this.live.has(id)) this.live.set(id, changed);
    this.told(changed);
  }

  compare(ids: readonly string[]): RunComparison {
    const [first, ...others] = ids.map((id) => dailyReturns(this.db, id));
    return {
      runs: ids.map((id) => this.get(id)),
      differences: others.map((other) => pairedDifference(first!, other)),
    };
  }

  /** Runs it again from what is stored; says what is not there or another. */
  async reproduce(id: string): Promise<Reproduction> {
    const { spec, view, prints } = storedRun(this.db, id);
    if (!prints || view.resultHash === null) throw new AppFailure('NOT_FOUND', { what: `result of ${id}` });
    const before = view.resultHash;
    try {
      const done = await this.fair(this.pool.ask<'run'>(() => ({ kind: 'run', job: this.jobOf(spec) })));
      if (!done) return { id, same: false, before, now: null, missing: [] };
      const missing = differences(prints, done.prints);
      return { id, same: done.resultHash === before, before, now: done.resultHash, missing };
    } catch (error) {
      return { id, same: false, before, now: null, missing: missingOf(error, prints, spec.data.series) };
    }
  }

  close(): void {
    for (const { stop } of this.underway.values()) stop.abort();
    this.pool.close();
    this.quick.close();
  }

  private get db() {
    return this.context.runtime.store.db;
  }

  private view(id: string): RunView {
    return this.live.get(id) ?? storedRun(this.db, id).view;
  }

  private jobOf = (spec: RunSpec) => prepare(this.context, spec, strategiesOf(this.strategies, spec)).job;

  /** A fault of the strategy is the answer to whoever asked, not a bug. */
  private async fair<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof StrategyFault)) throw error;
      const { kind, message, line } = error.problem;
      throw new AppFailure('STRATEGY_FAILED', { kind, message, line: line ?? 0 });
    }
  }

  private begin(view: RunView, spec: RunSpec): void {
    const stop = new AbortController();
    let last = 0;
    const change = (part: Partial<RunView>): void => void this.change(view.id, part);
    this.live.set(view.id, view);
    this.told(view);
    const asked = this.pool.ask<'run'>(() => ({ kind: 'run', job: this.jobOf(spec) }), {
      signal: stop.signal,
      started: () => change({ status: 'running' }),
      progress: (progress) => {
        const now = performance.now();
        if (now - last < TOLD_MS) return;
        last = now;
        change({ progress });
      },
    });
    const over = asked.then(
      (done) => this.finish(view.id, done),
      (error: unknown) => this.fail(view.id, error),
    );
    this.underway.set(view.id, { stop, over });
  }

  private change(id: string, part: Partial<RunView>): RunView {
    const changed = { ...this.view(id), ...part };
    this.live.set(id, changed);
    this.told(changed);
    return changed;
  }

  private finish(id: string, done: RunDone | null): void {
    if (!done) return this.fail(id, new Cancelled());
    const { figures, resultHash, names, prints, seconds, bars, screen, curves, trades, journal } = done;
    const twin = runWithFingerprint(this.db, prints.hash, id);
    // It cannot be; should it, somebody must know.
    const differs = twin !== null && twin.resultHash !== resultHash;
    const view = this.change(id, {
      status: 'done',
      progress: 1,
      strategies: names,
      figures,
      fingerprint: prints.hash,
      resultHash,
      seconds,
      bars,
      problem: differs
        ? UNEXPECTED(new Error(`run ${twin.id} has the same fingerprint and another journal`))
        : null,
    });
    this.settle(view, { prints, screen, curves, trades, journal });
  }

  private fail(id: string, error: unknown): void {
    const cancelled = error instanceof Cancelled;
    const problem = error instanceof StrategyFault ? error.problem : UNEXPECTED(error);
    const view = this.change(id, {
      status: cancelled ? 'cancelled' : 'failed',
      problem: cancelled ? null : problem,
    });
    this.settle(view, null);
  }

  private settle(view: RunView, result: Parameters<typeof finishRun>[2]): void {
    const { store } = this.context.runtime;
    this.underway.delete(view.id);
    this.live.delete(view.id);
    // The workspace may be closed already.
    if (store.db.open) store.write(() => finishRun(this.db, view, result));
  }

  private abandon(): void {
    const { store, damage } = this.context.runtime;
    if (damage !== null) return;
    const left = unfinishedRuns(this.db);
    if (left.length === 0) return;
    store.write(() => {
      for (const view of left) finishRun(this.db, { ...view, status: 'cancelled' }, null);
    });
  }
}

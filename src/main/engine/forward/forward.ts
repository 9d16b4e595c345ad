/**
 * Forward runs of a workspace: at most some act on the open stream, the others are kept as they were left. When the program
 * ends or another stream is opened, those that act are stopped where they stand; nothing is traded without a person.
 */
import { randomUUID } from 'node:crypto';
import { shareOf } from '#research/backtest/book.ts';
import { equityIn } from '#research/backtest/kernel-desk.ts';
import { CURRENCIES, type Currency } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { DivergenceReport, ForwardView } from '#contract/research-views.ts';
import { findForward, keepForward, listForward, type StoredForward } from '#store/forward-runs.ts';
import { instrumentOf, type Context } from '../context.ts';
import type { JobStrategy } from '../research/job.ts';
import type { ResearchPool } from '../research/pool.ts';
import type { Strategies } from '../research/strategies.ts';
import { divergenceOf } from './divergence.ts';
import { feedOf, type ForwardFeed } from './feed.ts';
import { ForwardLink } from './link.ts';
import { ForwardRun } from './run.ts';

/** Each holds the market up a little at every bar. */
const MOST = 8;

export type ForwardSpec = Omit<Decoded<'forward.start'>, 'commandId'> & { readonly pinned: JobStrategy };

export class ForwardRuns {
  private readonly context: Pick<Context, 'runtime' | 'now' | 'version'>;
  private readonly strategies: Strategies;
  private readonly pool: ResearchPool;
  private readonly url: URL;
  private readonly running = new Map<string, ForwardRun>();
  private readonly asked = new Map<string, string>();

  constructor(
    context: Pick<Context, 'runtime' | 'now' | 'version'>,
    strategies: Strategies,
    pool: ResearchPool,
    url: URL,
  ) {
    this.context = context;
    this.strategies = strategies;
    this.pool = pool;
    this.url = url;
    const { runtime } = context;
    runtime.listen((events) => {
      if (events.length === 0) return this.leaveAll();
      for (const run of this.running.values()) for (const event of events) run.note(event);
    });
    if (runtime.damage === null) this.abandon();
  }

  list(): readonly ForwardView[] {
    const { stream } = this.context.runtime;
    const all = listForward(this.db).map(({ view }) => this.fresh(view));
    return [...all.filter((each) => each.stream === stream), ...all.filter((each) => each.stream !== stream)];
  }

  async start({ commandId, ...asked }: Decoded<'forward.start'>): Promise<ForwardView> {
    const before = this.asked.get(commandId);
    if (before !== undefined) return this.view(before);
    const { runtime } = this.context;
    const { account } = runtime.world.state;
    if (!account) throw new AppFailure('NO_ACCOUNT');
    if (this.active().length >= MOST)
      throw new AppFailure('BAD_REQUEST', { detail: `at most ${MOST} at a time` });
    const traded = asked.instruments.map((id) => instrumentOf(this.context, id));
    const { currency } = traded[0]!;
    if (traded.some((each) => each.currency !== currency))
      throw new AppFailure('BAD_REQUEST', { detail: 'symbols of one currency' });
    const source = this.strategies.sourceFor(asked.strategy);
    const equity = Object.fromEntries(
      CURRENCIES.map((each) => [each, equityIn(runtime.session, each)]),
    ) as Record<Currency, number>;
    const opening = shareOf(equity, asked.share);
    const link = await ForwardLink.open(this.url);
    // What ended meanwhile is history.
    const feed = feedOf(runtime, traded);
    const view = this.firstView(asked, source, feed, opening[currency]);
    const run = new ForwardRun(
      runtime,
      link,
      feed,
      { ...view, timeframe: feed.series[0]!.timeframe },
      opening,
    );
    await run.start({
      source: source.source,
      name: view.name,
      parameters: asked.parameters,
      size: asked.size,
      seed: asked.seed,
      fees: account.feeProfiles,
    });
    this.asked.set(commandId, view.id);
    this.running.set(view.id, run);
    this.follow();
    const pinned: JobStrategy = { ...source, name: null, ...asked };
    this.keep({ view: run.view, spec: { ...asked, pinned } });
    return run.view;
  }

  private firstView(
    { name }: Pick<Decoded<'forward.start'>, 'name'>,
    { source, hash }: Pick<JobStrategy, 'source' | 'hash'>,
    { series }: ForwardFeed,
    opening: number,
  ): ForwardView {
    const { runtime } = this.context;
    const id = randomUUID().slice(0, 8);
    const strategy = name ?? ('id' in source ? source.id : source.fileName);
    const [at, position] = [runtime.world.tape.now(), runtime.world.tape.position];
    return {
      id,
      name: `${strategy} ${id}`,
      stream: runtime.stream,
      status: 'running',
      strategy,
      hash,
      symbols: series.map(({ instrument }) => instrument.symbol),
      timeframe: series[0]!.timeframe,
      currency: series[0]!.instrument.currency,
      opening,
      equity: opening,
      positions: [],
      orders: 0,
      fills: 0,
      startedAt: at,
      startedPosition: position,
      at,
      position,
      problem: null,
      log: [],
    };
  }

  pause(id: string): ForwardView {
    return this.change(id, (run) => run.pause());
  }

  resume(id: string): ForwardView {
    return this.change(id, (run) => run.resume());
  }

  stop(id: string, close: boolean): ForwardView {
    const view = this.change(id, (run) => run.stop(close));
    if (this.running.get(id)?.isDone) this.drop(id);
    return view;
  }

  async report(id: string): Promise<DivergenceReport> {
    const stored = this.stored(id);
    const view = this.fresh(stored.view);
    return divergenceOf(this.context, this.pool, view, stored.spec as ForwardSpec);
  }

  close(): void {
    this.leaveAll();
  }

  private get db() {
    return this.context.runtime.store.db;
  }

  private stored(id: string): StoredForward {
    const found = findForward(this.db, id);
    if (!found) throw new AppFailure('NOT_FOUND', { what: `forward run ${id}` });
    return found;
  }

  private fresh(view: ForwardView): ForwardView {
    const run = this.running.get(view.id);
    if (!run) return view;
    run.refresh();
    return run.view;
  }

  private view(id: string): ForwardView {
    return this.fresh(this.stored(id).view);
  }

  private change(id: string, how: (run: ForwardRun) => void): ForwardView {
    const { view, spec } = this.stored(id);
    const run = this.running.get(id);
    if (!run) return view;
    how(run);
    run.refresh();
    this.keep({ view: run.view, spec });
    return run.view;
  }

  private keep(stored: StoredForward): void {
    const { store } = this.context.runtime;
    if (store.db.open) store.write(() => keepForward(this.db, stored));
  }

  private active = (): ForwardRun[] =>
    [...this.running.values()].filter(({ view }) => view.status === 'running' || view.status === 'paused');

  private follow(): void {
    const { runtime } = this.context;
    runtime.follower = this.running.size === 0 ? null : () => this.step();
  }

  private step(): void {
    for (const [id, run] of this.running) {
      run.step();
      if (!run.isDone) continue;
      this.keep({ view: run.view, spec: this.stored(id).spec });
      this.drop(id);
    }
  }

  private drop(id: string): void {
    this.running.delete(id);
    this.follow();
  }

  /** Another stream is open, or the program ends. */
  private leaveAll(): void {
    for (const [id, run] of this.running) {
      const { spec } = this.stored(id);
      run.leave();
      this.keep({ view: { ...run.view, status: 'stopped' }, spec });
    }
    this.running.clear();
    this.follow();
  }

  /** What acted when the program was ended hard. */
  private abandon(): void {
    for (const { view, spec } of listForward(this.db))
      if (view.status === 'running' || view.status === 'paused')
        this.keep({ view: { ...view, status: 'stopped' }, spec });
  }
}

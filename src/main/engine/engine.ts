/**
 * The engine: one runtime, its clock and its frames, behind the contract. Requests are decoded here and answered with a
 * result or an AppError; nothing a client sends can throw past this file.
 */
import { calls, type CallName } from '#contract/calls.ts';
import { appError, AppFailure, type AppError } from '#contract/errors.ts';
import type { Reply, Request, ServerMessage } from '#contract/wire.ts';
import { Store } from '#store/store.ts';
import { accountCalls } from './calls/account.ts';
import { bookCalls } from './calls/books.ts';
import { flowCalls } from './calls/flow.ts';
import { indicatorCalls } from './calls/indicators.ts';
import { metricsCalls } from './calls/metrics.ts';
import { reportCalls } from './calls/reports.ts';
import { ledgerCalls } from './calls/ledger.ts';
import { scenarioCalls } from './calls/scenario.ts';
import { marketCalls } from './calls/market.ts';
import { moneyCalls } from './calls/money.ts';
import { orderCalls } from './calls/orders.ts';
import { qualityCalls } from './calls/quality.ts';
import { researchCalls } from './calls/research.ts';
import { replayCalls } from './calls/replay.ts';
import { riskCalls } from './calls/risk.ts';
import { seriesCalls } from './calls/series.ts';
import { sheetCalls } from './calls/sheets.ts';
import { workspaceCalls } from './calls/workspace.ts';
import { ClockDriver } from './clock.ts';
import type { Context, Handlers } from './context.ts';
import { threadsEnded } from './ending.ts';
import { Frames, newViewer, type Viewer } from './frames.ts';
import type { Intake } from './intake.ts';
import { DailyHistory } from './runtime/history.ts';
import { Runtime, type RuntimeOptions } from './runtime/runtime.ts';
import { verifyInBackground } from './runtime/background.ts';
import { researchPools } from './research/pool.ts';
import { ForwardRuns } from './forward/forward.ts';
import { Runs } from './research/runs.ts';
import { Dashboard } from './reports/dashboard.ts';
import { Tearsheets } from './reports/tearsheets.ts';
import { Strategies } from './research/strategies.ts';
import { BarImports } from './series/imports.ts';
import { SeriesQuality } from './series/quality.ts';
import { SeriesRepairs } from './series/repairs.ts';
import { Sessions } from './sessions.ts';
import { Baskets } from './sheets/baskets.ts';
import { SheetDesk } from './sheets/desk.ts';
import { Inbox } from './sheets/inbox.ts';
import { storeFailure } from '#store/database.ts';

export interface EngineOptions extends RuntimeOptions {
  /** The workspace's folder; null keeps everything in memory. */
  readonly folder: string | null;
  readonly version: string;
  readonly intake: Intake;
  /** The research thread's entry. */
  readonly research: URL;
  /** And that of forward runs. */
  readonly forward: URL;
  /** Without a clock the market stands still until told: for scripts and tests. */
  readonly autoplay: boolean;
}

const FRAME_MS = 40;
const SNAPSHOT_MS = 10_000;

const handlers: Handlers<CallName> = {
  ...accountCalls,
  ...bookCalls,
  ...flowCalls,
  ...indicatorCalls,
  ...metricsCalls,
  ...reportCalls,
  ...ledgerCalls,
  ...scenarioCalls,
  ...marketCalls,
  ...moneyCalls,
  ...orderCalls,
  ...qualityCalls,
  ...replayCalls,
  ...researchCalls,
  ...riskCalls,
  ...seriesCalls,
  ...sheetCalls,
  ...workspaceCalls,
};

export interface EngineConnection {
  handle(request: Request): Promise<void>;
  close(): void;
}

export class Engine {
  readonly context: Context;
  private readonly frames: Frames;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly stopVerifying: () => void;

  private constructor(options: EngineOptions, runtime: Runtime) {
    runtime.historyOf = (today) => new DailyHistory(runtime, today);
    const clock = new ClockDriver(runtime, (error) => this.failed(error));
    const imports = new BarImports(runtime, options.intake, options.now, (progress) =>
      this.frames.barsProgress(progress),
    );
    const quality = new SeriesQuality(runtime, options.intake, () => this.frames.seriesChanged());
    const pools = researchPools(options.research);
    const strategies = new Strategies(runtime.store, pools.quick, options.version, options.now);
    const context: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'> = {
      runtime,
      clock,
      intake: options.intake,
      desk: new SheetDesk(runtime, options.intake, (progress) => this.frames.progress(progress)),
      baskets: new Baskets(runtime),
      inbox: new Inbox(
        runtime.store,
        (hash) => runtime.world.state.baskets.get(hash) !== undefined,
        (inbox) => this.frames.noteInbox(inbox),
      ),
      imports,
      quality,
      repairs: new SeriesRepairs(runtime, quality, imports, options.now),
      sessions: new Sessions(),
      strategies,
      now: options.now,
      version: options.version,
      folder: options.folder ?? '',
    };
    this.context = {
      ...context,
      runs: new Runs(context, pools, strategies, (view) => this.frames.runChanged(view)),
      tearsheets: new Tearsheets(runtime, pools.quick),
      dashboard: new Dashboard(runtime),
      forward: new ForwardRuns(context, strategies, pools.quick, options.forward),
    };
    this.frames = new Frames(this.context);
    this.tellCorrected(runtime.corrected);
    if (options.autoplay) this.play(clock);
    this.stopVerifying = verifyInBackground(runtime, () =>
      this.frames.notice({
        level: 'error',
        key: 'verify-failed',
        params: { detail: runtime.damage ?? '' },
      }),
    );
  }

  private play(clock: ClockDriver): void {
    const { runtime } = this.context;
    clock.start();
    this.timers.push(setInterval(() => this.guarded(() => this.frames.tick()), FRAME_MS));
    this.timers.push(setInterval(() => this.guarded(() => runtime.snapshot()), SNAPSHOT_MS));
  }

  /** Opens a workspace. One that is damaged opens read-only and says so; one that cannot be opened throws AppFailure. */
  static open(options: EngineOptions): Engine {
    if (options.folder === null) return new Engine(options, Runtime.open(Store.memory(), options));
    const { folder } = options;
    try {
      return new Engine(options, openRuntime(folder, options));
    } catch (error) {
      const failure = storeFailure(error, folder);
      if (!(failure instanceof AppFailure) || failure.error.code !== 'WORKSPACE_DAMAGED') throw failure;
      const runtime = Runtime.open(Store.memory(folder), options);
      runtime.damage = String(failure.error.params['detail']);
      return new Engine(options, runtime);
    }
  }

  connect(send: (message: ServerMessage) => void): EngineConnection {
    const viewer = newViewer((frame) => send({ frame }));
    this.frames.add(viewer);
    return {
      handle: async (request) => {
        if (isRequest(request)) send(await this.answer(request, viewer));
      },
      close: () => this.frames.remove(viewer),
    };
  }

  /** Pushes changes now instead of at the next tick. */
  flush(): void {
    this.frames.tick();
  }

  /** Over at once; resolves when its threads have ended, too. */
  close(): Promise<void> {
    this.context.clock.stop();
    this.context.inbox.stop();
    this.context.desk.closeAll();
    this.context.imports.cancelAll();
    this.context.quality.close();
    this.context.forward.close();
    this.context.runs.close();
    this.timers.forEach(clearInterval);
    this.stopVerifying();
    const { runtime } = this.context;
    this.guarded(() => runtime.snapshot());
    runtime.store.close();
    return threadsEnded();
  }

  private async answer({ id, name, params }: Request, viewer: Viewer): Promise<Reply> {
    try {
      const call = Object.hasOwn(calls, name) ? calls[name as CallName] : undefined;
      if (!call) throw new AppFailure('BAD_REQUEST', { detail: `no call named ${name}` });
      this.context.runtime.overtake();
      const decoded = call.params.safeParse(params);
      if (!decoded.success) throw new AppFailure('BAD_REQUEST', { detail: problemsOf(decoded.error.issues) });
      const handler = handlers[name as CallName] as (
        context: Context,
        params: unknown,
        viewer: Viewer,
      ) => unknown;
      return { id, ok: true, result: await handler(this.context, decoded.data, viewer) };
    } catch (error) {
      return { id, ok: false, error: errorOf(error, this.context.folder) };
    }
  }

  private guarded(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.failed(error);
    }
  }

  private tellCorrected(count: number): void {
    if (count > 0) this.frames.notice({ level: 'warning', key: 'orders-corrected', params: { count } });
  }

  /** A failure outside any call: shown to everybody connected. */
  private failed(error: unknown): void {
    const { code, params } = errorOf(error, this.context.folder);
    this.frames.notice({ level: 'error', key: code, params });
  }
}

/** What a client sends may be anything; what is not a request is not answered. */
const isRequest = (value: unknown): value is Request =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Request).id === 'number' &&
  typeof (value as Request).name === 'string';

function openRuntime(folder: string, options: RuntimeOptions): Runtime {
  const store = Store.open(folder);
  try {
    return Runtime.open(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

const problemsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'parameters'}: ${message}`).join('; ');

export function errorOf(error: unknown, path: string): AppError {
  const failure = storeFailure(error, path);
  if (failure instanceof AppFailure) return failure.error;
  return appError('BUG', { detail: failure.stack ?? failure.message });
}

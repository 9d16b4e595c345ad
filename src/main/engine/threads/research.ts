/**
 * The research thread's entry: backtests, checks of strategies, explanations. A user's code runs here and nowhere else; a
 * thread that does not answer is ended by its starter (research/pool.ts).
 * Invariant: answers every job once, in order.
 */
import { parentPort } from 'node:worker_threads';
import { StrategyFault, type StrategyHost } from '#research/strategy/host.ts';
import type {
  AnyResearchAsk,
  FromResearch,
  ResearchAnswer,
  ResearchAsk,
  ToResearch,
} from '../research/job.ts';
import { tearsheetFrom } from '../reports/source.ts';
import { checkJob, explainJob, lookaheadJob, runJob, Stopped, type WorkTools } from '../research/work.ts';

const port = parentPort!;
const post = (message: FromResearch, handed: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, [...handed]);

let kept: Promise<StrategyHost> | null = null;

/** Loaded when a user's strategy comes: built-in ones do without. */
const host = (): Promise<StrategyHost> =>
  (kept ??= import('#sandbox/quickjs-host.ts').then(({ QuickJsHost }) => new QuickJsHost()));

const STEP = 0.01;

function toolsFor({ id, stop }: ToResearch): WorkTools {
  const word = new Int32Array(stop);
  let told = 0;
  return {
    host,
    goOn: (done) => {
      if (done - told >= STEP) {
        told = done;
        post({ id, kind: 'progress', done });
      }
      return Atomics.load(word, 0) === 0;
    },
  };
}

function work(ask: AnyResearchAsk, tools: WorkTools): Promise<unknown> {
  switch (ask.kind) {
    case 'run':
      return runJob(ask.job, tools);
    case 'lookahead':
      return lookaheadJob(ask.job, ask.cuts, tools);
    case 'explain':
      return explainJob(ask.job, ask.orderId, tools);
    case 'tearsheet':
      return Promise.resolve(tearsheetFrom(ask.of, ask.terms));
    case 'report':
      return reportOf(ask);
    case 'chart':
      return chartOf(ask);
    case 'check':
      return checkJob(ask.source, tools);
  }
}

async function reportOf({ of, terms, file }: ResearchAsk<'report'>): Promise<ResearchAnswer<'report'>> {
  const { reportFile } = await import('../reports/files.ts');
  const sheet = tearsheetFrom(of, terms);
  return { bytes: await reportFile(sheet, file), name: sheet.subject.name };
}

async function chartOf({ of, terms, file }: ResearchAsk<'chart'>): Promise<ResearchAnswer<'chart'>> {
  const { chartFile } = await import('../reports/files.ts');
  const sheet = tearsheetFrom(of, terms);
  const bytes = await chartFile(sheet, file);
  return bytes && { bytes, name: sheet.subject.name };
}

port.on('message', (message: ToResearch) => {
  const { id, ask } = message;
  work(ask, toolsFor(message)).then(
    (answer) => post({ id, kind: 'answer', answer }),
    (error: unknown) => {
      if (error instanceof StrategyFault) return post({ id, kind: 'problem', problem: error.problem });
      if (error instanceof Stopped) return post({ id, kind: 'answer', answer: null });
      return post({
        id,
        kind: 'bug',
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    },
  );
});

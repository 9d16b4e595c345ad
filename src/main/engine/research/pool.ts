/**
 * Threads for research: a queue, a few workers, and an end for what does not stop by itself.
 * Invariants: every job gets exactly one answer or one failure; at most `size` run at a time, in the order they were asked
 * for; a thread that dies fails its own job alone.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { StrategyFault } from '#research/strategy/host.ts';
import { endThread, threadsEnded } from '../ending.ts';
import type {
  AnyResearchAsk,
  FromResearch,
  ResearchAnswer,
  ResearchAsk,
  ResearchKind,
  ToResearch,
} from './job.ts';

const MEMORY_MB = 8_192;
/** A job that was asked to stop and does not is ended. */
const GRACE_MS = 3_000;

export class Cancelled extends Error {}

interface Job {
  readonly ask: () => AnyResearchAsk | Promise<AnyResearchAsk>;
  readonly stop: SharedArrayBuffer;
  readonly started: () => void;
  readonly progress: (done: number) => void;
  readonly timeoutMs: number | null;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly started?: () => void;
  readonly progress?: (done: number) => void;
  /** Without it a job may take as long as it likes. */
  readonly timeoutMs?: number;
}

class Thread {
  job: Job | null = null;
  private worker: Worker | null = null;
  private id = 0;
  private timer: NodeJS.Timeout | null = null;
  private readonly url: URL;
  private readonly free: () => void;

  constructor(url: URL, free: () => void) {
    this.url = url;
    this.free = free;
  }

  async run(job: Job): Promise<void> {
    this.job = job;
    try {
      const ask = await job.ask();
      if (!this.worker) await threadsEnded();
      if (this.job !== job) return;
      this.id += 1;
      this.worker ??= this.begin();
      this.worker.ref();
      job.started();
      if (job.timeoutMs !== null) this.timer = setTimeout(() => this.late(), job.timeoutMs);
      const message: ToResearch = { id: this.id, ask, stop: job.stop };
      this.worker.postMessage(message, buffersOf(ask));
    } catch (error) {
      this.settle((ended) => ended.reject(error as Error));
    }
  }

  /** Asks the running job to stop, and ends the thread where it does not. */
  stop(job: Job): void {
    Atomics.store(new Int32Array(job.stop), 0, 1);
    setTimeout(() => {
      if (this.job === job) this.kill(new Cancelled());
    }, GRACE_MS).unref();
  }

  end(): void {
    this.kill(new Cancelled());
  }

  private begin(): Worker {
    const worker = new Worker(this.url, {
      name: 'research',
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', (message: FromResearch) => this.hear(message));
    worker.once('error', (error) => this.died(worker, error));
    worker.once('exit', () => this.died(worker, new Error('the research thread ended')));
    return worker;
  }

  private hear(message: FromResearch): void {
    if (message.id !== this.id) return;
    if (message.kind === 'progress') return this.job?.progress(message.done);
    if (message.kind === 'answer') return this.settle((job) => job.resolve(message.answer));
    if (message.kind === 'problem')
      return this.settle((job) => job.reject(new StrategyFault(message.problem)));
    return this.settle((job) => job.reject(new Error(message.detail)));
  }

  private late(): void {
    const seconds = (this.job?.timeoutMs ?? 0) / 1_000;
    const message = `it took longer than ${seconds} seconds`;
    this.kill(new StrategyFault({ kind: 'timeout', message, line: null, column: null }));
  }

  private died(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    const fault = { kind: 'memory', message: error.message, line: null, column: null } as const;
    this.settle((job) => job.reject(memory ? new StrategyFault(fault) : error));
  }

  private kill(why: Error): void {
    const { worker } = this;
    this.worker = null;
    if (worker) endThread(worker);
    this.settle((job) => job.reject(why));
  }

  private settle(tell: (job: Job) => void): void {
    const { job } = this;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.job = null;
    // An idle thread keeps no process alive.
    this.worker?.unref();
    if (job) tell(job);
    this.free();
  }
}

/** Bars were read for the job alone. */
function buffersOf(ask: AnyResearchAsk): ArrayBuffer[] {
  if (!('job' in ask)) return [];
  const buffers = ask.job.series.flatMap(({ columns }) => {
    const { time, open, high, low, close, volume } = columns;
    return [time, open, high, low, close, volume].map((column) => column.buffer as ArrayBuffer);
  });
  return [...new Set(buffers)];
}

export class ResearchPool {
  private readonly threads: readonly Thread[];
  private readonly queue: Job[] = [];

  constructor(url: URL, size: number) {
    this.threads = Array.from({ length: size }, () => new Thread(url, () => this.next()));
  }

  /** `ask` makes the job when its turn has come. Rejects with `StrategyFault`, `Cancelled`, or what went wrong. */
  ask<K extends ResearchKind>(
    ask: () => ResearchAsk<K> | Promise<ResearchAsk<K>>,
    { signal, started = () => {}, progress = () => {}, timeoutMs }: JobOptions = {},
  ): Promise<ResearchAnswer<K>> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        ask: ask as unknown as Job['ask'],
        stop: new SharedArrayBuffer(4),
        started,
        progress,
        timeoutMs: timeoutMs ?? null,
        resolve: (answer) => resolve(answer as ResearchAnswer<K>),
        reject,
      };
      signal?.addEventListener('abort', () => this.cancel(job));
      this.queue.push(job);
      this.next();
    });
  }

  close(): void {
    for (const job of this.queue.splice(0)) job.reject(new Cancelled());
    for (const thread of this.threads) thread.end();
  }

  private cancel(job: Job): void {
    const waiting = this.queue.indexOf(job);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
      return job.reject(new Cancelled());
    }
    this.threads.find((thread) => thread.job === job)?.stop(job);
  }

  private next(): void {
    for (const thread of this.threads) {
      if (thread.job) continue;
      const job = this.queue.shift();
      if (!job) return;
      void thread.run(job);
    }
  }
}

/** Runs leave a core to the market and the screens; what somebody waits for has a thread of its own. */
export const researchPools = (url: URL) => ({
  pool: new ResearchPool(url, Math.min(8, Math.max(1, availableParallelism() - 1))),
  quick: new ResearchPool(url, 1),
});

/**
 * A thread that reads what a user's file holds, and is killed when one request takes too long or the thread too much
 * memory.
 * Invariants: every request gets exactly one answer or one failure; a thread that dies fails what was asked and all that
 * is asked later, never the engine.
 * Known limit: the memory bound covers the thread's heap; what is inflated outside it is bounded by intake/limits.ts.
 */
import { Worker } from 'node:worker_threads';
import type { FileError } from '#core/model/sheet.ts';
import { endThread } from './ending.ts';

export interface ThreadOptions {
  /** The thread's entry: source `threads/intake.ts`, built `out/main/intake.js`. */
  readonly url: URL;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

/** Why a thread gives no answer. */
export class ThreadFailure extends Error {
  readonly fileError: FileError;
  constructor(fileError: FileError, detail: string) {
    super(detail);
    this.fileError = fileError;
  }
}

const TIMEOUT_MS = 10_000;
const MEMORY_MB = 384;
const MEGABYTE = 1_048_576;
const WATCH_MS = 10;
const LAST_RESORT_MB = 2_048;
const TOO_MUCH = 'reading the file needs more memory than it may take';

/** A thread's heap in bytes; 0 where it has ended or this Node (before 22.16) cannot tell. */
async function heapOf(worker: Worker): Promise<number> {
  try {
    return (await worker.getHeapStatistics()).total_heap_size;
  } catch {
    return 0;
  }
}

/**
 * Calls `over` when the thread's heap grows beyond the bound. Watched from outside: V8 answers its own heap limit by
 * ending the whole process where it cannot stop the thread in time, so that limit stands far above as a last resort.
 */
function watchMemory(worker: Worker, memoryMb: number, over: () => void): NodeJS.Timeout {
  let asking = false;
  return setInterval(() => {
    if (asking) return;
    asking = true;
    void heapOf(worker).then((used) => {
      asking = false;
      if (used > memoryMb * MEGABYTE) over();
    });
  }, WATCH_MS);
}

interface Asked {
  resolve(answer: unknown): void;
  reject(failure: ThreadFailure): void;
  readonly timer: NodeJS.Timeout;
}

export class GuardedThread {
  private readonly worker: Worker;
  private readonly asked = new Map<number, Asked>();
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private watch: NodeJS.Timeout | null = null;
  private dead: ThreadFailure | null = null;
  private last = 0;

  constructor({ url, timeoutMs = TIMEOUT_MS, memoryMb = MEMORY_MB }: ThreadOptions) {
    this.timeoutMs = timeoutMs;
    this.memoryMb = memoryMb;
    this.worker = new Worker(url, {
      name: 'intake',
      resourceLimits: { maxOldGenerationSizeMb: LAST_RESORT_MB },
    });
    // A sheet that is only kept open keeps no process alive.
    this.worker.unref();
    this.worker.on('message', ({ id, answer }: { id: number; answer: unknown }) => this.settle(id, answer));
    this.worker.once('error', (error: NodeJS.ErrnoException) => this.fail(whyDead(error)));
    this.worker.once('exit', () => this.fail(new ThreadFailure('corrupt', 'the file could not be read')));
  }

  /** Rejects with a `ThreadFailure`. What is in `transfer` is handed over. */
  ask(job: unknown, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.dead) return Promise.reject(this.dead);
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      const detail = `reading the file takes longer than ${this.timeoutMs / 1000} seconds`;
      const late = () => this.fail(new ThreadFailure('too_large_uncompressed', detail));
      this.asked.set(id, { resolve, reject, timer: setTimeout(late, this.timeoutMs) });
      this.worker.ref();
      this.watch ??= watchMemory(this.worker, this.memoryMb, () =>
        this.fail(new ThreadFailure('too_large_uncompressed', TOO_MUCH)),
      );
      this.worker.postMessage({ id, job }, [...transfer]);
    });
  }

  end(): void {
    this.fail(new ThreadFailure('corrupt', 'reading was stopped'));
  }

  private settle(id: number, answer: unknown): void {
    const asked = this.asked.get(id);
    if (!asked) return;
    this.asked.delete(id);
    clearTimeout(asked.timer);
    if (this.asked.size === 0) this.rest();
    asked.resolve(answer);
  }

  private rest(): void {
    if (this.watch) clearInterval(this.watch);
    this.watch = null;
    this.worker.unref();
  }

  private fail(failure: ThreadFailure): void {
    if (this.dead) return;
    this.dead = failure;
    this.rest();
    for (const { timer, reject } of this.asked.values()) {
      clearTimeout(timer);
      reject(failure);
    }
    this.asked.clear();
    endThread(this.worker);
  }
}

function whyDead(error: NodeJS.ErrnoException): ThreadFailure {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new ThreadFailure('too_large_uncompressed', TOO_MUCH)
    : new ThreadFailure('corrupt', `the file could not be read (${error.message})`);
}

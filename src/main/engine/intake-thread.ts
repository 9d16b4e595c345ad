/**
 * Reads a user's file in a thread of its own that is killed when it takes too long or too much memory.
 * Invariants: every job gets a fresh thread and exactly one answer; the caller's bytes stay usable (a copy is handed
 * over); a thread that dies is an unreadable file, never a failure of the engine.
 * Known limit: the memory bound covers the thread's heap; what is inflated outside it is bounded by intake/limits.ts.
 */
import { Worker } from 'node:worker_threads';
import { unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { FileError, ParsedSheet } from '#core/model/sheet.ts';
import { err, type Result } from '#core/units/result.ts';
import type { BookReplay, FlowFailure } from '#contract/flow.ts';
import type { BarsFailure, BarsFile } from '#intake/bars.ts';
import type { ReplayOptions } from '#intake/order-flow/replay.ts';

export interface IntakeAnswers {
  readonly sheet: ParsedSheet;
  readonly bars: Result<BarsFile, BarsFailure>;
  readonly flow: Result<BookReplay, FlowFailure>;
}

export interface IntakeJob<K extends keyof IntakeAnswers = keyof IntakeAnswers> {
  readonly kind: K;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** For `flow` only. */
  readonly replay?: ReplayOptions;
}

export interface IntakeThreadOptions {
  /** The thread's entry: source `threads/intake.ts`, built `out/main/intake.js`. */
  readonly url: URL;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

const TIMEOUT_MS = 10_000;
const MEMORY_MB = 384;
const MEGABYTE = 1_048_576;
const WATCH_MS = 10;
const LAST_RESORT_MB = 2_048;
const TOO_MUCH = 'reading the file needs more memory than it may take';

/** The answer in a dead thread's stead. */
function failed<K extends keyof IntakeAnswers>(
  job: IntakeJob<K>,
  fileError: FileError,
  detail: string,
): IntakeAnswers[K] {
  const answers: IntakeAnswers = {
    sheet: unreadableSheet(job.fileName, fileError, detail),
    bars: err({ fileError }),
    flow: err({ problem: 'flow-too-much' }),
  };
  return answers[job.kind];
}

function describeDeath<K extends keyof IntakeAnswers>(
  job: IntakeJob<K>,
  error: NodeJS.ErrnoException,
): IntakeAnswers[K] {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return failed(job, 'too_large_uncompressed', TOO_MUCH);
  }
  return failed(job, 'corrupt', `the file could not be read (${error.message})`);
}

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

/** Runs one job to its answer. Never rejects for what a file may contain. */
export function readInThread<K extends keyof IntakeAnswers>(
  job: IntakeJob<K>,
  { url, timeoutMs = TIMEOUT_MS, memoryMb = MEMORY_MB }: IntakeThreadOptions,
): Promise<IntakeAnswers[K]> {
  const bytes = new Uint8Array(job.bytes);
  const worker = new Worker(url, {
    name: 'intake',
    workerData: { ...job, bytes } satisfies IntakeJob,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: LAST_RESORT_MB },
  });
  return new Promise((resolve) => {
    const settle = (answer: IntakeAnswers[K]) => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(answer);
      void worker.terminate();
    };
    const watch = watchMemory(worker, memoryMb, () =>
      settle(failed(job, 'too_large_uncompressed', TOO_MUCH)),
    );
    const timer = setTimeout(() => {
      const detail = `reading the file takes longer than ${timeoutMs / 1000} seconds`;
      settle(failed(job, 'too_large_uncompressed', detail));
    }, timeoutMs);
    worker.once('message', (answer: IntakeAnswers[K]) => settle(answer));
    worker.once('error', (error: NodeJS.ErrnoException) => settle(describeDeath(job, error)));
    worker.once('exit', () => settle(failed(job, 'corrupt', 'the file could not be read')));
  });
}

/** How the engine has files read: each in a thread of its own that can be killed. */
import { unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { BarColumns } from '#core/model/bars.ts';
import type { ParsedSheet, ReadingAids, SheetReading } from '#core/model/sheet.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { BookReplay, FlowFailure } from '#contract/flow.ts';
import type { BarsAsk, BarsFailure } from '#intake/bars/terms.ts';
import { NOT_SEEN, type Inspected } from '#intake/bars/inspect.ts';
import type { FileFailure } from '#intake/failure.ts';
import type { OrderRecord } from '#core/matching/recorded/columns.ts';
import type { IndicatorAsk, IndicatorDone } from './indicators/work.ts';
import type { MetricsAsk, MetricsFailure } from './metrics/work.ts';
import type { MetricsView } from '#contract/metrics-calls.ts';
import type { BarsFileAsk } from './series/export-work.ts';
import type { QualityAnswer, QualityAsk } from './series/quality-work.ts';
import type { ListingRead } from '#intake/listing.ts';
import type { RecordAsk } from '#intake/order-flow/record.ts';
import type { ReplayOptions } from '#intake/order-flow/replay.ts';
import { GuardedThread, ThreadFailure, type ThreadOptions } from './guarded-thread.ts';
import type { AnswerOf, FieldText, HashedBars, HowRead, JobKind, JobOf, ResultFacts } from './intake-jobs.ts';
import type { Locale } from '#words/index.ts';

/** A sheet whose cells a thread keeps: read once, parsed as often as a person changes their mind. */
export interface KeptTable {
  parse(how: HowRead): Promise<ParsedSheet>;
  /** The cells of a row by field; empty where there is no such row. */
  cells(how: HowRead, row: number): Promise<readonly FieldText[]>;
  /** The result workbook; null where the sheet cannot be read so any more. */
  result(how: HowRead, facts: ResultFacts, language: Locale): Promise<Uint8Array | null>;
  end(): void;
}

export interface Intake {
  sheet(
    bytes: Uint8Array,
    fileName: string,
    reading?: SheetReading,
    aids?: ReadingAids,
  ): Promise<ParsedSheet>;
  /** Ended by the signal, it answers a failure. */
  bars(bytes: Uint8Array, ask: BarsAsk, signal?: AbortSignal): Promise<Result<HashedBars, BarsFailure>>;
  inspect(bytes: Uint8Array, ask: BarsAsk): Promise<Inspected>;
  flow(bytes: Uint8Array, fileName: string, replay: ReplayOptions): Promise<Result<BookReplay, FlowFailure>>;
  record(bytes: Uint8Array, ask: RecordAsk): Promise<Result<OrderRecord, FlowFailure>>;
  /** Symbols, names and sectors out of a table. */
  listing(bytes: Uint8Array): Promise<Result<ListingRead, FileFailure>>;
  /** Rejects where the signal or time ends it. */
  quality(ask: QualityAsk, signal: AbortSignal): Promise<QualityAnswer>;
  barsFile(ask: BarsFileAsk): Promise<Uint8Array>;
  indicator(ask: IndicatorAsk): Promise<IndicatorDone>;
  metrics(ask: MetricsAsk): Promise<Result<MetricsView, MetricsFailure>>;
  /** `forResult` gives the thread what writing a large workbook takes. */
  open(bytes: Uint8Array, forResult?: boolean): Promise<Result<KeptTable, FileFailure>>;
}

/** Years of minutes in a form that needs the careful way. */
const BARS_TIMEOUT_MS = 60_000;
/** A day of recorded orders is a large file that was asked for, not a sheet that came by mail. */
const FLOW_TIMEOUT_MS = 120_000;
const FLOW_MB = 1_024;
/** The sheet was read before within the ordinary bounds: this is our own workbook of it. */
const WRITING = { timeoutMs: 120_000, memoryMb: 1_536 };

/** Bars were read for the job alone: they are handed over, since copying a million of them holds the engine. */
function columnsOf(job: object): readonly ArrayBuffer[] {
  const asked = (job as { readonly ask?: { readonly columns?: BarColumns } }).ask?.columns;
  if (!asked) return [];
  const { time, open, high, low, close, volume } = asked;
  return [time, open, high, low, close, volume].map((column) => column.buffer as ArrayBuffer);
}

/** The caller's bytes stay usable: a copy is handed over. */
function ask<K extends JobKind>(thread: GuardedThread, job: JobOf<K>, own = false): Promise<AnswerOf<K>> {
  if (!('bytes' in job)) return thread.ask(job, columnsOf(job)) as Promise<AnswerOf<K>>;
  const bytes = own ? (job.bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(job.bytes);
  return thread.ask({ ...job, bytes }, [bytes.buffer]) as Promise<AnswerOf<K>>;
}

const PIECE = 8 * 1_048_576;

/** A copy of a large file, made while other things go on. */
async function copiedInPieces(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    copy.set(bytes.subarray(at, at + PIECE), at);
  }
  return copy;
}

/** One job in a thread of its own; its bytes are handed over where they are its `own`. `failed` answers in a dead thread's stead. */
export async function readInThread<K extends JobKind>(
  job: JobOf<K>,
  options: ThreadOptions,
  failed: (failure: ThreadFailure) => AnswerOf<K>,
  signal?: AbortSignal,
  own = false,
): Promise<AnswerOf<K>> {
  const thread = new GuardedThread(options);
  if (signal?.aborted) thread.end();
  signal?.addEventListener('abort', () => thread.end());
  try {
    return await ask(thread, job, own);
  } catch (error) {
    if (error instanceof ThreadFailure) return failed(error);
    throw error;
  } finally {
    thread.end();
  }
}

const failureOf = ({ fileError, message }: ThreadFailure): FileFailure => ({ fileError, detail: message });

/** Of work on what is stored: there is no file to blame. */
function notDone(failure: ThreadFailure): never {
  throw failure;
}

function keptTable(thread: GuardedThread): KeptTable {
  const orElse = async <T>(answer: Promise<T>, otherwise: (failure: ThreadFailure) => T): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ThreadFailure) return otherwise(error);
      throw error;
    }
  };
  return {
    parse: (how) =>
      orElse(ask(thread, { kind: 'parse', ...how }), ({ fileError, message }) =>
        unreadableSheet(how.fileName, fileError, message),
      ),
    cells: (how, row) => orElse(ask(thread, { kind: 'cells', ...how, row }), () => []),
    result: (how, facts, language) =>
      orElse(ask(thread, { kind: 'result', ...how, facts, language }), () => null),
    end: () => thread.end(),
  };
}

async function openTable(bytes: Uint8Array, options: ThreadOptions): Promise<Result<KeptTable, FileFailure>> {
  const thread = new GuardedThread(options);
  try {
    const opened = await ask(thread, { kind: 'open', bytes });
    if (opened.ok) return ok(keptTable(thread));
    thread.end();
    return opened;
  } catch (error) {
    thread.end();
    if (error instanceof ThreadFailure) return err(failureOf(error));
    throw error;
  }
}

/** `url` is the intake thread's entry. */
export const intakeThreads = (url: URL): Intake => ({
  sheet: (bytes, fileName, reading = {}, aids = {}) =>
    readInThread({ kind: 'sheet', bytes, fileName, reading, aids }, { url }, ({ fileError, message }) =>
      unreadableSheet(fileName, fileError, message),
    ),
  bars: async (bytes, wanted, signal) =>
    readInThread(
      { kind: 'bars', bytes: await copiedInPieces(bytes), ask: wanted },
      { url, timeoutMs: BARS_TIMEOUT_MS },
      ({ fileError }) => err({ fileError }),
      signal,
      true,
    ),
  inspect: async (bytes, wanted) => {
    const job = { kind: 'inspect', bytes, ask: wanted } as const;
    const nothing = (fileError: FileFailure['fileError']): Inspected => ({
      ...NOT_SEEN,
      failure: { fileError },
    });
    return readInThread(job, { url, timeoutMs: BARS_TIMEOUT_MS }, ({ fileError }) => nothing(fileError));
  },
  flow: (bytes, _fileName, replay) =>
    readInThread({ kind: 'flow', bytes, replay }, { url, timeoutMs: FLOW_TIMEOUT_MS }, () =>
      err({ problem: 'flow-too-much' }),
    ),
  record: (bytes, wanted) =>
    readInThread(
      { kind: 'record', bytes, ask: wanted },
      { url, timeoutMs: FLOW_TIMEOUT_MS, memoryMb: FLOW_MB },
      () => err({ problem: 'flow-too-much' }),
    ),
  listing: (bytes) => readInThread({ kind: 'listing', bytes }, { url }, (failure) => err(failureOf(failure))),
  quality: (wanted, signal) =>
    readInThread({ kind: 'quality', ask: wanted }, { url, ...WRITING }, notDone, signal),
  indicator: (wanted) => readInThread({ kind: 'indicator', ask: wanted }, { url, ...WRITING }, notDone),
  metrics: (wanted) => readInThread({ kind: 'metrics', ask: wanted }, { url, ...WRITING }, notDone),
  barsFile: (wanted) => readInThread({ kind: 'bars-file', ask: wanted }, { url, ...WRITING }, notDone),
  open: (bytes, forResult = false) => openTable(bytes, forResult ? { url, ...WRITING } : { url }),
});

/** What the intake thread can be asked, and what it answers: the engine's side and the thread's derive from this list. */
import type { ParsedSheet, ReadingAids, SheetField, SheetReading } from '#core/model/sheet.ts';
import type { Result } from '#core/units/result.ts';
import type { BookReplay, FlowFailure } from '#contract/flow.ts';
import type { SheetResult } from '#export/result-terms.ts';
import type { Locale } from '#words/index.ts';
import type { BarsAsk, BarsFailure, BarsFile } from '#intake/bars/terms.ts';
import type { Inspected } from '#intake/bars/inspect.ts';
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

export interface HowRead {
  readonly fileName: string;
  readonly reading: SheetReading;
  readonly aids: ReadingAids;
}

/** One cell of a row as a person would edit it. */
export interface FieldText {
  readonly field: SheetField;
  readonly column: string | null;
  readonly header: string;
  readonly text: string;
}

/** What the result workbook says beside the sheet's own cells. */
export type ResultFacts = Omit<SheetResult, 'columns' | 'rows'> & {
  readonly rows: readonly Omit<SheetResult['rows'][number], 'cells'>[];
};

/** The bars of a file, and the SHA-256 of its bytes as they came. */
export type HashedBars = BarsFile & { readonly sha256: string };

export interface IntakeJobs {
  /** Reads and forgets. */
  readonly sheet: [{ readonly bytes: Uint8Array } & HowRead, ParsedSheet];
  readonly bars: [{ readonly bytes: Uint8Array; readonly ask: BarsAsk }, Result<HashedBars, BarsFailure>];
  readonly inspect: [{ readonly bytes: Uint8Array; readonly ask: BarsAsk }, Inspected];
  readonly flow: [
    { readonly bytes: Uint8Array; readonly replay: ReplayOptions },
    Result<BookReplay, FlowFailure>,
  ];
  readonly record: [
    { readonly bytes: Uint8Array; readonly ask: RecordAsk },
    Result<OrderRecord, FlowFailure>,
  ];
  readonly listing: [{ readonly bytes: Uint8Array }, Result<ListingRead, FileFailure>];
  readonly quality: [{ readonly ask: QualityAsk }, QualityAnswer];
  readonly 'bars-file': [{ readonly ask: BarsFileAsk }, Uint8Array];
  readonly indicator: [{ readonly ask: IndicatorAsk }, IndicatorDone];
  readonly metrics: [{ readonly ask: MetricsAsk }, Result<MetricsView, MetricsFailure>];
  /** Reads the file and keeps what it holds for the jobs below. */
  readonly open: [{ readonly bytes: Uint8Array }, Result<null, FileFailure>];
  readonly parse: [HowRead, ParsedSheet];
  readonly cells: [HowRead & { readonly row: number }, readonly FieldText[]];
  readonly result: [HowRead & { readonly facts: ResultFacts; readonly language: Locale }, Uint8Array | null];
}

export type JobKind = keyof IntakeJobs;
export type JobOf<K extends JobKind> = { readonly kind: K } & IntakeJobs[K][0];
export type AnswerOf<K extends JobKind> = IntakeJobs[K][1];

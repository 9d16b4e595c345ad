/** Store of the import page: one sheet on its way from file to basket. What is done with it: run.ts, actions.ts. */
import { create } from 'zustand';
import type { AppError } from '#contract/errors.ts';
import type { PreviewRow, RowDetail, SheetPreview } from '#contract/sheets.ts';
import type { BasketView } from '#contract/views.ts';
import type { Denial } from '#core/model/denial.ts';
import type { SheetField, SheetReading } from '#core/model/sheet.ts';
import type { Correction } from './corrections.ts';
import { NO_CHOICES, type Changes, type Choices, type Filter } from './rows.ts';

/** Where the sheet comes from; what is needed to open it once more. */
export type Source =
  | { readonly kind: 'bytes'; readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'inbox'; readonly fileName: string };

export interface Cursor {
  readonly row: number;
  readonly field: SheetField;
}

export interface SheetState {
  readonly source: Source | null;
  /** What is under way that a person waits for. */
  readonly busy: 'reading' | 'checking' | 'committing' | null;
  /** Rows that have arrived of a preview that is being fetched; null otherwise. */
  readonly arrived: number | null;
  readonly preview: SheetPreview | null;
  readonly rows: readonly PreviewRow[];
  /** Without the corrections. */
  readonly reading: SheetReading;
  readonly corrections: readonly Correction[];
  readonly undo: readonly (readonly Correction[])[];
  readonly choices: Choices;
  /** What the rows were before the market moved under a commit. */
  readonly changes: Changes;
  /** What is shown answers to what was last asked. */
  readonly settled: boolean;
  /** Checking was stopped: what is shown is older than what was chosen. */
  readonly stopped: boolean;
  readonly filter: Filter;
  readonly cursor: Cursor | null;
  readonly editing: (Cursor & { readonly text: string; readonly was: string }) | null;
  readonly detail: RowDetail | null;
  /** The basket's. */
  readonly name: string;
  readonly error: AppError | null;
  readonly denial: Denial | null;
  readonly committed: BasketView | null;
  /** Waits for the answer whether corrections may be lost. */
  readonly leaving: (() => void) | null;
}

export const EMPTY: SheetState = {
  source: null,
  busy: null,
  arrived: null,
  preview: null,
  rows: [],
  reading: {},
  corrections: [],
  undo: [],
  choices: NO_CHOICES,
  changes: new Map(),
  settled: true,
  stopped: false,
  filter: 'all',
  cursor: null,
  editing: null,
  detail: null,
  name: '',
  error: null,
  denial: null,
  committed: null,
  leaving: null,
};

export const useSheet = create<SheetState>()(() => EMPTY);

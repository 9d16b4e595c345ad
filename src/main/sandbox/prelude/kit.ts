/**
 * What the functions of the prelude share. The prelude runs inside QuickJS: its functions are written here, checked and
 * linted like the rest, and reach the machine as text (`source.ts`). So each may refer to its arguments, to the language and
 * to nothing else of its module; types are gone by then.
 */
import type { Bars, Line } from '#research/strategy/api.ts';

/** Where things stand in the cells that the host writes and the prelude reads; one array for each line, series and for the run. */
export interface Layout {
  /** Values kept of each line and bars kept of each series: a power of two. */
  readonly ring: number;
  /** Of a line: value, previous value, rows, answer, ring. */
  readonly line: { readonly rows: 2; readonly answer: 3; readonly ring: 4 };
  /** Of a series: rows, fresh, six fields, an older bar's six, ring of six each. */
  readonly series: { readonly fields: 2; readonly answer: 8; readonly ring: 14 };
  /** Of the run: now, equity, cash, symbol of the bar, then quantity, average price and profit of each watched symbol, last of one asked for. */
  readonly run: { readonly equity: 1; readonly cash: 2; readonly symbol: 3; readonly positions: 4 };
  /** Equal values to look back over before the host is asked. */
  readonly lookBack: number;
  /** Positions that are written before each hook; others are asked for. */
  readonly watched: number;
  readonly maxText: number;
}

/** Asks the host; what it answers has been through JSON. Throws what the host refuses. */
export type Ask = (name: string, args: readonly unknown[]) => unknown;

/** Numbers that the host can write; what it is asked next is about them. */
export type Grant = (count: number) => Float64Array;

export interface Refused {
  readonly kind: string;
  readonly message: string;
}

export interface Faults {
  /** An error of this kind, to be thrown. */
  refusal(kind: string, message: string): Error;
  /** Whatever was thrown, as JSON: name, message, stack, kind. */
  describe(thrown: unknown): string;
}

export interface Handles {
  lineOf(id: number, cells: Float64Array): Line;
  barsOf(id: number, symbol: string, timeframe: string, cells: Float64Array): Bars;
  /** Numbers of lines and series; −1 for anything else. */
  lineId(value: unknown): number;
  barsId(value: unknown): number;
  /** A value as the host may get it: numbers, text, flags, plain objects. Throws TypeError for others. */
  plain(value: unknown, depth?: number): unknown;
}

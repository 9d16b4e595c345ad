/**
 * What an indicator is: one file each, all of one shape, listed in `list.ts`.
 *
 * Invariants of every indicator:
 * - causal: the value at bar i depends on bars 0 to i and on nothing after;
 * - `batch` and `stream` give the same bits for the same bars and parameters;
 * - a value that is not there yet is NaN, in both forms;
 * - no allocation for each bar, in both forms.
 */

/** Bars as an indicator reads them: prices and volumes in units of the market (95.3, not 9530), one row a bar. */
export interface IndicatorInput {
  readonly count: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** What an indicator of one series is taken of: close unless chosen otherwise. Shares memory with a column of the above when it can. */
  readonly source: Float64Array;
  /** The second series of those that compare two (beta, correlation, relative strength), row by row the same bars; null otherwise. */
  readonly other: Float64Array | null;
}

/** One bar for the streaming form. */
export interface IndicatorBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly source: number;
  readonly other: number;
}

export interface IntegerParameter {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface NumberParameter {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}

export type IndicatorParameter = IntegerParameter | NumberParameter | ChoiceParameter;

/** Values by parameter name. */
export type IndicatorParameters = Readonly<Record<string, number | string>>;

/** The streaming form: one bar in, the outputs' present values in `values`, in the order of `outputs`. */
export interface IndicatorStream {
  readonly values: Float64Array;
  push(bar: IndicatorBar): void;
}

export type IndicatorGroup =
  'average' | 'momentum' | 'trend' | 'volatility' | 'volume' | 'price' | 'statistics';

export interface Indicator {
  /** As written in strategies and on the command line: `sma`, `bollinger`. */
  readonly name: string;
  /** In full: “Simple moving average”. */
  readonly title: string;
  readonly group: IndicatorGroup;
  /** Drawn over the prices (in their units), or in a pane of its own. */
  readonly overlay: boolean;
  /** What it reads: one series of the user's choice, whole bars, or two series. */
  readonly reads: 'source' | 'bars' | 'two';
  readonly parameters: Readonly<Record<string, IndicatorParameter>>;
  readonly outputs: readonly string[];
  /** Bars from the beginning without a value of the first output, with full bars given; rows before it are NaN. */
  warmUp(parameters: IndicatorParameters): number;
  /** Fills each of `out` (in the order of `outputs`, `input.count` long). */
  batch(input: IndicatorInput, parameters: IndicatorParameters, out: readonly Float64Array[]): void;
  stream(parameters: IndicatorParameters): IndicatorStream;
}

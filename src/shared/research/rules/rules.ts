/**
 * A strategy without code: when to enter and to leave, as a tree of conditions; stops, targets and sizing beside it. Plain
 * data: stored as JSON, shown as a sentence, converted to code.
 */
import type { Parameters, PriceField, Size } from '../strategy/api.ts';

/** A number, or the value of a declared parameter. */
export type RuleNumber = number | { readonly parameter: string };

/** What is compared. `ago`: so many bars before the last. */
export type Operand =
  | { readonly number: RuleNumber }
  | { readonly price: PriceField; readonly ago?: number }
  | {
      readonly indicator: string;
      readonly parameters?: Readonly<Record<string, RuleNumber | string>>;
      readonly of?: PriceField;
      readonly output?: string;
      readonly ago?: number;
      /** Of longer bars. */
      readonly timeframe?: string;
    };

export const COMPARISONS = ['above', 'below', 'crosses-above', 'crosses-below'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Clock time of the exchange's day is what traders mean; here UTC, as bars are stamped: `13:30`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly compare: Operand; readonly is: Comparison; readonly to: Operand }
  | { readonly time: { readonly from: string; readonly to: string } }
  /** 0 is Sunday. */
  | { readonly weekdays: readonly number[] };

/** How far from the entry price, in parts of it (0.02 is 2 %), or in average true ranges. */
export type Distance =
  { readonly share: RuleNumber } | { readonly ranges: RuleNumber; readonly length: RuleNumber };

export interface Rules {
  readonly name: string;
  readonly about?: string;
  readonly parameters?: Parameters;
  readonly long: Side | null;
  readonly short: Side | null;
  /** The run's way of sizing when not said. */
  readonly size?: Size;
}

export interface Side {
  readonly enter: Condition;
  /** Null leaves it to stop, target and the number of bars. */
  readonly exit: Condition | null;
  readonly stop?: Distance;
  readonly target?: Distance;
  /** A stop that follows the price at this distance, as a part of it. */
  readonly trail?: RuleNumber;
  /** Out after so many bars at the latest. */
  readonly bars?: RuleNumber;
}

/** What a run is told, and what it tells. */
import type { Clock, Tape } from '#core/kernel/ports.ts';
import type { Market } from '#core/matching/market.ts';
import type { Command } from '#core/model/commands.ts';
import type { RecordedTapeIdentity } from '#core/model/events.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { Currency } from '#core/units/units.ts';
import type { ParameterValue, Size, StrategyDefinition } from '../strategy/api.ts';
import type { RunSeries } from '../strategy/series.ts';

/** A tape of bars as the loop drives it. */
export interface BarsTape extends Tape, Clock {
  readonly identity: RecordedTapeIdentity;
  /** Steps it has. */
  readonly end: number;
  /** The last step showed only the open of bars: the tape of a run that sends orders there. */
  readonly opening?: boolean;
  /** Bars of a series that are over. */
  played(index: number): number;
  /** The same after so many steps. */
  playedAfter(index: number, steps: number): number;
  /** The same with bars whose open alone was shown; absent where there are none. */
  seenAfter?(index: number, steps: number): number;
}

export interface RunStrategy {
  readonly definition: StrategyDefinition;
  /** The name its orders carry. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Its part of the account's cash: 1 is all of it. */
  readonly share: number;
  readonly size: Size;
}

export type SendAt = 'close' | 'next-open';
export type EndPrice = 'close' | 'open' | 'close-before';

export interface RunSettings {
  readonly tape: BarsTape;
  readonly market: Market;
  /** In the order of the tape's. */
  readonly series: readonly RunSeries[];
  readonly strategies: readonly RunStrategy[];
  readonly account: Omit<Extract<Command, { kind: 'open-account' }>, 'kind'>;
  readonly rules: RuleSet;
  readonly seed: number;
  /** What the run is measured in. */
  readonly currency: Currency;
  /** Steps of the tape to play; all when absent. */
  readonly steps?: number;
  /** Closes what is held at the last bar's close. */
  readonly closeAtEnd?: boolean;
  /** Price of that: of the last bar (its close when not said), or the close of the one before. */
  readonly endPrice?: EndPrice;
  /**
   * When orders reach the market: as soon as the strategy sends them, after a bar's close (when not said), or at the open of
   * the next bar, sized and judged by its price. The tape shows opens by themselves then.
   */
  readonly send?: SendAt;
  /**
   * Decimals of the ledger beyond its currency's own, for references that count in fractions: the account's amounts, fees,
   * contract margins and the outcome's equity are in that unit. Prices stay at their instrument's scale.
   */
  readonly finer?: number;
  /** Share of the price that opening costs (`entrySpread` of the fills), so that sizes count it. */
  readonly spread?: number;
  /** Journals every check of every order; otherwise only what denied one. */
  readonly explained?: boolean;
  /** Asked now and then with the share that is done; false ends the run. */
  readonly goOn?: (done: number) => boolean;
}

export interface LogLine {
  readonly strategy: string;
  readonly at: number;
  readonly text: string;
}

/** How one of several strategies went on its own. */
export interface StrategyOutcome {
  readonly name: string;
  /** Ledger units, row by row of `RunOutcome.time`; the account's where it is alone. */
  readonly equity: Float64Array;
}

export interface RunOutcome {
  /** False where it was cancelled. */
  readonly complete: boolean;
  /** When each bar moment was over; the first is the beginning. */
  readonly time: Float64Array;
  /** The account's, in ledger units. */
  readonly equity: Float64Array;
  readonly strategies: readonly StrategyOutcome[];
  /** Packed events: `eventsOf` reads them. */
  readonly journal: Uint8Array;
  readonly events: number;
  readonly orders: number;
  readonly fills: number;
  readonly denied: number;
  /** Bar moments at which something was held. */
  readonly heldBars: number;
  readonly log: readonly LogLine[];
}

/** What the engine and a forward run's thread tell each other. The thread answers every message before the next is sent. */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { AccountFees } from '#core/model/account.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import type { Currency } from '#core/units/units.ts';
import type { ParameterValue, Size } from '#research/strategy/api.ts';
import type { DeskAnswer, DeskFill, DeskPosition, StrategyCommand } from '#research/strategy/desk.ts';
import type { StrategyProblem } from '#research/strategy/host.ts';
import type { JobSource } from '../research/job.ts';

/** The account as the strategy sees it at a moment. */
export interface DeskView {
  readonly now: number;
  readonly equity: Readonly<Record<Currency, number>>;
  readonly cash: Readonly<Record<Currency, number>>;
  readonly positions: readonly (readonly [InstrumentId, DeskPosition])[];
  readonly working: readonly Order[];
  readonly last: readonly (readonly [InstrumentId, number])[];
  readonly instruments: readonly Instrument[];
}

export interface ForwardSeries {
  readonly instrument: Instrument;
  readonly timeframe: BarTimeframe;
  readonly calendar: CalendarName;
  /** Bars that are over already. */
  readonly history: BarColumns;
}

export interface ForwardStart {
  readonly source: JobSource;
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly size: Size;
  readonly seed: number;
  readonly fees: AccountFees;
  readonly series: readonly ForwardSeries[];
  readonly view: DeskView;
}

export type ToForward =
  | { readonly kind: 'start'; readonly start: ForwardStart }
  | {
      readonly kind: 'step';
      readonly view: DeskView;
      readonly fills: readonly DeskFill[];
      /** New bars of each series; empty where there is none. */
      readonly bars: readonly BarColumns[];
    }
  | { readonly kind: 'end'; readonly view: DeskView }
  | { readonly kind: 'answer'; readonly answer: DeskAnswer; readonly view: DeskView };

export type FromForward =
  | { readonly kind: 'command'; readonly command: StrategyCommand }
  | { readonly kind: 'done'; readonly log: readonly { readonly at: number; readonly text: string }[] }
  | { readonly kind: 'problem'; readonly problem: StrategyProblem };

/** Two counters: messages to the thread, and from it. */
export const TO_THREAD = 0;
export const FROM_THREAD = 1;

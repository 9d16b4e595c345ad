/** What a tape of bars holds: one timeframe, some instruments, each with what came before the range that is played. */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { CorporateAction } from '#core/model/corporate-action.ts';
import type { InstrumentId } from '#core/model/instrument.ts';

export interface RecordedSeries {
  readonly id: InstrumentId;
  readonly calendar: CalendarName;
  /** At the instrument's scales. */
  readonly columns: BarColumns;
  /** Index of the first bar that is played; those before are history. */
  readonly first: number;
}

/** What a company does, in force from the first step of a trading day (UTC midnight of its date) on. */
export interface RecordedAction {
  readonly id: InstrumentId;
  readonly day: number;
  readonly action: CorporateAction;
}

export interface BarRecording {
  readonly timeframe: BarTimeframe;
  readonly series: readonly RecordedSeries[];
  /** Ascending by day. */
  readonly actions: readonly RecordedAction[];
}

/** What the engine asks of a tape beyond the kernel's port, and of the record of what it traded. */
import type { Clock, Tape } from '#core/kernel/ports.ts';
import type { PrintListener } from '#core/matching/venue.ts';
import type { TapeIdentity } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { UnixMs } from '#core/units/units.ts';
import type { BarView, TradePrint } from '#contract/market-views.ts';

export interface Feed extends Tape, Clock {
  readonly identity: TapeIdentity;
  position: number;
  /** UTC midnight of the trading day. */
  day(): UnixMs;
  /** Positions there are; null where there is no end. */
  readonly end: number | null;
  /** Market time of the last position. */
  lastAt(): UnixMs;
  /** How many positions are over at a moment. */
  positionAt(time: number): number;
  /** Where the next trading day begins, or with −1 the one that is played; before its first step. */
  sessionFrom(position: number, way: 1 | -1): number;
  /** The position after so many steps that show something. */
  after(position: number, steps: number): number;
  /** Steps, in parts too, that fall due while as much wall time passes at a speed. */
  stepsIn(ms: number, speed: number): number;
}

export interface FinishedBar {
  readonly instrumentId: InstrumentId;
  readonly timeframe: '1m' | '1d';
  readonly bar: BarView;
}

/** What traded, as charts and time & sales show it. */
export interface MarketRecord extends PrintListener {
  /** Prints of an instrument since the record was begun. */
  count(id: InstrumentId): number;
  /** Prints after the first `seen`, newest last, as far back as they are kept. */
  since(id: InstrumentId, seen: number): readonly TradePrint[];
  current(id: InstrumentId): { readonly minute: BarView | undefined; readonly day: BarView | undefined };
  /** Finished bars that are not yet in the store. */
  unfinished(id: InstrumentId, timeframe: '1m' | '1d'): readonly BarView[];
}

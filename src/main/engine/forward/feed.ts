/** Bars of an open market as they end: of a recording its own, of an exchange that prints one-minute bars. */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { GrowingColumns } from '#research/strategy/growing.ts';
import { sliceOf } from '#research/bars/columns.ts';
import { barsView, finishedMinutes } from '../runtime/bars.ts';
import type { Runtime } from '../runtime/runtime.ts';

const MINUTE_MS = 60_000;
/** Minutes that a strategy may look back on when it begins. */
const HISTORY = 5_000;

export interface FeedSeries {
  readonly instrument: Instrument;
  readonly timeframe: BarTimeframe;
  readonly calendar: CalendarName;
}

export interface ForwardFeed {
  readonly series: readonly FeedSeries[];
  /** What is over already, series by series. */
  history(): readonly BarColumns[];
  /** What ended since it was last asked; null where nothing did. */
  next(): readonly BarColumns[] | null;
}

class RecordedFeed implements ForwardFeed {
  readonly series: readonly FeedSeries[];
  private readonly tape: BarTape;
  private readonly indices: readonly number[];
  private readonly given: number[];

  constructor(tape: BarTape, instruments: readonly Instrument[]) {
    this.tape = tape;
    const { recording } = tape;
    this.indices = instruments.map(({ id }) => recording.series.findIndex((each) => each.id === id));
    this.series = instruments.map((instrument, at) => ({
      instrument,
      timeframe: recording.timeframe,
      calendar: recording.series[this.indices[at]!]!.calendar,
    }));
    this.given = this.indices.map((index) => tape.played(index));
  }

  history(): readonly BarColumns[] {
    return this.indices.map((index, at) =>
      sliceOf(this.tape.recording.series[index]!.columns, 0, this.given[at]!),
    );
  }

  next(): readonly BarColumns[] | null {
    let some = false;
    const bars = this.indices.map((index, at) => {
      const [from, to] = [this.given[at]!, this.tape.played(index)];
      this.given[at] = to;
      some ||= to > from;
      return sliceOf(this.tape.recording.series[index]!.columns, from, to);
    });
    return some ? bars : null;
  }
}

const CALENDARS: Readonly<Partial<Record<Instrument['exchange'], CalendarName>>> = {
  HOSE: 'HOSE',
  NASDAQ: 'NYSE',
  NYSE: 'NYSE',
  ARCA: 'NYSE',
  FX: 'FX',
};

class PrintedFeed implements ForwardFeed {
  readonly series: readonly FeedSeries[];
  private readonly runtime: Runtime;
  private readonly last: number[];
  private minute: number;

  constructor(runtime: Runtime, instruments: readonly Instrument[]) {
    this.runtime = runtime;
    this.series = instruments.map((instrument) => ({
      instrument,
      timeframe: '1m',
      calendar: CALENDARS[instrument.exchange] ?? '24/7',
    }));
    this.minute = this.minuteNow();
    this.last = instruments.map(() => -Infinity);
  }

  history(): readonly BarColumns[] {
    const now = this.runtime.world.tape.now();
    return this.series.map(({ instrument }, at) => {
      const columns = new GrowingColumns();
      const view = barsView(this.runtime, instrument, '1m', { limit: HISTORY });
      view.time.forEach((time, row) => {
        if (time + MINUTE_MS > now) return;
        const [open, high, low] = [view.open[row]!, view.high[row]!, view.low[row]!];
        columns.push({ time, open, high, low, close: view.close[row]!, volume: view.volume[row]! });
        this.last[at] = time;
      });
      return columns;
    });
  }

  next(): readonly BarColumns[] | null {
    const minute = this.minuteNow();
    if (minute === this.minute) return null;
    this.minute = minute;
    let some = false;
    const bars = this.series.map(({ instrument: { id } }, at) => {
      const columns = new GrowingColumns();
      for (const bar of finishedMinutes(this.runtime, id, this.last[at]!)) {
        columns.push(bar);
        this.last[at] = bar.time;
        some = true;
      }
      return columns;
    });
    return some ? bars : null;
  }

  private minuteNow(): number {
    return Math.floor(this.runtime.world.tape.now() / MINUTE_MS);
  }
}

export function feedOf(runtime: Runtime, instruments: readonly Instrument[]): ForwardFeed {
  const { tape } = runtime.world;
  return tape instanceof BarTape
    ? new RecordedFeed(tape, instruments)
    : new PrintedFeed(runtime, instruments);
}

/**
 * The series of one strategy: the run's own bars, and longer ones made of them.
 *
 * A longer bar is seen when its time is over; where the last of its short bars is missing, when the first one of the next is
 * over. What comes after it was seen (trades after the close) belongs to none.
 * Invariant: what is seen after so many short bars depends on those alone, whether they come one by one or are all there.
 */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { Buckets, wholeAt } from '../bars/buckets.ts';
import { lengthOf } from '../bars/timeframe.ts';
import { SeriesBars } from './bars.ts';
import { GrowingColumns } from './growing.ts';

/** What a run trades, and its bars. */
export interface RunSeries {
  readonly instrument: Instrument;
  readonly timeframe: BarTimeframe;
  readonly calendar: CalendarName;
  /** At the instrument's scales. May hold more than is over, and may grow. */
  readonly columns: BarColumns;
}

class LongerBars {
  readonly bars: SeriesBars;
  private readonly base: RunSeries;
  private readonly timeframe: BarTimeframe;
  private readonly buckets: Buckets;
  private readonly made = new GrowingColumns();
  /** Short bars that are over when each longer one is seen. */
  private readonly seenAfter: number[] = [];
  private taken = 0;
  private start = -Infinity;
  private over = Infinity;
  private open = false;
  private readonly bar = { time: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 };

  constructor(base: RunSeries, timeframe: BarTimeframe) {
    this.base = base;
    this.timeframe = timeframe;
    this.buckets = new Buckets(base.timeframe, timeframe, base.calendar);
    this.bars = new SeriesBars(base.instrument.symbol, timeframe, this.made, base.instrument);
    this.takeAll();
  }

  /** Shows what is over after so many short bars. */
  follow(count: number): void {
    this.takeAll();
    const before = this.bars.count;
    while ((this.seenAfter[this.bars.count] ?? Infinity) <= count) this.bars.count += 1;
    this.bars.fresh = this.bars.count > before;
  }

  private takeAll(): void {
    const { columns } = this.base;
    for (; this.taken < columns.count; this.taken += 1) this.take(columns, this.taken);
  }

  private take(columns: BarColumns, row: number): void {
    const time = columns.time[row]!;
    const start = this.buckets.startOf(time);
    if (start !== this.start) {
      if (this.open) this.finish(row + 1);
      this.begin(start, columns, row);
    } else if (this.open) this.add(columns, row);
    if (this.open && this.endOf(time) >= this.over) this.finish(row + 1);
  }

  private begin(start: number, columns: BarColumns, row: number): void {
    this.start = start;
    this.over = wholeAt(this.timeframe, this.base.calendar, start);
    this.open = true;
    const { bar } = this;
    bar.time = start;
    bar.open = columns.open[row]!;
    bar.high = columns.high[row]!;
    bar.low = columns.low[row]!;
    bar.close = columns.close[row]!;
    bar.volume = columns.volume[row]!;
  }

  private add(columns: BarColumns, row: number): void {
    const { bar } = this;
    bar.high = Math.max(bar.high, columns.high[row]!);
    bar.low = Math.min(bar.low, columns.low[row]!);
    bar.close = columns.close[row]!;
    bar.volume += columns.volume[row]!;
  }

  private finish(seenAfter: number): void {
    this.open = false;
    this.made.push(this.bar);
    this.seenAfter.push(seenAfter);
  }

  private endOf(time: number): number {
    const { timeframe, calendar } = this.base;
    const length = lengthOf(timeframe);
    return length.kind === 'intraday' ? time + length.ms : wholeAt(timeframe, calendar, time);
  }
}

export class SymbolSeries {
  readonly run: RunSeries;
  readonly base: SeriesBars;
  private readonly longer = new Map<BarTimeframe, LongerBars>();

  constructor(run: RunSeries) {
    this.run = run;
    this.base = new SeriesBars(run.instrument.symbol, run.timeframe, run.columns, run.instrument);
  }

  /** Throws `RangeError` where the bars do not make such. */
  bars(timeframe: BarTimeframe): SeriesBars {
    if (timeframe === this.run.timeframe) return this.base;
    const known = this.longer.get(timeframe);
    if (known) return known.bars;
    const made = new LongerBars(this.run, timeframe);
    made.follow(this.base.count);
    this.longer.set(timeframe, made);
    return made.bars;
  }

  /** So many bars are over now; whether there are more than before. */
  show(count: number): boolean {
    const { base } = this;
    base.fresh = count > base.count;
    base.count = count;
    if (this.longer.size > 0) for (const each of this.longer.values()) each.follow(count);
    return base.fresh;
  }
}

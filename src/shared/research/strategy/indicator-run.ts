/**
 * One indicator over one series: at once where all bars are there, bar by bar where they come. Both give the same bits.
 * Invariant: rows beyond the bars' count may hold values already; lines do not read them.
 */
import type {
  Indicator,
  IndicatorBar,
  IndicatorParameters,
  IndicatorStream,
} from '../indicators/indicator.ts';
import type { PriceField } from './api.ts';
import type { SeriesBars } from './bars.ts';
import { roomFor } from './growing.ts';
import { FieldLine, type IndicatorLine, type Outputs } from './line.ts';

export interface IndicatorSource {
  readonly bars: SeriesBars;
  readonly of: PriceField | FieldLine | IndicatorLine;
  readonly against: SeriesBars | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class IndicatorRun implements Outputs {
  readonly names: readonly string[];
  readonly values: Float64Array[];
  private readonly indicator: Indicator;
  private readonly parameters: IndicatorParameters;
  private readonly source: IndicatorSource;
  private stream: IndicatorStream | null = null;
  private filled = 0;
  private readonly bar: Mutable<IndicatorBar> = {
    time: 0,
    open: 0,
    high: 0,
    low: 0,
    close: 0,
    volume: 0,
    source: 0,
    other: 0,
  };
  /** Last row of the other series that is not after the bar being filled. */
  private otherRow = -1;

  constructor(indicator: Indicator, parameters: IndicatorParameters, source: IndicatorSource) {
    this.indicator = indicator;
    this.parameters = parameters;
    this.source = source;
    this.names = indicator.outputs;
    this.values = indicator.outputs.map(() => new Float64Array(0));
  }

  /** As it was asked for: `ema(20)`. */
  get title(): string {
    return `${this.indicator.name}(${Object.values(this.parameters).join(', ')})`;
  }

  /** Bars without a value at the beginning. */
  get warmUp(): number {
    const { of } = this.source;
    const before = typeof of === 'string' || of instanceof FieldLine ? 0 : of.warmUp;
    return before + this.indicator.warmUp(this.parameters);
  }

  /** Computes every row the series has. */
  computeAll(): void {
    const { bars, against } = this.source;
    const { count, time } = bars.columns;
    this.values.forEach((_, index) => {
      this.values[index] = new Float64Array(count);
    });
    const input = {
      count,
      time: time.subarray(0, count),
      // Only those that read whole bars pay for the columns.
      ...this.columnsRead(),
      source: this.allOfSource(),
      other: against ? aligned(bars, against) : null,
    };
    this.indicator.batch(input, this.parameters, this.values);
  }

  private columnsRead() {
    const { bars } = this.source;
    const whole = this.indicator.reads === 'bars';
    const none = new Float64Array(0);
    const all = (field: PriceField): Float64Array => (whole ? bars.all(field) : none);
    return {
      open: all('open'),
      high: all('high'),
      low: all('low'),
      close: all('close'),
      volume: all('volume'),
    };
  }

  private allOfSource(): Float64Array {
    const { bars, of } = this.source;
    if (typeof of === 'string') return bars.all(of);
    return of instanceof FieldLine ? bars.all(of.field) : of.all();
  }

  /** Fills the rows up to the bars that are over. */
  fillTo(count: number): void {
    this.stream ??= this.indicator.stream(this.parameters);
    for (; this.filled < count; this.filled += 1) this.push(this.stream, this.filled);
  }

  private push(stream: IndicatorStream, row: number): void {
    const { bars, of } = this.source;
    const { bar } = this;
    bar.time = bars.columns.time[row]!;
    bar.open = bars.at('open', row);
    bar.high = bars.at('high', row);
    bar.low = bars.at('low', row);
    bar.close = bars.at('close', row);
    bar.volume = bars.at('volume', row);
    bar.source = typeof of === 'string' ? bars.at(of, row) : of.at(row);
    bar.other = this.otherAt(bar.time);
    stream.push(bar);
    for (let index = 0; index < this.values.length; index += 1) {
      const column = roomFor(this.values[index]!, row + 1);
      column[row] = stream.values[index]!;
      this.values[index] = column;
    }
  }

  private otherAt(time: number): number {
    const { against } = this.source;
    if (!against) return Number.NaN;
    const { columns } = against;
    while (this.otherRow + 1 < columns.count && columns.time[this.otherRow + 1]! <= time) this.otherRow += 1;
    return this.otherRow < 0 ? Number.NaN : against.at('close', this.otherRow);
  }
}

/** The other series' closes at the bars of this one: the last that does not begin later. */
function aligned(bars: SeriesBars, against: SeriesBars): Float64Array {
  const { time, count } = bars.columns;
  const made = new Float64Array(count);
  let row = -1;
  for (let at = 0; at < count; at += 1) {
    while (row + 1 < against.columns.count && against.columns.time[row + 1]! <= time[at]!) row += 1;
    made[at] = row < 0 ? Number.NaN : against.at('close', row);
  }
  return made;
}

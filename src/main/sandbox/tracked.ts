/**
 * Lines and bars of a run that the text has asked for, written into the machine's memory before it is called.
 *
 * Invariants: written is what the native object tells now, and what it tells is over; a series is written again only when it
 * has another bar. Writes go to places the machine gave, inside its own memory: whatever the text does, nothing is read back.
 */
import type { Bar, Bars, Line } from '#research/strategy/api.ts';
import { LAYOUT } from './prelude/source.ts';

const MASK = LAYOUT.ring - 1;
const FIELDS = 6;

export class TrackedSeries {
  readonly bars: Bars;
  readonly id: number;
  /** Cells in the machine's numbers; −1 while only its rows are counted. */
  at = -1;
  count = 0;

  constructor(bars: Bars, id: number) {
    this.bars = bars;
    this.id = id;
    this.count = bars.count;
  }

  /** Gives it cells, and what is over into them. */
  place(numbers: Float64Array, at: number): void {
    this.at = at;
    const { count } = this.bars;
    this.last(numbers);
    for (let ago = Math.min(count, LAYOUT.ring) - 1; ago >= 0; ago -= 1) this.row(numbers, ago);
  }

  /** After a step of the run. */
  write(numbers: Float64Array): void {
    const { bars, at } = this;
    const { count } = bars;
    const more = count - this.count;
    this.count = count;
    if (at < 0) return;
    this.last(numbers);
    if (more === 1) {
      const from = at + LAYOUT.series.fields;
      const to = at + LAYOUT.series.ring + ((count - 1) & MASK) * FIELDS;
      for (let field = 0; field < FIELDS; field += 1) numbers[to + field] = numbers[from + field]!;
    } else for (let ago = Math.min(more, LAYOUT.ring) - 1; ago >= 0; ago -= 1) this.row(numbers, ago);
  }

  /** A bar further back than the ring, into the place for answers. */
  answer(numbers: Float64Array, ago: number): void {
    put(numbers, this.at + LAYOUT.series.answer, this.bars.before(ago));
  }

  private last(numbers: Float64Array): void {
    const { bars, at } = this;
    numbers[at] = bars.count;
    numbers[at + 1] = bars.fresh ? 1 : 0;
    put(numbers, at + LAYOUT.series.fields, bars);
  }

  private row(numbers: Float64Array, ago: number): void {
    const row = (this.bars.count - 1 - ago) & MASK;
    put(numbers, this.at + LAYOUT.series.ring + row * FIELDS, ago === 0 ? this.bars : this.bars.before(ago));
  }
}

function put(numbers: Float64Array, at: number, bar: Bar | null): void {
  numbers[at] = bar ? bar.time : Number.NaN;
  numbers[at + 1] = bar ? bar.open : Number.NaN;
  numbers[at + 2] = bar ? bar.high : Number.NaN;
  numbers[at + 3] = bar ? bar.low : Number.NaN;
  numbers[at + 4] = bar ? bar.close : Number.NaN;
  numbers[at + 5] = bar ? bar.volume : Number.NaN;
}

export class TrackedLine {
  readonly line: Line;
  readonly id: number;
  readonly series: TrackedSeries;
  private readonly at: number;
  private count: number;

  constructor(line: Line, id: number, series: TrackedSeries, numbers: Float64Array, at: number) {
    this.line = line;
    this.id = id;
    this.series = series;
    this.at = at;
    this.count = series.bars.count;
    this.rows(numbers, this.count);
  }

  /** After its series: each new row's value, the last two of them also where they are read fastest. */
  write(numbers: Float64Array): void {
    const { count } = this.series;
    const more = count - this.count;
    if (more === 0) return;
    this.count = count;
    if (more !== 1) return this.rows(numbers, more);
    const { at } = this;
    const { value } = this.line;
    numbers[at + 1] = numbers[at]!;
    numbers[at] = value;
    numbers[at + LAYOUT.line.rows] = count;
    numbers[at + LAYOUT.line.ring + ((count - 1) & MASK)] = value;
  }

  answer(numbers: Float64Array, ago: number): void {
    numbers[this.at + LAYOUT.line.answer] = this.line.ago(ago);
  }

  private rows(numbers: Float64Array, more: number): void {
    const { at, count, line } = this;
    numbers[at] = line.value;
    numbers[at + 1] = line.ago(1);
    numbers[at + LAYOUT.line.rows] = count;
    for (let ago = Math.min(more, LAYOUT.ring, count) - 1; ago >= 0; ago -= 1)
      numbers[at + LAYOUT.line.ring + ((count - 1 - ago) & MASK)] = line.ago(ago);
  }
}

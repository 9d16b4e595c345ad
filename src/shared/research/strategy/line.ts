/** Lines: a field of bars, an output of an indicator. What they tell ends where their bars do. */
import type { Line, PriceField } from './api.ts';
import type { SeriesBars } from './bars.ts';

abstract class SeriesLine implements Line {
  readonly bars: SeriesBars;

  constructor(bars: SeriesBars) {
    this.bars = bars;
  }

  /** The value of a row that is over. */
  abstract at(row: number): number;
  abstract line(output: string): Line;

  get value(): number {
    const { count } = this.bars;
    return count === 0 ? Number.NaN : this.at(count - 1);
  }

  get ready(): boolean {
    return !Number.isNaN(this.value);
  }

  ago(bars: number): number {
    const row = this.bars.count - 1 - bars;
    return row < 0 || !(bars >= 0) ? Number.NaN : this.at(Math.ceil(row));
  }

  crossesAbove(other: Line | number): boolean {
    return this.value > valueOf(other) && this.cameFrom(other) < 0;
  }

  crossesBelow(other: Line | number): boolean {
    return this.value < valueOf(other) && this.cameFrom(other) > 0;
  }

  /** On which side it was when the two last differed before this bar: −1 below, 1 above, 0 where there is no telling. */
  private cameFrom(other: Line | number): number {
    for (let ago = 1; ; ago += 1) {
      const mine = this.ago(ago);
      const its = typeof other === 'number' ? other : other.ago(ago);
      if (mine > its) return 1;
      if (mine < its) return -1;
      if (mine !== its) return 0;
    }
  }
}

const valueOf = (other: Line | number): number => (typeof other === 'number' ? other : other.value);

export class FieldLine extends SeriesLine {
  readonly field: PriceField;

  constructor(bars: SeriesBars, field: PriceField) {
    super(bars);
    this.field = field;
  }

  at(row: number): number {
    return this.bars.at(this.field, row);
  }

  line(output: string): Line {
    return this.bars.line(output as PriceField);
  }
}

/** Where an indicator's values are kept: one array an output, row by row those of its bars. */
export interface Outputs {
  readonly names: readonly string[];
  readonly values: readonly Float64Array[];
  /** Rows without a value at the beginning. */
  readonly warmUp: number;
}

export class IndicatorLine extends SeriesLine {
  private readonly outputs: Outputs;
  private readonly index: number;

  /** Throws `RangeError` where there is no such output. */
  constructor(bars: SeriesBars, outputs: Outputs, output: string) {
    super(bars);
    this.outputs = outputs;
    this.index = outputs.names.indexOf(output);
    if (this.index < 0)
      throw new RangeError(`there is no output ${output}; there are ${outputs.names.join(', ')}`);
  }

  at(row: number): number {
    return this.outputs.values[this.index]![row]!;
  }

  get warmUp(): number {
    return this.outputs.warmUp;
  }

  /** Every row, also those that are not over: for indicators. */
  all(): Float64Array {
    return this.outputs.values[this.index]!;
  }

  line(output: string): Line {
    return new IndicatorLine(this.bars, this.outputs, output);
  }
}

export const isLine = (value: unknown): value is FieldLine | IndicatorLine => value instanceof SeriesLine;

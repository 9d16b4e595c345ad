/**
 * Bars as a strategy sees them: those that are over, in units of the market.
 * Invariant: nothing at or beyond row `count` can be read through this, whatever the columns hold.
 */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import type { Bar, Bars, Line, PriceField } from './api.ts';
import { FieldLine } from './line.ts';

export interface BarScales {
  readonly priceScale: number;
  readonly quantityScale: number;
}

export class SeriesBars implements Bars {
  readonly symbol: string;
  readonly timeframe: BarTimeframe;
  readonly columns: BarColumns;
  /** Bars that are over. */
  count = 0;
  fresh = false;
  private readonly priceUnit: number;
  private readonly volumeUnit: number;
  private readonly lines = new Map<PriceField, FieldLine>();
  private readonly floats = new Map<PriceField, Float64Array>();

  constructor(symbol: string, timeframe: BarTimeframe, columns: BarColumns, scales: BarScales) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.columns = columns;
    this.priceUnit = 10 ** scales.priceScale;
    this.volumeUnit = 10 ** scales.quantityScale;
  }

  get time(): number {
    return this.count === 0 ? Number.NaN : this.columns.time[this.count - 1]!;
  }

  get open(): number {
    return this.last('open');
  }

  get high(): number {
    return this.last('high');
  }

  get low(): number {
    return this.last('low');
  }

  get close(): number {
    return this.last('close');
  }

  get volume(): number {
    return this.last('volume');
  }

  before(ago: number): Bar | null {
    const row = this.count - 1 - ago;
    if (!Number.isInteger(ago) || ago < 0 || row < 0) return null;
    const field = (name: PriceField): number => this.at(name, row);
    return {
      symbol: this.symbol,
      time: this.columns.time[row]!,
      open: field('open'),
      high: field('high'),
      low: field('low'),
      close: field('close'),
      volume: field('volume'),
    };
  }

  line(field: PriceField): Line {
    const known = this.lines.get(field);
    if (known) return known;
    const made = new FieldLine(this, field);
    this.lines.set(field, made);
    return made;
  }

  private last(field: PriceField): number {
    return this.count === 0 ? Number.NaN : this.at(field, this.count - 1);
  }

  /** A field of a row; the caller keeps to rows that are over. */
  at(field: PriceField, row: number): number {
    const { open, high, low, close, volume } = this.columns;
    const unit = this.priceUnit;
    switch (field) {
      case 'open':
        return open[row]! / unit;
      case 'high':
        return high[row]! / unit;
      case 'low':
        return low[row]! / unit;
      case 'close':
        return close[row]! / unit;
      case 'volume':
        return volume[row]! / this.volumeUnit;
      case 'hl2':
        return (high[row]! + low[row]!) / 2 / unit;
      case 'hlc3':
        return (high[row]! + low[row]! + close[row]!) / 3 / unit;
      case 'ohlc4':
        return (open[row]! + high[row]! + low[row]! + close[row]!) / 4 / unit;
    }
  }

  /** All rows of a field, also those that are not over: for indicators, which look at nothing after the row they fill. */
  all(field: PriceField): Float64Array {
    const known = this.floats.get(field);
    if (known) return known;
    const made = this.shared(field) ?? this.converted(field);
    this.floats.set(field, made);
    return made;
  }

  /** The stored column itself where its numbers are those of the market. */
  private shared(field: PriceField): Float64Array | null {
    if (field === 'hl2' || field === 'hlc3' || field === 'ohlc4') return null;
    const unit = field === 'volume' ? this.volumeUnit : this.priceUnit;
    return unit === 1 ? this.columns[field].subarray(0, this.columns.count) : null;
  }

  private converted(field: PriceField): Float64Array {
    const made = new Float64Array(this.columns.count);
    for (let row = 0; row < made.length; row += 1) made[row] = this.at(field, row);
    return made;
  }
}

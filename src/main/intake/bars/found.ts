/**
 * Bars as they are found, by column: a million of them have to fit.
 * Invariants: prices are exact integers at one scale, which grows when a finer price comes; only where the largest price
 * would not stay a safe integer are the finest decimals rounded, half up. Fast and general reading fill the same columns.
 */
import { pow10 } from '#core/units/integer.ts';

/** More decimals than any market quotes; what has more is noise of floats. */
export const MOST_DECIMALS = 12;
/** Digits that are exact in a double whatever they are. */
export const MOST_DIGITS = 15;
const FIRST_ROOM = 1_024;
const SAFE = Number.MAX_SAFE_INTEGER;

const longer = (column: Float64Array, room: number): Float64Array<ArrayBuffer> => {
  const grown = new Float64Array(room);
  grown.set(column);
  return grown;
};

/** Columns that share one scale. */
class ScaledColumns {
  readonly columns: Float64Array<ArrayBuffer>[];
  scale = 0;
  private largest = 0;

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(FIRST_ROOM));
  }

  makeRoom(room: number): void {
    for (const [at, column] of this.columns.entries()) this.columns[at] = longer(column, room);
  }

  /** Makes the scale fit a value; false where none does. */
  reserve(mantissa: number, decimals: number, count: number): boolean {
    if (decimals > this.scale) this.grow(Math.min(decimals, MOST_DECIMALS), count);
    let value = Math.abs(this.valueOf(mantissa, decimals));
    while (value > SAFE) {
      if (this.scale === 0) return false;
      this.shrink(count);
      value = Math.abs(this.valueOf(mantissa, decimals));
    }
    if (value > this.largest) this.largest = value;
    return true;
  }

  /** A value at the present scale. */
  valueOf(mantissa: number, decimals: number): number {
    if (decimals === this.scale) return mantissa;
    return decimals < this.scale
      ? mantissa * pow10(this.scale - decimals)
      : Math.round(mantissa / pow10(decimals - this.scale));
  }

  private grow(wanted: number, count: number): void {
    let to = wanted;
    while (to > this.scale && this.largest * pow10(to - this.scale) > SAFE) to -= 1;
    const times = pow10(to - this.scale);
    for (const column of this.columns) for (let row = 0; row < count; row += 1) column[row]! *= times;
    this.largest *= times;
    this.scale = to;
  }

  private shrink(count: number): void {
    for (const column of this.columns)
      for (let row = 0; row < count; row += 1) column[row] = Math.round(column[row]! / 10);
    this.largest = Math.round(this.largest / 10);
    this.scale -= 1;
  }

  /** Drops decimals that are zero in every row. */
  normalise(count: number): void {
    while (this.scale > 0 && this.allTens(count)) this.shrink(count);
  }

  private allTens(count: number): boolean {
    for (const column of this.columns)
      for (let row = 0; row < count; row += 1) if (column[row]! % 10 !== 0) return false;
    return true;
  }
}

/** What was found in the order of the lines. */
export class Found {
  /** Milliseconds, UTC where the stamp said so. */
  ms = new Float64Array(FIRST_ROOM);
  zoned = new Uint8Array(FIRST_ROOM);
  line = new Uint32Array(FIRST_ROOM);
  readonly prices = new ScaledColumns(4);
  readonly volumes = new ScaledColumns(1);
  count = 0;

  /** Room for what is expected saves growing step by step. */
  makeRoom(room: number): void {
    if (room <= this.ms.length) return;
    this.ms = longer(this.ms, room);
    this.zoned = grownBytes(this.zoned, room);
    const lines = new Uint32Array(room);
    lines.set(this.line);
    this.line = lines;
    this.prices.makeRoom(room);
    this.volumes.makeRoom(room);
  }

  /** Adds a bar whose values are reserved already and stand at the present scales. */
  add(line: number, ms: number, zoned: boolean, values: BarValues): void {
    const row = this.count;
    if (row === this.ms.length) this.makeRoom(row * 2);
    this.ms[row] = ms;
    this.zoned[row] = zoned ? 1 : 0;
    this.line[row] = line;
    const [open, high, low, close] = this.prices.columns as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    open[row] = values.open;
    high[row] = values.high;
    low[row] = values.low;
    close[row] = values.close;
    this.volumes.columns[0]![row] = values.volume;
    this.count = row + 1;
  }

  /** Whether two rows have other prices or another volume. */
  differ(a: number, b: number): boolean {
    const columns = [...this.prices.columns, ...this.volumes.columns];
    return columns.some((column) => column[a] !== column[b]);
  }
}

export interface BarValues {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

function grownBytes(bytes: Uint8Array, room: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(room);
  grown.set(bytes);
  return grown;
}

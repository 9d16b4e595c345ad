/** Bars that become more as time goes on, by column: arrays are twice as long as needed at most. */
import type { BarColumns } from '#core/model/bars.ts';

const FIRST = 1_024;
const NAMES = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
type Name = (typeof NAMES)[number];

/** At least as long as asked, with what was there. */
export function roomFor(column: Float64Array, rows: number): Float64Array {
  if (rows <= column.length) return column;
  const longer = new Float64Array(Math.max(FIRST, rows, column.length * 2));
  longer.set(column);
  return longer;
}

export class GrowingColumns implements BarColumns {
  count = 0;
  time: Float64Array = new Float64Array(0);
  open: Float64Array = new Float64Array(0);
  high: Float64Array = new Float64Array(0);
  low: Float64Array = new Float64Array(0);
  close: Float64Array = new Float64Array(0);
  volume: Float64Array = new Float64Array(0);

  /** Appends bars; they begin after all that are there. */
  append(bars: BarColumns): void {
    const { count } = this;
    for (const name of NAMES) {
      this[name] = roomFor(this[name], count + bars.count);
      this[name].set(bars[name].subarray(0, bars.count), count);
    }
    this.count += bars.count;
  }

  push(bar: Readonly<Record<Name, number>>): void {
    const { count } = this;
    for (const name of NAMES) {
      this[name] = roomFor(this[name], count + 1);
      this[name][count] = bar[name];
    }
    this.count += 1;
  }
}

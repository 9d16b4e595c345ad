/**
 * From what was found to bars: moments in UTC, ascending, one bar a moment (the later line wins).
 * Invariant: what was out of order or twice there is counted and named, up to a bound.
 */
import type { BarColumns } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { utcOf, type TimeZone } from '#core/venues/zones.ts';
import type { Found } from './found.ts';

/** Lines that are named; all are counted. */
const NAMED = 1_000;

export interface OrderFindings {
  readonly duplicates: number;
  readonly duplicateLines: readonly number[];
  readonly outOfOrder: number;
  readonly outOfOrderLines: readonly number[];
}

export interface Finished extends OrderFindings {
  readonly bars: BarColumns;
}

const alwaysMidnight = ({ ms, zoned, count }: Found): boolean => {
  for (let row = 0; row < count; row += 1) if (zoned[row] === 0 && ms[row]! % DAY_MS !== 0) return false;
  return true;
};

/** The offset of a whole local day where it has one, so that a year of minutes asks 365 times. */
class DayOffsets {
  private readonly zone: TimeZone;
  private day = Number.NaN;
  private offset: number | null = null;

  constructor(zone: TimeZone) {
    this.zone = zone;
  }

  utc(local: number): number {
    const day = Math.floor(local / DAY_MS);
    if (day !== this.day) {
      const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
      const before = from - utcOf(this.zone, from);
      this.offset = before === to - utcOf(this.zone, to) ? before : null;
      this.day = day;
    }
    return this.offset === null ? utcOf(this.zone, local) : local - this.offset;
  }
}

/** UTC. Stamps that are all midnights are dates: they name days, which no zone moves. */
export function toUtc(found: Found, zone: TimeZone): void {
  if (zone === 'UTC' || alwaysMidnight(found)) return;
  const offsets = new DayOffsets(zone);
  const { ms, zoned, count } = found;
  for (let row = 0; row < count; row += 1) if (zoned[row] === 0) ms[row] = offsets.utc(ms[row]!);
}

type Direction = 'up' | 'down' | 'mixed';

function directionOf({ ms, count }: Found): Direction {
  let [up, down] = [true, true];
  for (let row = 1; row < count && (up || down); row += 1) {
    if (ms[row]! <= ms[row - 1]!) up = false;
    if (ms[row]! >= ms[row - 1]!) down = false;
  }
  if (up) return 'up';
  return down ? 'down' : 'mixed';
}

/** Rows by time, the last of each moment; what was twice there goes to `twice`. */
function sortedRows({ ms, line, count }: Found, twice: (line: number) => void): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  rows.sort((a, b) => ms[a]! - ms[b]! || a - b);
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    if (at + 1 < count && ms[rows[at + 1]!] === ms[row]) twice(line[row]!);
    else {
      rows[kept] = row;
      kept += 1;
    }
  }
  return rows.subarray(0, kept);
}

/** How many lines go back in time. A file that runs backwards from end to end is in order. */
function findDisorder({ ms, line, count }: Found, found: (line: number) => void): void {
  let ups = 0;
  for (let row = 1; row < count; row += 1) if (ms[row]! > ms[row - 1]!) ups += 1;
  const backwards = ups < (count - 1) / 2;
  for (let row = 1; row < count; row += 1) {
    const gap = ms[row]! - ms[row - 1]!;
    if (backwards ? gap > 0 : gap < 0) found(line[row]!);
  }
}

class Lines {
  count = 0;
  readonly named: number[] = [];
  readonly add = (line: number): void => {
    this.count += 1;
    if (this.named.length < NAMED) this.named.push(line);
  };
}

export function finish(found: Found): Finished {
  const { count } = found;
  found.prices.normalise(count);
  found.volumes.normalise(count);
  const [duplicate, disorder] = [new Lines(), new Lines()];
  const direction = directionOf(found);
  let rows: Uint32Array | null = null;
  if (direction === 'mixed') {
    findDisorder(found, disorder.add);
    rows = sortedRows(found, duplicate.add);
  }
  const picked = (column: Float64Array): Float64Array => {
    if (rows) return Float64Array.from(rows, (row) => column[row]!);
    const whole = column.slice(0, count);
    return direction === 'down' ? whole.reverse() : whole;
  };
  const [open, high, low, close] = found.prices.columns.map(picked) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const volume = picked(found.volumes.columns[0]!);
  const time = picked(found.ms);
  return {
    bars: { count: time.length, time, open, high, low, close, volume },
    duplicates: duplicate.count,
    duplicateLines: duplicate.named.sort((a, b) => a - b),
    outOfOrder: disorder.count,
    outOfOrderLines: disorder.named,
  };
}

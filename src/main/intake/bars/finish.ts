/**
 * From what was found to bars: moments in UTC, ascending, one bar a moment (the later line wins).
 * Invariant: what was out of order or twice there is counted and noted, up to a bound.
 */
import type { ImportNote } from '#contract/series-views.ts';
import type { BarColumns } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { utcOf, type TimeZone } from '#core/venues/zones.ts';
import type { Found } from './found.ts';

/** Notes of each kind that are kept; all lines are counted. */
const NOTED = 1_000;

export interface OrderFindings {
  readonly duplicates: number;
  readonly outOfOrder: number;
  readonly notes: readonly ImportNote[];
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

/** Rows by time, the last of each moment; of what was twice there the first row and the repeating one go to `twice`. */
function sortedRows({ ms, count }: Found, twice: (first: number, row: number) => void): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  rows.sort((a, b) => ms[a]! - ms[b]! || a - b);
  let kept = 0;
  let first = 0;
  for (const row of rows) {
    if (kept > 0 && ms[rows[kept - 1]!] === ms[row]) {
      twice(first, row);
      rows[kept - 1] = row;
      continue;
    }
    first = row;
    rows[kept] = row;
    kept += 1;
  }
  return rows.subarray(0, kept);
}

/** Rows that go back in time. A file that runs backwards from end to end is in order. */
export function findDisorder({ ms, count }: Found, found: (row: number) => void): void {
  let ups = 0;
  for (let row = 1; row < count; row += 1) ups += Math.sign(ms[row]! - ms[row - 1]!);
  const backwards = ups < 0;
  for (let row = 1; row < count; row += 1) {
    const gap = ms[row]! - ms[row - 1]!;
    if (backwards ? gap > 0 : gap < 0) found(row);
  }
}

/** What is noted of a file, by line; of files that were joined lines are not known and only counted. */
export class Notes {
  duplicates = 0;
  outOfOrder = 0;
  readonly repeats: ImportNote[] = [];
  readonly disorder: ImportNote[] = [];
  private readonly found: Found;

  constructor(found: Found) {
    this.found = found;
  }

  readonly twice = (first: number, row: number): void => {
    this.duplicates += 1;
    const { ms, line } = this.found;
    if (line[row] === 0 || this.repeats.length === NOTED) return;
    const differs = this.found.differ(first, row);
    const lines = { line: line[row]!, firstLine: line[first]! };
    this.repeats.push({ kind: 'duplicate', ...lines, time: ms[row]!, differs });
  };

  readonly back = (row: number): void => {
    this.outOfOrder += 1;
    const { ms, line } = this.found;
    if (line[row] === 0 || this.disorder.length === NOTED) return;
    this.disorder.push({ kind: 'disorder', line: line[row]!, time: ms[row]!, previous: ms[row - 1]! });
  };
}

export function finish(found: Found): Finished {
  const { count } = found;
  found.prices.normalise(count);
  found.volumes.normalise(count);
  const notes = new Notes(found);
  const direction = directionOf(found);
  let rows: Uint32Array | null = null;
  if (direction === 'mixed') {
    findDisorder(found, notes.back);
    rows = sortedRows(found, notes.twice);
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
    duplicates: notes.duplicates,
    outOfOrder: notes.outOfOrder,
    notes: [...notes.repeats, ...notes.disorder].sort((a, b) => a.line - b.line),
  };
}

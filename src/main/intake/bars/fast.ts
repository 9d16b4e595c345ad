/**
 * The fast way through a text of bars: bytes straight into columns, for the forms nearly every line of nearly every file
 * has. A line with anything else is handed to the general reader, which also says what is wrong with it.
 * Invariant: the bars are those the general reader would have found (proven by a property test).
 */
import { FastFields } from './fast-fields.ts';
import type { Found } from './found.ts';
import { contradiction, type Habits } from './habits.ts';
import { PRICES, type BarColumn, type Layout, type Line } from './terms.ts';
import { lineBetween, type TextBytes } from './text-bytes.ts';

const LF = 10;
const CR = 13;

/** What is read of a field: nothing, the stamp, the clock, or the number of its place. */
const SKIP = 0;
const STAMP = 1;
const CLOCK = 2;
const NUMBER = 3;
const VOLUME = NUMBER + PRICES.length;

function planOf({ at }: Layout): Uint8Array {
  const wanted: [BarColumn, number][] = [['date', STAMP]];
  wanted.push(['time', at.has('date') ? CLOCK : STAMP]);
  for (const [place, column] of PRICES.entries()) wanted.push([column, NUMBER + place]);
  wanted.push(['volume', VOLUME]);
  const known = wanted.filter(([column]) => at.has(column));
  const plan = new Uint8Array(Math.max(...known.map(([column]) => at.get(column)!)) + 1);
  for (const [column, what] of known) plan[at.get(column)!] = what;
  return plan;
}

class FastLines {
  private readonly fields: FastFields;
  private readonly plan: Uint8Array;
  private readonly found: Found;
  private readonly scaled: number;
  private readonly mantissas = new Float64Array(PRICES.length + 1);
  private readonly decimals = new Uint8Array(PRICES.length + 1);
  private readonly values = { open: 0, high: 0, low: 0, close: 0, volume: 0 };

  constructor(fields: FastFields, layout: Layout, found: Found) {
    this.fields = fields;
    this.plan = planOf(layout);
    this.scaled = layout.scaled;
    this.found = found;
  }

  /** Reads the line that begins where the fields stand; false where it is for the general reader. */
  read(line: number): boolean {
    const { fields, plan } = this;
    const last = plan.length - 1;
    for (let column = 0; column <= last; column += 1) {
      if (!this.field(plan[column]!)) return false;
      if (!fields.leave(column === last)) return false;
    }
    return this.keep(line);
  }

  private field(what: number): boolean {
    const { fields } = this;
    switch (what) {
      case SKIP:
        return fields.skip();
      case STAMP:
        return fields.stamp();
      case CLOCK:
        return fields.clock();
      case VOLUME:
        return fields.number(true) && this.note(PRICES.length, 0);
      default:
        return fields.number(false) && this.note(what - NUMBER, this.scaled);
    }
  }

  private note(place: number, scaled: number): boolean {
    this.mantissas[place] = this.fields.mantissa;
    this.decimals[place] = this.fields.decimals + scaled;
    return true;
  }

  private keep(line: number): boolean {
    const { found, mantissas, decimals, values, fields } = this;
    const { prices, volumes, count } = found;
    let finest = 0;
    for (let place = 0; place < PRICES.length; place += 1) {
      if (!prices.reserve(mantissas[place]!, decimals[place]!, count)) return false;
      if (decimals[place]! > finest) finest = decimals[place]!;
    }
    // What is rounded may contradict itself as it stands in the file.
    if (finest > prices.scale) return false;
    if (!volumes.reserve(mantissas[4]!, decimals[4]!, count)) return false;
    values.open = prices.valueOf(mantissas[0]!, decimals[0]!);
    values.high = prices.valueOf(mantissas[1]!, decimals[1]!);
    values.low = prices.valueOf(mantissas[2]!, decimals[2]!);
    values.close = prices.valueOf(mantissas[3]!, decimals[3]!);
    values.volume = volumes.valueOf(mantissas[4]!, decimals[4]!);
    if (contradiction(values) !== null) return false;
    found.add(line, fields.ms, fields.zoned, values);
    return true;
  }
}

/** Lines are at least this long when room is made for them beforehand. */
const SHORT_LINE = 36;

/** Whether a table's columns stand so that its lines can be read in one go. */
export const canReadFast = ({ at }: Layout): boolean =>
  !at.has('symbol') && (at.get('time') ?? Infinity) >= (at.get('date') ?? 0);

export function readFast(
  text: TextBytes,
  layout: Layout,
  habits: Habits,
  found: Found,
  general: (line: Line) => void,
): void {
  const { bytes } = text;
  const fields = new FastFields(text, layout, habits);
  const lines = new FastLines(fields, layout, found);
  found.makeRoom(Math.ceil(bytes.length / SHORT_LINE));
  let line = 0;
  for (let at = text.start; at < bytes.length;) {
    line += 1;
    fields.at = at;
    if (line > layout.heading && lines.read(line) && toNextLine(fields, bytes)) {
      at = fields.at;
      continue;
    }
    const feed = bytes.indexOf(LF, at);
    const end = feed < 0 ? bytes.length : feed;
    if (line > 1 || !text.sepLine) general(lineBetween(text, line, at, end));
    at = end + 1;
  }
}

/** Goes behind the line's end: what stands after the last column that is read does not matter. */
function toNextLine(fields: FastFields, bytes: Uint8Array): boolean {
  const { at } = fields;
  if (bytes[at] === LF) fields.at = at + 1;
  else if (bytes[at] === CR && bytes[at + 1] === LF) fields.at = at + 2;
  else {
    const feed = bytes.indexOf(LF, at);
    fields.at = feed < 0 ? bytes.length : feed + 1;
  }
  return true;
}

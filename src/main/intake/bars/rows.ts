/**
 * Rows of a recognised table into bars.
 * Invariants: prices stay exact decimal text; bars come out ascending with one bar a moment (the later line wins); a
 * line that is no sensible bar is skipped and named, never repaired; a file of several symbols gives one of them.
 */
import { dayOrder, type DayOrder } from '#core/intent/dates.ts';
import { fold } from '#core/intent/text.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { UnixMs } from '#core/units/units.ts';
import { utcOf, type TimeZone } from '#core/venues/zones.ts';
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import {
  numberHabits,
  readDecimal,
  readVolume,
  timesTenTo,
  withoutMultiplier,
  type NumberHabits,
} from './numbers.ts';
import { readStamp, type Stamp, type StampHabits } from './stamps.ts';
import { choiceOfSymbol } from './symbols.ts';
import {
  PRICES,
  type BarColumn,
  type BarsAsk,
  type BarsFailure,
  type BarsFile,
  type Layout,
  type Line,
  type Source,
} from './terms.ts';
import { timeframeOf } from './timeframe.ts';

/** Bars as they are found, in columns of equal length: a million of them have to fit. */
class Found {
  /** Milliseconds, UTC where the stamp said so. */
  readonly ms: number[] = [];
  readonly zoned: boolean[] = [];
  readonly prices: readonly [string[], string[], string[], string[]] = [[], [], [], []];
  readonly volume: number[] = [];

  add({ ms, zoned }: Stamp, prices: readonly string[], volume: number): void {
    this.ms.push(ms);
    this.zoned.push(zoned);
    for (const [index, column] of this.prices.entries()) column.push(prices[index]!);
    this.volume.push(volume);
  }
}

interface Habits extends NumberHabits, StampHabits {}

const fieldOf = ({ fields }: Line, { at }: Layout, column: BarColumn): string =>
  fields[at.get(column) ?? -1]?.trim() ?? '';

const isBody = ({ line, fields }: Line, layout: Layout): boolean =>
  line > layout.heading && fields.some((field) => field.trim() !== '');

/** What the whole column proves: its beginning, where that is enough. */
function dayOrderOf(source: Source, layout: Layout, column: BarColumn): DayOrder | null {
  const inHead = dayOrder(source.head.map((line) => fieldOf(line, layout, column)));
  if (inHead !== null || source.headIsAll) return inHead === 'mixed' ? null : inHead;
  if (!/^\d{1,2}[/-]\d/.test(fieldOf(source.head.at(-1)!, layout, column))) return null;
  const texts: string[] = [];
  source.each((line) => texts.push(fieldOf(line, layout, column)));
  const order = dayOrder(texts);
  return order === 'mixed' ? null : order;
}

function gatherHabits(source: Source, layout: Layout): Habits {
  const body = source.head.filter((line) => isBody(line, layout));
  const texts = (columns: readonly BarColumn[]): string[] =>
    body.flatMap((line) => columns.map((column) => fieldOf(line, layout, column)));
  const volumes = texts(['volume']).map(withoutMultiplier);
  return {
    ...numberHabits(texts(PRICES), volumes, source.delimiter),
    order: dayOrderOf(source, layout, layout.at.has('date') ? 'date' : 'time'),
    fallback: layout.dates,
    dateSystem: source.dateSystem,
  };
}

/** Why four prices are no bar, or null. */
function contradiction(open: number, high: number, low: number, close: number): BarProblem | null {
  if (Math.min(open, high, low, close) <= 0) return 'not-positive';
  if (high < low) return 'high-below-low';
  if (high < Math.max(open, close)) return 'high-too-low';
  return low > Math.min(open, close) ? 'low-too-high' : null;
}

function stampOf(line: Line, layout: Layout, habits: Habits): Stamp | BarProblem {
  const clock = fieldOf(line, layout, 'time');
  const date = layout.at.has('date') ? fieldOf(line, layout, 'date') : clock;
  if (date === '') return 'no-date';
  if (layout.midnight === null)
    return readStamp(date, layout.at.has('date') ? clock : '', habits) ?? 'bad-date';
  const since = Number(date);
  const known = Number.isInteger(since) && since >= 0 && since < 2 * DAY_MS;
  return known ? { ms: layout.midnight + since, zoned: false } : 'bad-date';
}

function readPrices(line: Line, layout: Layout, habits: Habits): string[] | BarProblem {
  const prices: string[] = [];
  for (const column of PRICES) {
    const text = fieldOf(line, layout, column);
    const price = readDecimal(text, habits.price);
    const scaled = price === null || layout.scaled === 0 ? price : timesTenTo(price, -layout.scaled);
    if (scaled === null) return text === '' ? `no-${column}` : `bad-${column}`;
    prices.push(scaled);
  }
  return prices;
}

/** Adds the line's bar, or says why it is none. */
function addBar(found: Found, line: Line, layout: Layout, habits: Habits): BarProblem | null {
  const stamp = stampOf(line, layout, habits);
  if (typeof stamp === 'string') return stamp;
  const prices = readPrices(line, layout, habits);
  if (typeof prices === 'string') return prices;
  const wrong = contradiction(Number(prices[0]), Number(prices[1]), Number(prices[2]), Number(prices[3]));
  if (wrong !== null) return wrong;
  const volume = readVolume(fieldOf(line, layout, 'volume'), habits.volume);
  if (volume === null || volume < 0) return 'bad-volume';
  found.add(stamp, prices, volume);
  return null;
}

/** UTC. Stamps that are all midnights are dates: they name days, which no zone moves. */
function utcTimes({ ms, zoned }: Found, zone: TimeZone): readonly number[] {
  if (zone === 'UTC' || ms.every((at, row) => zoned[row]! || at % DAY_MS === 0)) return ms;
  return ms.map((at, row) => (zoned[row]! ? at : utcOf(zone, at)));
}

/** The rows in the order of time, the last of each moment; null where they stand so already. */
function orderOf(times: readonly number[]): readonly number[] | null {
  if (times.every((time, row) => row === 0 || time > times[row - 1]!)) return null;
  const order = times.map((_, row) => row).sort((a, b) => times[a]! - times[b]! || a - b);
  return order.filter((row, at) => at === order.length - 1 || times[order[at + 1]!] !== times[row]);
}

/** Ticks that a program wrote as bars: nothing moves within one, and their stamps split seconds. */
const areTicks = ({ ms, prices: [open, high, low, close] }: Found): boolean =>
  ms.some((at) => at % 1000 !== 0) &&
  open.every((price, row) => price === high[row] && price === low[row] && price === close[row]);

function finish(found: Found, zone: TimeZone, skipped: SkippedBar[]): BarsFile {
  const times = utcTimes(found, zone);
  const order = orderOf(times);
  const ordered = <T>(column: readonly T[]): readonly T[] => order?.map((row) => column[row]!) ?? column;
  const [open, high, low, close] = found.prices;
  const time = ordered(times);
  return {
    time: time as readonly UnixMs[],
    open: ordered(open),
    high: ordered(high),
    low: ordered(low),
    close: ordered(close),
    volume: ordered(found.volume),
    timeframe: timeframeOf(time),
    skipped: skipped.sort((a, b) => a.line - b.line),
    duplicates: times.length - time.length,
  };
}

/** Every row of the wanted symbol. */
export function readRows(source: Source, layout: Layout, ask: BarsAsk): Result<BarsFile, BarsFailure> {
  const wanted = choiceOfSymbol(source, layout, ask.symbol ?? '');
  if (!wanted.ok) return wanted;
  const habits = gatherHabits(source, layout);
  const found = new Found();
  const skipped: SkippedBar[] = [];
  const malformed = source.each((line) => {
    if (!isBody(line, layout)) return;
    if (wanted.value !== null && fold(fieldOf(line, layout, 'symbol')) !== wanted.value) return;
    const why = addBar(found, line, layout, habits);
    if (why !== null) skipped.push({ line: line.line, why });
  });
  for (const { line } of malformed) skipped.push({ line, why: 'malformed' });
  if (areTicks(found)) return err({ problem: 'ticks' });
  if (found.ms.length > 0) return ok(finish(found, ask.zone ?? layout.zone ?? 'UTC', skipped));
  const first = skipped.sort((a, b) => a.line - b.line)[0];
  return err(first ? { problem: 'no-usable-bars', ...first } : { problem: 'no-bars' });
}

/**
 * Rows of a recognised table into bars.
 * Invariants: prices stay exact decimal text; bars come out ascending with one bar a moment (the later line wins); a
 * line that is no sensible bar is skipped and named, never repaired; a file of several symbols gives one of them.
 */
import { dayOrder, type DayOrder } from '#core/intent/dates.ts';
import { fold } from '#core/intent/text.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { unixMs } from '#core/units/units.ts';
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

interface Bar {
  readonly stamp: Stamp;
  readonly prices: readonly [string, string, string, string];
  readonly volume: number;
}

interface Habits extends NumberHabits, StampHabits {}

const fieldOf = ({ fields }: Line, { at }: Layout, column: BarColumn): string =>
  fields[at.get(column) ?? -1]?.trim() ?? '';

const isBody = ({ line, fields }: Line, layout: Layout): boolean =>
  line > layout.heading && fields.some((field) => field.trim() !== '');

/** What the whole column proves: its beginning, where that is enough. */
function orderOf(source: Source, layout: Layout, column: BarColumn): DayOrder | null {
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
    order: orderOf(source, layout, layout.at.has('date') ? 'date' : 'time'),
    fallback: layout.dates,
    dateSystem: source.dateSystem,
  };
}

/** Why four prices are no bar, or null. */
function contradiction([open, high, low, close]: readonly number[]): BarProblem | null {
  if (Math.min(open!, high!, low!, close!) <= 0) return 'not-positive';
  if (high! < low!) return 'high-below-low';
  if (high! < Math.max(open!, close!)) return 'high-too-low';
  return low! > Math.min(open!, close!) ? 'low-too-high' : null;
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

function readBar(line: Line, layout: Layout, habits: Habits): Bar | BarProblem {
  const stamp = stampOf(line, layout, habits);
  if (typeof stamp === 'string') return stamp;
  const prices: string[] = [];
  for (const column of PRICES) {
    const text = fieldOf(line, layout, column);
    const price = readDecimal(text, habits.price);
    const scaled = price === null || layout.scaled === 0 ? price : timesTenTo(price, -layout.scaled);
    if (scaled === null) return text === '' ? `no-${column}` : `bad-${column}`;
    prices.push(scaled);
  }
  const wrong = contradiction(prices.map(Number));
  if (wrong !== null) return wrong;
  const volume = readVolume(fieldOf(line, layout, 'volume'), habits.volume);
  if (volume === null || volume < 0) return 'bad-volume';
  return { stamp, prices: prices as [string, string, string, string], volume };
}

/** Stamps that are all midnights are dates: they name days, which no zone moves. */
const namesDays = (bars: readonly Bar[]): boolean =>
  bars.every(({ stamp: { ms, zoned } }) => zoned || ms % DAY_MS === 0);

function inOrder(bars: readonly Bar[], zone: TimeZone): { times: number[]; kept: Bar[] } {
  const days = namesDays(bars);
  const times = bars.map(({ stamp: { ms, zoned } }) => (zoned || days ? ms : utcOf(zone, ms)));
  const order = times.map((_, row) => row);
  if (times.some((time, row) => row > 0 && time < times[row - 1]!))
    order.sort((a, b) => times[a]! - times[b]! || a - b);
  const last = order.filter((row, at) => at === order.length - 1 || times[order[at + 1]!] !== times[row]);
  return { times: last.map((row) => times[row]!), kept: last.map((row) => bars[row]!) };
}

/** Ticks that a program wrote as bars: nothing moves within one, and their stamps split seconds. */
const areTicks = (bars: readonly Bar[]): boolean =>
  bars.some(({ stamp }) => stamp.ms % 1000 !== 0) &&
  bars.every(({ prices: [open, high, low, close] }) => open === high && high === low && low === close);

function finish(bars: readonly Bar[], zone: TimeZone, skipped: SkippedBar[]): BarsFile {
  const { times, kept } = inOrder(bars, zone);
  const column = (index: number): string[] => kept.map((bar) => bar.prices[index]!);
  return {
    time: times.map(unixMs),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: kept.map((bar) => bar.volume),
    timeframe: timeframeOf(times),
    skipped: skipped.sort((a, b) => a.line - b.line),
    duplicates: bars.length - kept.length,
  };
}

/** Every row of the wanted symbol. */
export function readRows(source: Source, layout: Layout, ask: BarsAsk): Result<BarsFile, BarsFailure> {
  const wanted = choiceOfSymbol(source, layout, ask.symbol ?? '');
  if (!wanted.ok) return wanted;
  const habits = gatherHabits(source, layout);
  const bars: Bar[] = [];
  const skipped: SkippedBar[] = [];
  const malformed = source.each((line) => {
    if (!isBody(line, layout)) return;
    if (wanted.value !== null && fold(fieldOf(line, layout, 'symbol')) !== wanted.value) return;
    const bar = readBar(line, layout, habits);
    if (typeof bar === 'string') skipped.push({ line: line.line, why: bar });
    else bars.push(bar);
  });
  for (const { line } of malformed) skipped.push({ line, why: 'malformed' });
  if (areTicks(bars)) return err({ problem: 'ticks' });
  if (bars.length > 0) return ok(finish(bars, ask.zone ?? layout.zone ?? 'UTC', skipped));
  const first = skipped.sort((a, b) => a.line - b.line)[0];
  return err(first ? { problem: 'no-usable-bars', ...first } : { problem: 'no-bars' });
}

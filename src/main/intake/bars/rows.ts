/**
 * Rows of a recognised table into bars.
 * Invariants: prices stay exact decimals; bars come out ascending with one bar a moment (the later line wins); a line
 * without a date, prices or volume that can be read is skipped and named; one that contradicts itself is kept as it stands and
 * named; none is repaired. A file of several symbols gives one of them.
 */
import { dayOrder, type DayOrder } from '#core/intent/dates.ts';
import { fold } from '#core/intent/text.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { parseRounded } from '#core/units/decimal.ts';
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import type { BarMapping } from '#contract/series-views.ts';
import { canReadFast, readFast } from './fast.ts';
import { finish, toUtc } from './finish.ts';
import { Found, MOST_DECIMALS, MOST_DIGITS } from './found.ts';
import { contradiction, type Habits } from './habits.ts';
import { numberHabits, readDecimal, readVolume, timesTenTo, withoutMultiplier } from './numbers.ts';
import { readStamp, type Stamp } from './stamps.ts';
import { choiceOfSymbol } from './symbols.ts';
import {
  PRICES,
  type BarColumn,
  type BarsAsk,
  type BarsFailure,
  type BarsRead,
  type Layout,
  type Line,
  type Source,
} from './terms.ts';
import { timeframeOf } from './timeframe.ts';

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

function gatherHabits(source: Source, layout: Layout, mapping: BarMapping | undefined): Habits {
  const body = source.head.filter((line) => isBody(line, layout));
  const texts = (columns: readonly BarColumn[]): string[] =>
    body.flatMap((line) => columns.map((column) => fieldOf(line, layout, column)));
  const volumes = texts(['volume']).map(withoutMultiplier);
  return {
    ...numberHabits(texts(PRICES), volumes, source.delimiter, mapping?.decimal),
    order: mapping?.dateOrder ?? dayOrderOf(source, layout, layout.at.has('date') ? 'date' : 'time'),
    fallback: layout.dates,
    dateSystem: source.dateSystem,
  };
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

/** A line read the careful way: any form of stamp and number. */
export class GeneralLines {
  readonly skipped: SkippedBar[] = [];
  readonly doubtful: SkippedBar[] = [];
  private readonly found: Found;
  private readonly layout: Layout;
  private readonly habits: Habits;
  private readonly wanted: string | null;

  constructor(found: Found, layout: Layout, habits: Habits, wanted: string | null) {
    this.found = found;
    this.layout = layout;
    this.habits = habits;
    this.wanted = wanted;
  }

  read(line: Line): void {
    const { layout, wanted } = this;
    if (!isBody(line, layout)) return;
    if (wanted !== null && fold(fieldOf(line, layout, 'symbol')) !== wanted) return;
    const why = this.add(line);
    if (why !== null) this.skipped.push({ line: line.line, why });
  }

  /** Adds the line's bar, or says why it is none. */
  private add(line: Line): BarProblem | null {
    const stamp = stampOf(line, this.layout, this.habits);
    if (typeof stamp === 'string') return stamp;
    const prices = readPrices(line, this.layout, this.habits);
    if (typeof prices === 'string') return prices;
    const volume = readVolume(fieldOf(line, this.layout, 'volume'), this.habits.volume);
    if (volume === null || !this.keep(line.line, stamp, [...prices, volume])) return 'bad-volume';
    const [open, high, low, close] = prices.map(Number) as [number, number, number, number];
    const why = contradiction({ open, high, low, close, volume: Number(volume) });
    if (why !== null) this.doubtful.push({ line: line.line, why });
    return null;
  }

  /** False where the volume is beyond what is held. */
  private keep(line: number, { ms, zoned }: Stamp, texts: readonly string[]): boolean {
    const { prices, volumes, count } = this.found;
    const numbers = texts.map(pointed);
    for (const [at, number] of numbers.entries()) {
      const columns = at < PRICES.length ? prices : volumes;
      if (number && columns.reserve(number.mantissa, number.decimals, count)) continue;
      if (columns === volumes) return false;
      throw new PriceTooLarge(texts[at]!);
    }
    const [open, high, low, close, volume] = numbers.map((number, at) =>
      (at < PRICES.length ? prices : volumes).valueOf(number!.mantissa, number!.decimals),
    ) as [number, number, number, number, number];
    this.found.add(line, ms, zoned, { open, high, low, close, volume });
    return true;
  }
}

/** No scale holds it. */
class PriceTooLarge extends Error {
  readonly price: string;
  constructor(price: string) {
    super(price);
    this.price = price;
  }
}

interface Pointed {
  readonly mantissa: number;
  readonly decimals: number;
}

/** Plain decimal text as digits and the place of the point; beyond what a double holds it is rounded, half up. */
function pointed(text: string): Pointed | null {
  const [whole = '', fraction = ''] = text.split('.');
  const room = Math.max(Math.min(MOST_DECIMALS, MOST_DIGITS - whole.length), 0);
  if (fraction.length <= room) {
    const mantissa = Number(whole + fraction);
    return Number.isSafeInteger(mantissa) ? { mantissa, decimals: fraction.length } : null;
  }
  const rounded = parseRounded(text, room);
  return rounded.ok ? { mantissa: rounded.value, decimals: room } : null;
}

/** Ticks that a program wrote as bars: nothing moves within one, and their stamps split seconds. */
function areTicks({ ms, prices, count }: Found): boolean {
  const [open, high, low, close] = prices.columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  let split = false;
  for (let row = 0; row < count; row += 1) {
    if (open[row] !== high[row] || open[row] !== low[row] || open[row] !== close[row]) return false;
    split ||= ms[row]! % 1000 !== 0;
  }
  return split;
}

function readLines(
  source: Source,
  layout: Layout,
  habits: Habits,
  general: GeneralLines,
  found: Found,
): void {
  if (source.bytes && canReadFast(layout)) {
    readFast(source.bytes, layout, habits, found, (line) => general.read(line));
    return;
  }
  const malformed = source.each((line) => general.read(line));
  for (const { line } of malformed) general.skipped.push({ line, why: 'malformed' });
}

/** Every row of the wanted symbol. */
export function readRows(source: Source, layout: Layout, ask: BarsAsk): Result<BarsRead, BarsFailure> {
  const wanted = choiceOfSymbol(source, layout, ask.symbol ?? '');
  if (!wanted.ok) return wanted;
  const habits = gatherHabits(source, layout, ask.mapping);
  const found = new Found();
  const general = new GeneralLines(found, layout, habits, wanted.value);
  try {
    readLines(source, layout, habits, general, found);
  } catch (error) {
    if (error instanceof PriceTooLarge) return err({ problem: 'price', price: error.price });
    throw error;
  }
  const skipped = general.skipped.sort((a, b) => a.line - b.line);
  if (areTicks(found)) return err({ problem: 'ticks' });
  if (found.count === 0)
    return err(skipped[0] ? { problem: 'no-usable-bars', ...skipped[0] } : { problem: 'no-bars' });
  const zone = ask.zone ?? layout.zone ?? 'UTC';
  toUtc(found, zone);
  const finished = finish(found);
  return ok({
    ...finished,
    scales: { priceScale: found.prices.scale, volumeScale: found.volumes.scale },
    timeframe: timeframeOf(finished.bars.time),
    zone,
    rows: found.count + skipped.length,
    skipped,
    doubtful: general.doubtful,
  });
}

/**
 * Rows of a recognised table into trades or quotes, in the columns core/model/ticks.ts describes.
 * Invariants: nothing of one moment is dropped, their order is kept; a side that is empty is none; a row without a date or
 * any price that can be read is skipped and named.
 */
import { fold } from '#core/intent/text.ts';
import { TICK_STEP, type TickKind } from '#core/model/ticks.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import { Notes, findDisorder, toUtc } from './finish.ts';
import { Found } from './found.ts';
import type { Habits } from './habits.ts';
import { readDecimal, readVolume, timesTenTo, type NumberHabit } from './numbers.ts';
import {
  fieldOf,
  gatherHabits,
  isBody,
  pointed,
  PriceTooLarge,
  stampOf,
  type Pointed,
} from './lines-read.ts';
import { choiceOfSymbol } from './symbols.ts';
import type { BarColumn, BarsAsk, BarsFailure, BarsRead, Layout, Line, Source } from './terms.ts';
import { lengthOf, timeframeOf } from './timeframe.ts';

const TICK_PRICES = ['close', 'bid', 'ask'] as const;
const TICK_SIZES = ['volume', 'bidSize', 'askSize'] as const;
const NONE: Pointed = { mantissa: 0, decimals: 0 };

/** What a stamp says beyond whole milliseconds. */
function partsOf(text: string): number {
  if (/^\d{16}$/.test(text)) return Number(text.slice(13)) / 1_000;
  if (/^\d{19}$/.test(text)) return Number(text.slice(13)) / 1_000_000;
  const parts = /:\d{2}[.,]\d{3}(\d{1,6})/.exec(text)?.[1];
  return parts === undefined ? 0 : Number(`0.${parts}`);
}

class TickLines {
  readonly skipped: SkippedBar[] = [];
  private readonly found: Found;
  private readonly layout: Layout;
  private readonly habits: Habits;
  private readonly kind: TickKind;

  constructor(found: Found, layout: Layout, habits: Habits, kind: TickKind) {
    this.found = found;
    this.layout = layout;
    this.habits = habits;
    this.kind = kind;
  }

  read(line: Line): void {
    const why = this.add(line);
    if (why !== null) this.skipped.push({ line: line.line, why });
  }

  private add(line: Line): BarProblem | null {
    const stamp = stampOf(line, this.layout, this.habits);
    if (typeof stamp === 'string') return stamp;
    const clock = fieldOf(line, this.layout, this.layout.at.has('time') ? 'time' : 'date');
    const ms = stamp.ms + partsOf(clock);
    return this.kind === 'trades' ? this.trade(line, ms, stamp.zoned) : this.quote(line, ms, stamp.zoned);
  }

  private number(line: Line, column: BarColumn, habit: NumberHabit, size: boolean): Pointed | null {
    const text = fieldOf(line, this.layout, column);
    if (text === '') return NONE;
    const plain = size ? readVolume(text, habit) : readDecimal(text, habit);
    const { scaled } = this.layout;
    const placed = plain === null || size || scaled === 0 ? plain : timesTenTo(plain, -scaled);
    return placed === null ? null : pointed(placed);
  }

  private trade(line: Line, ms: number, zoned: boolean): BarProblem | null {
    const { prices, volumes, count } = this.found;
    if (fieldOf(line, this.layout, 'close') === '') return 'no-price';
    const price = this.number(line, 'close', this.habits.price, false);
    const size = this.number(line, 'volume', this.habits.volume, true);
    if (!price) return 'bad-price';
    if (!size || !volumes.reserve(size.mantissa, size.decimals, count)) return 'bad-volume';
    if (!prices.reserve(price.mantissa, price.decimals, count)) throw new PriceTooLarge(`${price.mantissa}`);
    this.found.add(line.line, ms, zoned, {
      open: 0,
      high: 0,
      low: 0,
      close: prices.valueOf(price.mantissa, price.decimals),
      volume: volumes.valueOf(size.mantissa, size.decimals),
    });
    return null;
  }

  private quote(line: Line, ms: number, zoned: boolean): BarProblem | null {
    const { prices, count } = this.found;
    const { price, volume } = this.habits;
    const [bid, ask] = [this.number(line, 'bid', price, false), this.number(line, 'ask', price, false)];
    const sizes = [this.number(line, 'bidSize', volume, true), this.number(line, 'askSize', volume, true)];
    if (!bid || !ask) return 'bad-price';
    if (bid.mantissa === 0 && ask.mantissa === 0) return 'no-price';
    for (const each of [bid, ask, ...sizes])
      if (!each || !prices.reserve(each.mantissa, each.decimals, count)) return 'bad-volume';
    const valueOf = ({ mantissa, decimals }: Pointed): number => prices.valueOf(mantissa, decimals);
    const [high, low] = sizes.map((size) => valueOf(size!)) as [number, number];
    this.found.add(line.line, ms, zoned, { open: valueOf(bid), high, low, close: valueOf(ask), volume: 0 });
    return null;
  }
}

/** What is stamped with the beginning of its span stands as it did at the last millisecond of it. */
function toClosings(time: Float64Array): void {
  const last = lengthOf(timeframeOf(time))! - 1;
  for (let row = 0; row < time.length; row += 1) time[row]! += last;
}

/** By time, in the order of the lines; what is of one moment a step apart. */
function sorted(found: Found, closing: boolean): Pick<BarsRead, 'bars'> {
  found.prices.normalise(found.count);
  found.volumes.normalise(found.count);
  const { ms, count } = found;
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  rows.sort((a, b) => ms[a]! - ms[b]! || a - b);
  const picked = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  const time = picked(ms);
  if (closing) toClosings(time);
  for (let row = 1; row < count; row += 1)
    if (time[row]! <= time[row - 1]!) time[row] = time[row - 1]! + TICK_STEP;
  const [open, high, low, close] = found.prices.columns.map(picked) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { bars: { count, time, open, high, low, close, volume: picked(found.volumes.columns[0]!) } };
}

/** Every row of the wanted symbol. */
export function readTicks(
  source: Source,
  layout: Layout,
  kind: TickKind,
  ask: BarsAsk,
): Result<BarsRead, BarsFailure> {
  const wanted = choiceOfSymbol(source, layout, ask.symbol ?? '');
  if (!wanted.ok) return wanted;
  const habits = gatherHabits(source, layout, ask.mapping, { prices: TICK_PRICES, volumes: TICK_SIZES });
  const found = new Found();
  const lines = new TickLines(found, layout, habits, kind);
  const isWanted = (line: Line): boolean =>
    isBody(line, layout) && (wanted.value === null || fold(fieldOf(line, layout, 'symbol')) === wanted.value);
  try {
    for (const { line } of source.each((each) => isWanted(each) && lines.read(each)))
      lines.skipped.push({ line, why: 'malformed' });
  } catch (error) {
    if (error instanceof PriceTooLarge) return err({ problem: 'price', price: error.price });
    throw error;
  }
  const skipped = lines.skipped.sort((a, b) => a.line - b.line);
  if (found.count === 0)
    return err(skipped[0] ? { problem: 'no-usable-bars', ...skipped[0] } : { problem: 'no-bars' });
  const zone = ask.zone ?? layout.zone ?? 'UTC';
  toUtc(found, zone);
  const notes = new Notes(found);
  findDisorder(found, notes.back);
  const { bars } = sorted(found, layout.closing ?? false);
  return ok({
    kind,
    bars,
    scales: { priceScale: found.prices.scale, volumeScale: found.volumes.scale },
    timeframe: kind,
    zone,
    rows: found.count + skipped.length,
    skipped,
    doubtful: [],
    duplicates: 0,
    outOfOrder: notes.outOfOrder,
    notes: notes.disorder,
  });
}

/**
 * Rows of a recognised table into bars.
 * Invariants: prices stay exact decimals; bars come out ascending with one bar a moment (the later line wins); a line
 * without a date, prices or volume that can be read is skipped and named; one that contradicts itself is kept as it stands and
 * named; none is repaired. A file of several symbols gives one of them.
 */
import { fold } from '#core/intent/text.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import { canReadFast, readFast } from './fast.ts';
import { finish, toUtc } from './finish.ts';
import { Found } from './found.ts';
import { contradiction, type Habits } from './habits.ts';
import { fieldOf, gatherHabits, isBody, pointed, PriceTooLarge, stampOf } from './lines-read.ts';
import { readDecimal, readVolume, timesTenTo } from './numbers.ts';
import type { Stamp } from './stamps.ts';
import { choiceOfSymbol } from './symbols.ts';
import { readTicks } from './ticks.ts';
import {
  PRICES,
  type BarsAsk,
  type BarsFailure,
  type BarsRead,
  type Layout,
  type Line,
  type Source,
} from './terms.ts';
import { timeframeOf } from './timeframe.ts';

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
class GeneralLines {
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

const tradeLayout = (layout: Layout): Layout => ({
  ...layout,
  at: new Map([...layout.at].filter(([column]) => !['open', 'high', 'low'].includes(column))),
});

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
  if (layout.kind) return readTicks(source, layout, layout.kind, ask);
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
  if (areTicks(found)) return readTicks(source, tradeLayout(layout), 'trades', ask);
  if (found.count === 0)
    return err(skipped[0] ? { problem: 'no-usable-bars', ...skipped[0] } : { problem: 'no-bars' });
  const zone = ask.zone ?? layout.zone ?? 'UTC';
  toUtc(found, zone);
  const finished = finish(found);
  return ok({
    kind: 'bars',
    ...finished,
    scales: { priceScale: found.prices.scale, volumeScale: found.volumes.scale },
    timeframe: timeframeOf(finished.bars.time),
    zone,
    rows: found.count + skipped.length,
    skipped,
    doubtful: general.doubtful,
  });
}

/**
 * Price history from a text table with named columns: date or time, open, high, low, close, perhaps volume.
 * Invariants: prices stay exact decimal text; bars come out ascending with one bar a moment (the later line wins);
 * a line that is no sensible bar is skipped and named, never repaired.
 * Known limits: times without a zone are taken as UTC; one instrument a file (other columns are ignored).
 */
import {
  dateFromNumber,
  dateFromText,
  dayOrder,
  timeFromText,
  type DayOrder,
  type Moment,
} from '#core/intent/dates.ts';
import { gatherEvidence, readNumberText, type Evidence, type NumberContext } from '#core/intent/numbers.ts';
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import type { FileError } from '#core/model/sheet.ts';
import { fold } from '#core/intent/text.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { unixMs, type UnixMs } from '#core/units/units.ts';
import { detectDialect } from './csv-dialect.ts';
import { readRecords, unifyLineEnds, type Malformed } from './csv.ts';
import { UnreadableFile } from './failure.ts';
import { textOf } from './read-table.ts';

/** Why there are no bars at all: a code of the whole file, or of what was looked for in it. */
export type BarsFailure =
  | { readonly fileError: FileError }
  | { readonly problem: 'no-heading' | 'no-bars' }
  | { readonly problem: 'no-usable-bars'; readonly line: number; readonly why: BarProblem };

export interface BarsFile {
  /** Ascending and distinct; the bar's open, a date alone meaning UTC midnight. */
  readonly time: readonly UnixMs[];
  readonly open: readonly string[];
  readonly high: readonly string[];
  readonly low: readonly string[];
  readonly close: readonly string[];
  readonly volume: readonly number[];
  readonly skipped: readonly SkippedBar[];
  /** Lines that gave a moment another line gave before. */
  readonly duplicates: number;
}

type BarColumn = 'date' | 'time' | 'open' | 'high' | 'low' | 'close' | 'volume';

const NAMES: ReadonlyMap<string, BarColumn> = new Map(
  Object.entries({
    date: 'date|datetime|date time|timestamp|day|ngay|dtyyyymmdd|yyyymmdd|open time|opentime',
    time: 'time|gio|hhmmss|hour',
    open: 'open|o|mo cua|gia mo cua|giamocua|gia mo',
    high: 'high|h|cao nhat|gia cao nhat|giacaonhat|cao',
    low: 'low|l|thap nhat|gia thap nhat|giathapnhat|thap',
    close: 'close|c|dong cua|gia dong cua|giadongcua|last|close last',
    volume: 'volume|vol|v|khoi luong|kl|khoi luong khop lenh|khoiluongkhoplenh',
  }).flatMap(([column, names]) => names.split('|').map((name) => [name, column as BarColumn] as const)),
);

const PRICES = ['open', 'high', 'low', 'close'] as const;
const HEADING_SEARCH = 20;

interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

interface Layout {
  readonly at: ReadonlyMap<BarColumn, number>;
  readonly body: readonly Line[];
}

/** The heading among the first lines. An unnamed first column holds the date. */
function findLayout(lines: readonly Line[]): Layout | null {
  for (const [index, { fields }] of lines.slice(0, HEADING_SEARCH).entries()) {
    const at = new Map<BarColumn, number>();
    for (const [position, field] of fields.entries()) {
      const column = NAMES.get(fold(field));
      if (column !== undefined && !at.has(column)) at.set(column, position);
    }
    if (!PRICES.every((column) => at.has(column))) continue;
    if (!at.has('date') && !at.has('time') && fold(fields[0] ?? '') === '') at.set('date', 0);
    return at.has('date') || at.has('time') ? { at, body: lines.slice(index + 1) } : null;
  }
  return null;
}

/** An epoch: nine or ten digits are seconds, thirteen milliseconds. */
function epoch(text: string): number | null {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  return /^\d{13}$/.test(text) ? Number(text) : null;
}

/** A spreadsheet's day count, from 1954 on. */
const SERIAL = /^[2-9]\d{4}(\.\d+)?$/;

function zoneOffset(text: string): { rest: string; minutes: number } {
  const match = /^(.*\d{1,2}:\d{2}.*?)\s*(?:(z|utc|gmt)|([+-])(\d{2}):?(\d{2}))$/i.exec(text);
  if (!match) return { rest: text, minutes: 0 };
  const minutes = match[3] === undefined ? 0 : Number(match[4]) * 60 + Number(match[5]);
  return { rest: match[1]!, minutes: match[3] === '-' ? -minutes : minutes };
}

/** `093000` as 09:30:00; anything else as it is. */
const spreadClock = (text: string): string =>
  text.replace(/^(\d{2})(\d{2})(\d{2})?$/, (_, h, m, s) => `${h}:${m}:${s ?? '00'}`);

function momentOf(text: string, order: DayOrder | null): Moment | null {
  if (SERIAL.test(text)) return dateFromNumber(Number(text), 'date', 1900);
  const compact = /^(\d{8})(\d{4,6})$/.exec(text);
  return dateFromText(compact ? `${compact[1]} ${spreadClock(compact[2]!)}` : text, order, 'month-first');
}

function toTime(dateText: string, timeText: string | null, order: DayOrder | null): UnixMs | null {
  const stamp = epoch(dateText);
  if (stamp !== null) return unixMs(stamp);
  const { rest, minutes } = zoneOffset(dateText);
  const moment = momentOf(rest, order);
  if (moment === null || moment.date === null) return null;
  const time = timeText === null ? (moment.time ?? '00:00:00') : timeFromText(spreadClock(timeText));
  return time === null ? null : unixMs(Date.parse(`${moment.date}T${time}Z`) - minutes * 60_000);
}

/** 1.5e+07 as plain digits, exactly. */
function expandExponent(text: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i.exec(text);
  if (!match) return null;
  const digits = match[2]! + (match[3] ?? '');
  const point = match[2]!.length + Number(match[4]);
  if (point > 40 || point < -40) return null;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = Math.max(point, 1);
  const fraction = padded.slice(cut).replace(/0+$/, '');
  return `${match[1]}${padded.slice(0, cut).replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
}

const PLAIN = /^(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** Where dots may set thousands apart, 95.500 needs a second look. */
const mayGroupByDot = ({ column, sheet }: NumberContext): boolean =>
  column.decimal.has(',') || column.group.has('.') || sheet.decimal.has(',') || sheet.group.has('.');

function toDecimal(text: string, context: NumberContext): string | null {
  if (PLAIN.test(text) && !mayGroupByDot(context)) return text;
  const expanded = expandExponent(text);
  if (expanded !== null) return expanded;
  const reading = readNumberText(text, context);
  return reading.ok ? reading.text : null;
}

interface Bar {
  readonly time: UnixMs;
  readonly prices: readonly [string, string, string, string];
  readonly volume: number;
}

/** How the columns of this file write dates and numbers. */
interface Habits {
  readonly order: DayOrder | null;
  readonly price: NumberContext;
  readonly volume: NumberContext;
}

/** Semicolons between fields come from places where the comma is the decimal point. */
const COMMA_DECIMALS: Evidence = { decimal: new Set([',']), group: new Set() };

function gatherHabits({ at, body }: Layout, delimiter: string): Habits {
  const sample = body.slice(0, 5000);
  const texts = (columns: readonly BarColumn[]) =>
    sample.flatMap(({ fields }) => columns.flatMap((column) => fields[at.get(column) ?? -1]?.trim() ?? []));
  const prices = gatherEvidence(texts(PRICES));
  const volumes = gatherEvidence(texts(['volume']));
  const every = gatherEvidence(texts([...PRICES, 'volume']));
  const sheet = every.decimal.size + every.group.size === 0 && delimiter === ';' ? COMMA_DECIMALS : every;
  const order = dayOrder(texts([at.has('date') ? 'date' : 'time']));
  return {
    order: order === 'mixed' ? null : order,
    price: { column: prices, sheet, vietnamese: false, whole: false },
    volume: { column: volumes, sheet, vietnamese: false, whole: true },
  };
}

/** Why four prices are no bar, or null. */
function contradiction([open, high, low, close]: readonly number[]): BarProblem | null {
  if (Math.min(open!, high!, low!, close!) <= 0) return 'not-positive';
  if (high! < low!) return 'high-below-low';
  if (high! < Math.max(open!, close!)) return 'high-too-low';
  return low! > Math.min(open!, close!) ? 'low-too-high' : null;
}

function readBar({ fields }: Line, at: Layout['at'], habits: Habits): Bar | BarProblem {
  const field = (column: BarColumn): string => fields[at.get(column) ?? -1]?.trim() ?? '';
  const [dateText, clock] = at.has('date')
    ? [field('date'), at.has('time') ? field('time') : null]
    : [field('time'), null];
  const time = toTime(dateText, clock, habits.order);
  if (time === null) return dateText === '' ? 'no-date' : 'bad-date';
  const prices: string[] = [];
  for (const column of PRICES) {
    const price = toDecimal(field(column), habits.price);
    if (price === null) return field(column) === '' ? `no-${column}` : `bad-${column}`;
    prices.push(price);
  }
  const wrong = contradiction(prices.map(Number));
  if (wrong !== null) return wrong;
  const volumeText = field('volume');
  const volume = volumeText === '' ? '0' : toDecimal(volumeText, habits.volume);
  if (volume === null || Number(volume) < 0) return 'bad-volume';
  return { time, prices: prices as [string, string, string, string], volume: Number(volume) };
}

function collect(layout: Layout, delimiter: string, malformed: readonly Malformed[]): BarsFile {
  const habits = gatherHabits(layout, delimiter);
  const byTime = new Map<number, Bar>();
  const skipped: SkippedBar[] = malformed.map(({ line }) => ({ line, why: 'malformed' }));
  let duplicates = 0;
  for (const line of layout.body) {
    if (line.fields.every((field) => field.trim() === '')) continue;
    const bar = readBar(line, layout.at, habits);
    if (typeof bar === 'string') {
      skipped.push({ line: line.line, why: bar });
      continue;
    }
    if (byTime.has(bar.time)) duplicates += 1;
    byTime.set(bar.time, bar);
  }
  const bars = [...byTime.values()].sort((a, b) => a.time - b.time);
  const column = (index: number) => bars.map((bar) => bar.prices[index]!);
  return {
    time: bars.map((bar) => bar.time),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: bars.map((bar) => bar.volume),
    skipped: skipped.sort((a, b) => a.line - b.line),
    duplicates,
  };
}

function readAll(bytes: Uint8Array): Result<BarsFile, BarsFailure> {
  const text = unifyLineEnds(textOf(bytes).text);
  const lines: Line[] = [];
  const dialect = detectDialect(text);
  const malformed = readRecords(text, dialect, (fields, line) => lines.push({ line, fields }));
  const layout = findLayout(lines);
  if (layout === null) return err({ problem: 'no-heading' });
  const file = collect(layout, dialect.delimiter, malformed);
  if (file.time.length > 0) return ok(file);
  const first = file.skipped[0];
  return err(first ? { problem: 'no-usable-bars', ...first } : { problem: 'no-bars' });
}

/** Reads price history. Expected failures are returned as codes. */
export async function readBars(bytes: Uint8Array): Promise<Result<BarsFile, BarsFailure>> {
  try {
    return readAll(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return err({ fileError: error.failure.fileError });
    throw error;
  }
}

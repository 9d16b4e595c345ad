/** Headings of price history in both languages, and where they stand. Case, accents, brackets and underscores do not matter. */
import { fold } from '#core/intent/text.ts';
import type { BarColumn, Columns, Line, Source } from './terms.ts';

/** Of two headings for one column the one named earlier here wins, then the left one. */
const NAMES: Readonly<Record<BarColumn, string>> = {
  date:
    'date|datetime|date time|timestamp|timestamp utc|day|ngay|ngay giao dich|trading date|tradingdate|dtyyyymmdd|yyyymmdd|' +
    'open time|opentime|gmt time|time utc|utc time|utc|local time|unix|unix timestamp|unix time|epoch|ts event|ts|dt|data|thoi gian|t',
  time: 'time|gio|hhmmss|hhmm|hour|thoi gian',
  open: 'open|o|mo cua|gia mo cua|giamocua|gia mo|mo|open price|otwarcie',
  high: 'high|h|cao nhat|gia cao nhat|giacaonhat|cao|high price|najwyzszy',
  low: 'low|l|thap nhat|gia thap nhat|giathapnhat|thap|low price|najnizszy',
  close: 'close|c|dong cua|gia dong cua|giadongcua|close price|close last|last|lan cuoi|zamkniecie|price|gia',
  volume:
    'volume|vol|v|khoi luong|khoiluong|kl|khoi luong khop lenh|khoiluongkhoplenh|kl khop lenh|total volume|total traded volume|klgd khop lenh|klgd|tong kl|tickvol|tick volume|tickvolume|wolumen',
  bid: 'bid|bid price|bidprice|bid px|best bid|bid close|gia mua|mua',
  ask: 'ask|ask price|askprice|ask px|offer|best ask|ask close|gia ban|ban',
  bidSize: 'bid size|bidsize|bid sz|bid volume|bid qty|bid quantity|kl mua',
  askSize: 'ask size|asksize|ask sz|ask volume|ask qty|ask quantity|offer size|kl ban',
  size: 'size|trade size|last size|qty|quantity|amount',
  symbol: 'ticker|symbol|ma|ma ck|ma chung khoan|ticket|code|stock code|stock',
};

const KNOWN: ReadonlyMap<string, readonly (readonly [BarColumn, number])[]> = (() => {
  const known = new Map<string, (readonly [BarColumn, number])[]>();
  for (const [column, names] of Object.entries(NAMES))
    for (const [rank, name] of names.split('|').entries())
      known.set(name, [...(known.get(name) ?? []), [column as BarColumn, rank]]);
  return known;
})();

const VOLUME_OF = /^(volume|vol) \p{L}/u;
const LAST_RANK = 99;
const HEADING_SEARCH = 20;
const LONGEST = 80;
const UNIT = /(?<=[^\s([])\s*[([][^()[\]]*[)\]]\s*$/;

const meanings = (name: string): readonly (readonly [BarColumn, number])[] =>
  KNOWN.get(name) ?? (VOLUME_OF.test(name) ? [['volume', LAST_RANK]] : []);

const QUOTE_COLUMN = /^(bid|ask|offer|size|amount|quantity|qty|side)/;

/** Whether a heading may be one of price history, quotes or trades. */
export const isPriceColumn = (heading: string): boolean => {
  const words = wordsOf(heading);
  return meanings(words).length > 0 || QUOTE_COLUMN.test(words);
};

/** The columns a line names; numbers name none. */
export function columnsNamed(fields: readonly string[]): Columns {
  const at = new Map<BarColumn, number>();
  const ranks = new Map<BarColumn, number>();
  for (const [position, field] of fields.entries()) {
    for (const [column, rank] of meanings(wordsOf(field))) {
      if (rank >= (ranks.get(column) ?? Infinity)) continue;
      ranks.set(column, rank);
      at.set(column, position);
    }
  }
  if (at.has('time') && at.get('time') === at.get('date')) at.delete('time');
  return at;
}

/** What stands in brackets behind a heading is its unit: `KL (CP)`, `Giá mở cửa (nghìn đồng)`. */
const wordsOf = (field: string): string =>
  fold(field.slice(0, LONGEST).replace(UNIT, '').replaceAll('_', ' ')).replace(
    / (cp|vnd|dong|usd|shares)$/,
    '',
  );

export interface Heading {
  readonly line: Line;
  readonly at: Columns;
  /** The headings as they are compared. */
  readonly words: readonly string[];
}

export const isStamped = (at: Columns): boolean => at.has('date') || at.has('time');

/** The first line of those above the rows that `wanted` takes for the heading. An unnamed first column holds the date. */
export function findHeading(source: Source, wanted: (at: Columns) => boolean): Heading | null {
  for (const line of source.head.slice(0, HEADING_SEARCH)) {
    let at = columnsNamed(line.fields);
    if (at.size === 0) continue;
    const unnamed = !isStamped(at) && (line.fields[0] ?? '').trim() === '';
    if (unnamed) at = new Map([...at, ['date', 0]]);
    if (wanted(at)) return { line, at, words: line.fields.map(wordsOf) };
  }
  return null;
}

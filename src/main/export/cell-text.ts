/**
 * Cells, headings and titles of a report's tables as texts of a language.
 * Invariants: never `NaN` nor `Infinity`; what has no word stands as it is. Moments are UTC.
 */
import { plainNumber } from '#core/units/decimal.ts';
import { displayScale, type Currency, type Scales } from '#core/units/units.ts';
import type { SectionId } from '#report/sections.ts';
import { isNumber, type Cell, type CellUnit, type ReportTable, type TableColumn } from '#report/table.ts';
import type { Locale, Words } from '#words/index.ts';
import { denialText } from './denial-text.ts';
import { decimalsOf } from './figures.ts';
import { dateText, fixed, momentText, percent, trimmed } from './report-text.ts';

/** What a cell's text depends on besides the cell. */
export interface CellTerms {
  readonly words: Words;
  /** Of money. */
  readonly currency: Currency;
  /** Of the row's instrument, for the numbers of a denial. */
  readonly scales?: Scales | null;
}

/** Nothing to say, in a column of figures or moments. */
const NONE = '–';
const MOST_DECIMALS = 8;

const SECOND_MS = 1_000;
const SPANS = [
  ['day', 86_400 * SECOND_MS],
  ['hour', 3_600 * SECOND_MS],
  ['minute', 60 * SECOND_MS],
  ['second', SECOND_MS],
] as const;

/** The two largest parts of a span: `3 d 4 h`. */
export function spanText(ms: number, { t }: Words): string {
  let rest = Math.round(Math.abs(ms) / SECOND_MS) * SECOND_MS;
  const parts: string[] = [];
  let first = -1;
  for (const [at, [unit, size]] of SPANS.entries()) {
    const count = Math.floor(rest / size);
    if (count > 0 && first < 0) first = at;
    if (count > 0 && at <= first + 1) parts.push(`${count} ${t(`reportCodes.span-${unit}`)}`);
    rest -= count * size;
  }
  return parts.length === 0 ? `0 ${t('reportCodes.span-second')}` : `${ms < 0 ? '−' : ''}${parts.join(' ')}`;
}

/** A Sunday. */
const SUNDAY = Date.UTC(2023, 0, 1);
const WEEKDAYS = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
  vi: new Intl.DateTimeFormat('vi', { weekday: 'long', timeZone: 'UTC' }),
} as const;

export const weekdayText = (day: number, locale: Locale): string =>
  WEEKDAYS[locale].format(SUNDAY + day * 86_400_000);

/** `2024-03` as `03/2024`, in every language; anything else as it is. */
export const monthLabel = (month: string): string => month.replace(/^(\d{4})-(\d\d)$/, '$2/$1');

/** How many decimals a column's numbers have; null where as many as each needs, eight at most. */
export function decimalsOfColumn({ unit, decimals }: TableColumn, currency: Currency): number | null {
  if (decimals !== undefined) return Math.min(decimals, MOST_DECIMALS);
  switch (unit) {
    case 'money':
      return displayScale(currency);
    case 'share':
      return 2;
    case 'ratio':
      return 3;
    case 'count':
      return 0;
    default:
      return null;
  }
}

/** Prices of a column have as many decimals as the one that needs most. */
export function withEvenPrices(table: ReportTable): ReportTable {
  const columns = table.columns.map((column, at): TableColumn => {
    if (column.unit !== 'price' || column.decimals !== undefined) return column;
    const needed = table.rows.map((row) => {
      const price = row[at];
      return typeof price === 'number' && Number.isFinite(price) ? decimalsOf(plainNumber(price)) : 0;
    });
    return { ...column, decimals: needed.reduce((most, each) => Math.max(most, each), 0) };
  });
  return { ...table, columns };
}

function numberText(value: number, column: TableColumn, { words, currency }: CellTerms): string {
  const { locale } = words;
  if (!Number.isFinite(value)) return NONE;
  const decimals = decimalsOfColumn(column, currency);
  switch (column.unit) {
    case 'share':
      return percent(value, locale, decimals ?? 2);
    case 'span':
      return spanText(value, words);
    case 'moment':
      return momentText(value, locale);
    case 'day':
      return dateText(value, locale);
    case 'weekday':
      return weekdayText(value, locale);
    case 'hour':
      return `${String(value).padStart(2, '0')}:00`;
    case 'quantity':
      return trimmed(value, decimals ?? MOST_DECIMALS, locale);
    default:
      return decimals === null ? trimmed(value, MOST_DECIMALS, locale) : fixed(value, decimals, locale);
  }
}

/** Columns whose empty cells say nothing at all. */
const WORDY: readonly CellUnit[] = ['text', 'code', 'order-type', 'cancel', 'denial'];

function wordText(cell: string, unit: CellUnit, { find }: Words): string {
  switch (unit) {
    case 'code':
      return find(`reportCodes.code-${cell}`) ?? cell;
    case 'order-type':
      return find(`values.${cell}`) ?? cell;
    case 'cancel':
      return find(`cancels.${cell}`) ?? cell;
    case 'month':
      return monthLabel(cell);
    default:
      return cell;
  }
}

export function cellText(cell: Cell, column: TableColumn, terms: CellTerms): string {
  if (cell === null) return WORDY.includes(column.unit) ? '' : NONE;
  if (typeof cell === 'object') return denialText(cell, terms.scales ?? null, terms.words);
  if (typeof cell === 'number') return numberText(cell, column, terms);
  return wordText(cell, column.unit, terms.words);
}

/** Moments say that they are UTC. */
export function headingText({ id, name, unit }: TableColumn, { find }: Words): string {
  const said = name ?? find(`reportCodes.column-${id}`) ?? id;
  return unit === 'moment' ? `${said} (UTC)` : said;
}

export const tableTitle = (id: ReportTable['id'], { t }: Words): string => t(`reportCodes.table-${id}`);

export const sectionTitle = (id: SectionId, { t }: Words): string => t(`reportCodes.section-${id}`);

/** Stands at the right, with figures of one width. */
export const standsRight = ({ unit }: TableColumn): boolean => isNumber(unit);

/** The scales of the instrument that a row is about. */
export function scalesOfRow({ columns, scales }: ReportTable, row: readonly Cell[]): Scales | null {
  const at = columns.findIndex(({ id }) => id === 'symbol');
  const symbol = at < 0 ? null : row[at];
  return typeof symbol === 'string' ? (scales?.[symbol] ?? null) : null;
}

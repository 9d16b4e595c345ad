/** Cells of a report's tables as the reader writes them. */
import { isNumber, type Cell, type CellUnit, type TableColumn } from '#report/table.ts';
import { displayScale, type Currency } from '#core/units/units.ts';
import { describeDenial, type Words } from '#words/index.ts';
import { numberFormat } from '../../../ui/format.ts';
import { formatDate, formatMinute } from '../../../ui/time.ts';
import { fixedText, percentText, plainText } from '../../research/figures.ts';

function wordOf(value: string, unit: CellUnit, { find }: Words): string {
  if (unit === 'month') return value.replace(/^(\d{4})-(\d\d)$/, '$2/$1');
  const topic = { code: 'reportCodes.code-', 'order-type': 'values.', cancel: 'cancels.' }[unit as 'code'];
  return topic === undefined ? value : (find(`${topic}${value}`) ?? value);
}

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** The two largest parts of a span: `3 d 4 h`. */
export function spanText(ms: number, { t }: Words): string {
  const first = SPANS.findIndex(([, size]) => ms >= size);
  if (first < 0) return `0 ${t('reportCodes.span-second')}`;
  const [unit, size] = SPANS[first]!;
  const whole = `${Math.floor(ms / size)} ${t(`reportCodes.span-${unit}`)}`;
  const next = SPANS[first + 1];
  const rest = next ? Math.floor((ms % size) / next[1]) : 0;
  return next && rest > 0 ? `${whole} ${rest} ${t(`reportCodes.span-${next[0]}`)}` : whole;
}

function momentText(value: number, unit: CellUnit, words: Words): string {
  const { t, locale } = words;
  switch (unit) {
    case 'moment':
      return `${formatDate(value, locale, 'UTC')} ${formatMinute(value, locale, 'UTC')}`;
    case 'day':
      return formatDate(value, locale, 'UTC');
    case 'span':
      return spanText(value, words);
    case 'weekday':
      return t(`builder.day-${value as 0}`);
    default:
      return `${String(value).padStart(2, '0')}:00`;
  }
}

function numberText(
  value: number,
  { unit, decimals }: TableColumn,
  words: Words,
  currency: Currency,
): string {
  const { locale } = words;
  switch (unit) {
    case 'money':
      return fixedText(value, displayScale(currency), locale);
    case 'share':
      return percentText(value, locale, decimals ?? 2);
    case 'ratio':
      return fixedText(value, decimals ?? 2, locale);
    case 'count':
      return fixedText(value, 0, locale);
    case 'price':
    case 'quantity':
      return plainText(value, locale, decimals ?? 8);
    default:
      return momentText(value, unit, words);
  }
}

/** Columns whose empty cells say nothing at all. */
const WORDY: readonly CellUnit[] = ['text', 'code', 'order-type', 'cancel', 'denial'];

export function cellText(cell: Cell, column: TableColumn, words: Words, currency: Currency): string {
  if (cell === null) return WORDY.includes(column.unit) ? '' : '–';
  if (typeof cell === 'string') return wordOf(cell, column.unit, words);
  if (typeof cell === 'number') return numberText(cell, column, words, currency);
  return describeDenial(words.t, cell, numberFormat(words.locale));
}

export const headText = ({ id, name }: TableColumn, { find }: Words): string =>
  name ?? find(`reportCodes.column-${id}`) ?? id;

/** Money that is made or lost: coloured by its sign. */
export const isResult = ({ id, unit }: TableColumn): boolean =>
  (unit === 'money' && ['net', 'gross', 'average', 'best', 'worst', 'profit', 'gain'].includes(id)) ||
  (id === 'return' && unit === 'share');

export const alignsEnd = ({ unit }: TableColumn): boolean => isNumber(unit);

/** Cells of a report's tables as the reader writes them. */
import { isNumber, type Cell, type CellUnit, type TableColumn } from '#report/table.ts';
import { displayScale, type Currency } from '#core/units/units.ts';
import { describeDenial, type Words } from '#words/index.ts';
import { numberFormat } from '../../../ui/format.ts';
import { formatDate, formatMinute, formatSpan } from '../../../ui/time.ts';
import { fixedText, percentText, plainText } from '../../research/figures.ts';

function wordOf(value: string, unit: CellUnit, { find }: Words): string {
  const topic = { code: 'reportCodes.code-', 'order-type': 'values.', cancel: 'cancels.' }[unit as 'code'];
  return topic === undefined ? value : (find(`${topic}${value}`) ?? value);
}

function momentText(value: number, unit: CellUnit, { t, locale }: Words): string {
  switch (unit) {
    case 'moment':
      return `${formatDate(value, locale, 'UTC')} ${formatMinute(value, locale, 'UTC')}`;
    case 'day':
      return formatDate(value, locale, 'UTC');
    case 'span':
      return formatSpan(value, t('runs.days'));
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

export function cellText(cell: Cell, column: TableColumn, words: Words, currency: Currency): string {
  if (cell === null) return '–';
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

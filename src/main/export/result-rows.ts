/**
 * The user's own columns and cells, as they were: numbers stay numbers, dates dates, headings in the user's words.
 * Invariants: a column that the importer understood is understood again; the columns of an earlier result give way to
 * those of this one. Known limits: rows above the heading, merged cells, colours and formulas are not kept (a formula's
 * stored value is).
 */
import { mapHeadings, matchHeading } from '#core/intent/headings.ts';
import { cellText } from '#core/intent/table.ts';
import { createWords, LOCALES, type Locale, type TextKey } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookColumn } from './book.ts';
import { momentFormat, momentOf } from './figures.ts';
import { RESULT_HEADINGS } from './result-columns.ts';
import type { ResultCell, SheetResult } from './result-terms.ts';

/** Headings in plain words, for columns whose own heading does not say it alone (of two rows, or told by its values). */
const PLAIN_HEADINGS: Readonly<Record<string, TextKey>> = {
  symbol: 'exports.symbol',
  side: 'exports.side',
  qty: 'exports.quantity',
  price: 'exports.price',
  stop: 'exports.stop',
  type: 'exports.type',
  tif: 'exports.tif',
  sendAt: 'exports.sendAt',
  takeProfit: 'exports.takeProfit',
  stopLoss: 'exports.stopLoss',
  group: 'exports.group',
  groupKind: 'exports.groupKind',
  sizing: 'exports.sizeBy',
  account: 'exports.account',
  strategy: 'exports.strategy',
  note: 'exports.note',
};

/** How many of the user's columns there are once those of an earlier result, at the end, are set aside. */
export function ownColumns(columns: SheetResult['columns']): number {
  for (const locale of LOCALES) {
    const { t } = createWords(locale);
    const ours = new Set(RESULT_HEADINGS.map((key) => t(key)));
    const start = columns.findIndex(({ header }) => header === t('exports.status'));
    const rest = columns.slice(Math.max(start, 0)).map(({ header }) => header);
    const whole = rest.at(-1) === t('exports.explanation') && rest.length >= RESULT_HEADINGS.length - 2;
    if (start > 0 && whole && rest.every((header) => ours.has(header))) return start;
  }
  return columns.length;
}

/** The heading as it was, followed by plain words where it alone would not be understood again. */
function headingsOf(columns: SheetResult['columns']): string[] {
  const labels = new Map(columns.map(({ header }, index) => [index + 1, [header]]));
  const { t } = createWords(mapHeadings(labels).vietnamese ? 'vi' : 'en');
  return columns.map(({ header, field }) => {
    const plain = field ? PLAIN_HEADINGS[field] : undefined;
    if (plain === undefined || matchHeading(header) !== null) return header;
    return header.trim() === '' ? t(plain) : `${header} / ${t(plain)}`;
  });
}

/** Rows that are measured. */
const SAMPLE = 2000;

const SHOWN_LENGTH: Readonly<Record<string, number>> = { date: 10, time: 8, datetime: 19 };

/** How long a cell is on the screen, at its longest line. */
function lengthOf(cell: ResultCell): number {
  if (cell === null) return 0;
  const moment = cell.kind === 'number' ? SHOWN_LENGTH[cell.shape] : undefined;
  return (
    moment ??
    Math.max(
      ...cellText(cell)
        .split('\n', 20)
        .map((line) => line.length),
    )
  );
}

/** In characters: room for all but the longest tenth, within reason. */
function widthOf(header: string, cells: readonly ResultCell[]): number {
  const lengths = cells.map(lengthOf).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.min(44, Math.max(8, usual + 3, Math.min(header.length + 5, 20)));
}

export function userColumns(result: SheetResult, count: number): BookColumn[] {
  const headings = headingsOf(result.columns.slice(0, count));
  return headings.map((header, index) => {
    const cells = result.rows.slice(0, SAMPLE).map((row) => row.cells[index] ?? null);
    return {
      header,
      headerStyle: mostlyNumbers(cells) ? 'user-figure-heading' : 'user-heading',
      width: Math.round(widthOf(header, cells)),
    };
  });
}

const isNumber = (cell: ResultCell): boolean => cell?.kind === 'number';
const mostlyNumbers = (cells: readonly ResultCell[]): boolean =>
  cells.filter(isNumber).length * 2 > cells.filter((cell) => cell !== null).length;

function numberCell(value: number, shape: string, language: Locale): BookCell {
  const dressed = (format?: string): BookCell => ({ kind: 'number', value, style: 'figure', format });
  if (shape === 'date' || shape === 'time' || shape === 'datetime')
    return dressed(momentFormat(shape, language));
  return dressed(
    shape === 'percent' ? '0.00%' : Math.abs(value) >= 10_000 ? groupedIfWhole(value) : undefined,
  );
}

/** Long whole numbers are easier to read in groups of three. */
const groupedIfWhole = (value: number): string | undefined => (Number.isInteger(value) ? '#,##0' : undefined);

/** A cell of the user's as it was. */
export function userCell(cell: ResultCell, { dateSystem = 1900 }: SheetResult, language: Locale): BookCell {
  switch (cell?.kind) {
    case undefined:
    case 'formula-without-value':
      return EMPTY;
    case 'number':
      return numberCell(cell.value, cell.shape, language);
    case 'boolean':
      return { kind: 'boolean', value: cell.value, style: 'user-cell' };
    case 'iso-date':
      return momentOf(cell.text, dateSystem) === null
        ? text(cell.text, 'user-cell')
        : { kind: 'moment', iso: cell.text, style: 'figure' };
    case 'error':
      return { kind: 'error', text: cell.text, style: 'user-cell' };
    case 'text':
      return text(cell.text, 'user-cell');
  }
}

/**
 * A sheet as CSV by RFC 4180: UTF-8 with a byte order mark, CRLF, and the separators that spreadsheets of the language
 * expect (English `,` and `.`, Vietnamese `;` and `,`).
 * Invariants: text is made harmless as in workbooks; no number can be taken for another: three decimals get a zero,
 * since `1,125` may be a thousand. Known limits: no styles; a line end within text is read back as `\n`.
 */
import type { BookCell, BookSheet } from './book.ts';
import { plainNumber } from '#core/units/decimal.ts';
import { safeText } from './safe-text.ts';

const MARKS = { en: { delimiter: ',', decimal: '.' }, vi: { delimiter: ';', decimal: ',' } } as const;
type Language = keyof typeof MARKS;

function number(value: string | number, decimal: string): string {
  const [whole = '', fraction = ''] = (typeof value === 'number' ? plainNumber(value) : value).split('.');
  if (fraction === '') return whole;
  return `${whole}${decimal}${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

/** Quoted also for the separators of other languages, and for what becomes one when it is composed (U+037E). */
const quoted = (field: string): string =>
  /[",;\u037e\t|\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

function field(cell: BookCell, decimal: string): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
    case 'error':
      return quoted(safeText(cell.text));
    case 'number':
    case 'formula':
      return number(cell.value, decimal);
    case 'moment':
      return quoted(safeText(cell.iso.replace('T', ' ')));
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
  }
}

type CsvSheet = Pick<BookSheet, 'columns' | 'rows'>;

function linesOf({ columns, rows }: CsvSheet, language: Language): string[] {
  const { delimiter, decimal } = MARKS[language];
  const lines = [columns.map(({ header = '' }) => quoted(safeText(header))).join(delimiter)];
  for (const row of rows) lines.push(row.map((cell) => field(cell, decimal)).join(delimiter));
  return lines;
}

const bytesOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);

/** The bytes of a sheet with headings as a text table. */
export const writeCsv = (sheet: CsvSheet, language: Language): Uint8Array<ArrayBuffer> =>
  bytesOf(linesOf(sheet, language));

/** Several sheets below one another, each under its name, an empty line between them; one alone is as `writeCsv` has it. */
export function writeCsvBlocks(
  sheets: readonly (CsvSheet & { readonly name: string })[],
  language: Language,
): Uint8Array<ArrayBuffer> {
  const [only] = sheets;
  if (only && sheets.length === 1) return writeCsv(only, language);
  const blocks = sheets.map((sheet) => [quoted(safeText(sheet.name)), ...linesOf(sheet, language)]);
  return bytesOf(blocks.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])));
}

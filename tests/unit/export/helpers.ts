/** Looks into workbooks in three ways: with this program's own intake, with another library, and at the XML itself. */
import * as SheetJs from '@e965/xlsx';
import type { CellContent, TableSheet } from '#core/intent/table.ts';
import { readTable } from '#intake/read-table.ts';
import { openPackage } from '#intake/zip.ts';

/** The XML of one part. */
export const part = (bytes: Uint8Array, name: string): string =>
  Buffer.from(openPackage(bytes).read(name) ?? '').toString('utf8');

export const sheetXml = (bytes: Uint8Array, number = 1): string =>
  part(bytes, `xl/worksheets/sheet${number}.xml`);

/** The sheets as the second library reads them. */
export const elsewhere = (bytes: Uint8Array): SheetJs.WorkBook =>
  SheetJs.read(bytes, { type: 'array', cellStyles: true, cellNF: true, cellFormula: true });

export async function sheetsOf(bytes: Uint8Array): Promise<readonly TableSheet[]> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(`${table.error.fileError}: ${table.error.detail}`);
  return table.value.sheets;
}

/** The content of a cell, rows and columns from 1. */
export function cellOf(sheet: TableSheet, row: number, column: number): CellContent | undefined {
  const cell = sheet.rows.find(({ number }) => number === row)?.cells.find((each) => each.column === column);
  if (cell === undefined) return undefined;
  const { column: _, ...content } = cell;
  return content;
}

export const textAt = (sheet: TableSheet, row: number, column: number): string | undefined => {
  const cell = cellOf(sheet, row, column);
  return cell?.kind === 'text' ? cell.text : undefined;
};

/** What a hostile sheet may hold: formulas in every disguise, markup, control characters, halves of characters. */
export const HOSTILE: readonly string[] = [
  '=1+1',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  ' \n =1+1',
  '\u200b=1+1',
  '＝1+1',
  '＋1',
  '－1+1',
  '＠SUM(A1)',
  "'=1+1",
  '#N/A',
  '#REF!',
  '#VALUE! and more',
  '</t></si><script>&amp;"\'',
  '_x0041_',
  '_x005F_x0041_',
  'bell \u0007, null \u0000, form feed \f',
  'half \ud83d of a pair',
  'beyond \uffff XML \ufffe',
  'line\nline\r\nline\rline',
  ' leading and trailing ',
  '\u00a0no-break\u00a0',
  '"quoted", ""twice""; a;b,c\td|e',
  'emoji 🇻🇳👩‍💻',
  'sep=;',
  '',
];

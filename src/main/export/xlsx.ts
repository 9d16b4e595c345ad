/**
 * Books into XLSX bytes: the one file that knows the spreadsheet library (hucre).
 * Invariants: the same book gives the same bytes (document properties carry a fixed date); text is always text, never a
 * formula or an error (formulas are cells of their own kind, and carry what they come to); nothing is lost of a number that a cell cannot hold exactly (it becomes text).
 * Known limits: the whole book is in memory while it is written (about 200 bytes a cell); the library compresses
 * asynchronously, hence the promise.
 */
import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '#core/intent/table.ts';
import type { Book, BookCell, BookColumn, BookSheet, StyleName } from './book.ts';
import { exactNumber, momentFormat, momentOf } from './figures.ts';
import { LOOKS, showsWhenEmpty } from './looks.ts';
import { rowHeight } from './row-heights.ts';
import { safeText } from './safe-text.ts';

/** Not a clock's: the bytes depend on the book alone. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

/** Styles by number, so that a million cells share a handful of objects. */
class Wardrobe {
  private readonly ids = new Map<string, number>();
  readonly styles: (CellStyle | undefined)[] = [];
  readonly filled: boolean[] = [];

  id(style: StyleName = 'plain', format = ''): number {
    const key = `${style}|${format}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.styles.length;
    this.ids.set(key, id);
    const plain = style === 'plain' && format === '';
    this.styles.push(plain ? undefined : { ...LOOKS[style], ...(format === '' ? {} : { numFmt: format }) });
    this.filled.push(showsWhenEmpty(style));
    return id;
  }
}

interface Written {
  readonly value: CellValue;
  readonly format?: string;
}

/** Readers take `_x0041_` for the character of that number, so its first sign is written that way itself. */
const escaped = (value: string): string =>
  value.includes('_x') ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value;
const written = (value: string): Written => ({ value: escaped(safeText(value)) });

function moment(iso: string, { language, dateSystem = 1900 }: Book): Written {
  const found = momentOf(iso, dateSystem);
  return found === null ? written(iso) : { value: found.serial, format: momentFormat(found.kind, language) };
}

function number(value: string | number): Written {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : written(String(value));
  const exact = exactNumber(value);
  return exact === null ? written(value) : { value: exact };
}

function write(cell: BookCell, book: Book): Written {
  switch (cell.kind) {
    case 'empty':
      return { value: null };
    case 'text':
      return written(cell.text);
    case 'number':
      return number(cell.value);
    case 'moment':
      return moment(cell.iso, book);
    case 'formula':
      return { value: Number.isFinite(cell.value) ? cell.value : null };
    case 'boolean':
      return { value: cell.value };
    case 'error':
      return /^#[A-Z0-9/_]+[!?]?$/.test(cell.text) ? { value: cell.text } : written(cell.text);
  }
}

/** The library writes text such as `#N/A` as an error, unless it comes as rich text. */
const looksLikeError = (cell: BookCell, value: CellValue): value is string =>
  cell.kind !== 'error' && typeof value === 'string' && value.startsWith('#');

/** What a cell needs besides its value. */
function specialOf(cell: BookCell, value: CellValue): Partial<Cell> | null {
  if (cell.kind === 'formula') return { formula: cell.formula, formulaResult: value };
  return looksLikeError(cell, value) ? { richText: [{ text: value }] } : null;
}

/** Values and style numbers of a sheet's rows, and what needs more than a value. */
interface Grid {
  readonly values: CellValue[][];
  readonly styles: Uint16Array[];
  readonly special: Map<string, Partial<Cell>>;
  /** Of rows higher than one line. */
  readonly heights: Map<number, { readonly height: number }>;
}

function heading({ header = '', headerStyle = 'heading' }: BookColumn): BookCell {
  return { kind: 'text', text: header, style: headerStyle };
}

const hasHeadings = (sheet: BookSheet): boolean => sheet.columns.some(({ header }) => header !== undefined);

function* allRows(sheet: BookSheet): Generator<readonly BookCell[]> {
  if (hasHeadings(sheet)) yield sheet.columns.map(heading);
  yield* sheet.rows;
}

function layOut(sheet: BookSheet, book: Book, wardrobe: Wardrobe): Grid {
  const grid: Grid = { values: [], styles: [], special: new Map(), heights: new Map() };
  for (const cells of allRows(sheet)) {
    const row = grid.values.length;
    const styles = new Uint16Array(cells.length);
    grid.values.push(
      cells.map((cell, column) => {
        const { value, format } = write(cell, book);
        const id = wardrobe.id(cell.style, cell.format ?? format);
        styles[column] = id;
        const special = specialOf(cell, value);
        if (special === null) return value;
        grid.special.set(`${row},${column}`, { ...special, style: wardrobe.styles[id] });
        return null;
      }),
    );
    grid.styles.push(styles);
    const height = rowHeight(cells, sheet.columns);
    if (height !== undefined) grid.heights.set(row, { height });
  }
  return grid;
}

/** The style most cells of each column have: theirs is said once, only the others are named one by one. */
function columnStyles(grid: Grid, columns: number, wardrobe: Wardrobe): number[] {
  const counts = Array.from({ length: columns }, () => new Map<number, number>());
  for (const styles of grid.styles)
    for (const [column, id] of styles.entries()) {
      const count = counts[column];
      if (count && !wardrobe.filled[id]) count.set(id, (count.get(id) ?? 0) + 1);
    }
  return counts.map((count) => {
    let [most, best] = [0, wardrobe.id()];
    for (const [id, times] of count) if (times > most) [most, best] = [times, id];
    return best;
  });
}

/** Cells that are not as their column is; empty ones may be. */
function nameOthers(grid: Grid, base: readonly number[], wardrobe: Wardrobe): void {
  for (const [row, styles] of grid.styles.entries())
    for (const [column, id] of styles.entries()) {
      if (id === base[column]) continue;
      if (wardrobe.styles[id] === undefined && grid.values[row]![column] === null) continue;
      const place = `${row},${column}`;
      if (!grid.special.has(place)) grid.special.set(place, { style: wardrobe.styles[id] ?? {} });
    }
}

function validations({ lists = [] }: BookSheet): WriteSheet['dataValidations'] {
  return lists.map(({ column, words, rows }) => ({
    type: 'list',
    values: [...words],
    range: `${columnLetters(column + 1)}2:${columnLetters(column + 1)}${rows + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
  }));
}

function sheetOf(sheet: BookSheet, book: Book, wardrobe: Wardrobe): WriteSheet {
  const grid = layOut(sheet, book, wardrobe);
  const base = columnStyles(grid, sheet.columns.length, wardrobe);
  nameOthers(grid, base, wardrobe);
  const last = `${columnLetters(sheet.columns.length)}${Math.max(grid.values.length, 2)}`;
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }, index) => ({ width, style: wardrobe.styles[base[index]!] })),
    rows: grid.values,
    cells: grid.special,
    rowDefs: grid.heights,
    freezePane: sheet.frozenRows ? { rows: sheet.frozenRows } : undefined,
    autoFilter: sheet.filter ? { range: `A1:${last}` } : undefined,
    dataValidations: validations(sheet),
    view: { showGridLines: sheet.gridLines ?? true },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The bytes of a workbook. */
export async function writeBook(book: Book): Promise<Uint8Array<ArrayBuffer>> {
  const wardrobe = new Wardrobe();
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => sheetOf(sheet, book, wardrobe)),
    dateSystem: book.dateSystem === 1904 ? '1904' : '1900',
    properties: {
      title: safeText(book.title),
      creator: 'Tapedeck',
      created: FIXED_DATE,
      modified: FIXED_DATE,
    },
  });
  return new Uint8Array(bytes);
}

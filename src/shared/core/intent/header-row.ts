/**
 * Finds the heading of a sheet under title rows: one row, or two (a band of merged groups above, or units or a second
 * language below).
 * Known limits: looks at the first 60 rows that hold anything; headings of three rows are not understood.
 */
import type { SheetField } from '../model/sheet.ts';
import { type Labels, type Mapping, mapHeadings } from './headings.ts';
import { withoutUnits } from './synonyms.ts';
import type { CellContent, TableRow, TableSheet } from './table.ts';
import { fold } from './text.ts';

const REQUIRED: readonly SheetField[] = ['symbol', 'side', 'qty'];

/** What an order needs and the columns do not give. How to size it is as good as a quantity. */
export const missingIn = (columns: ReadonlyMap<SheetField, number>): SheetField[] =>
  REQUIRED.filter((field) => !columns.has(field) && !(field === 'qty' && columns.has('sizing')));

export interface Header extends Mapping {
  /** The rows that make up the heading, one or two, ascending. */
  readonly rows: readonly number[];
  /** What stands over each column, for showing. */
  readonly titles: ReadonlyMap<number, string>;
  readonly missing: readonly SheetField[];
}

const ROWS_SEARCHED = 60;
const WEIGHTS: Partial<Record<SheetField, number>> = { symbol: 3, side: 2, qty: 2, price: 2 };

const isComplete = (mapping: Mapping): boolean => missingIn(mapping.columns).length === 0;

function weigh(mapping: Mapping): number {
  let weight = 0;
  for (const field of mapping.columns.keys()) weight += WEIGHTS[field] ?? 1;
  return weight;
}

function singleLabels(row: TableRow): Map<number, string> {
  const labels = new Map<number, string>();
  for (const cell of row.cells)
    if (cell.kind === 'text' && fold(cell.text) !== '') labels.set(cell.column, cell.text);
  return labels;
}

const asOptions = (labels: ReadonlyMap<number, string>): Labels =>
  new Map([...labels].map(([column, text]) => [column, [text]]));

/** The labels of a row with merged cells filled sideways. */
function bandLabels(sheet: TableSheet, row: TableRow): Map<number, string> {
  const labels = singleLabels(row);
  for (const merge of sheet.merges) {
    if (merge.firstRow > row.number || merge.lastRow < row.number) continue;
    const text = labels.get(merge.firstColumn);
    if (text === undefined) continue;
    for (let column = merge.firstColumn + 1; column <= merge.lastColumn; column += 1)
      labels.set(column, text);
  }
  return labels;
}

function pairLabels(sheet: TableSheet, upper: TableRow, lower: TableRow): Labels {
  const above = bandLabels(sheet, upper);
  const below = singleLabels(lower);
  const labels = new Map<number, readonly string[]>();
  for (const column of new Set([...above.keys(), ...below.keys()])) {
    const [top, sub] = [above.get(column), below.get(column)];
    if (sub === undefined) labels.set(column, [top!]);
    else labels.set(column, top === undefined ? [sub] : [`${top} ${sub}`, sub, `${sub} ${top}`]);
  }
  return labels;
}

const allText = (row: TableRow): boolean => row.cells.every((cell) => cell.kind === 'text');

/** Groups over the heading: several short labels, fewer than the columns below them. */
function isBand(upper: TableRow, lower: TableRow): boolean {
  const labels = [...singleLabels(upper).values()];
  const tidyLabels = labels.every((text) => text.length <= 40 && !text.includes(':'));
  return labels.length >= 2 && labels.length < singleLabels(lower).size && allText(upper) && tidyLabels;
}

/** Units or the heading's second language under a heading that is complete already. */
function continuesBelow(mapping: Mapping, lower: TableRow): boolean {
  const labels = singleLabels(lower);
  if (labels.size === 0 || !allText(lower)) return false;
  const again = mapHeadings(asOptions(labels));
  let same = 0;
  for (const [field, column] of again.columns) if (mapping.columns.get(field) === column) same += 1;
  if (same >= 3) return true;
  const units = [...labels.values()].every(
    (text) => /^\s*\(.*\)\s*$/s.test(text) || withoutUnits(fold(text)) === '',
  );
  return units && !labels.has(mapping.columns.get('symbol') ?? 0);
}

function build(mapping: Mapping, rows: readonly number[], labels: Labels): Header {
  const titles = new Map([...labels].map(([column, texts]) => [column, texts[0]!.trim()]));
  return { ...mapping, rows, titles, missing: missingIn(mapping.columns) };
}

function headerAt(sheet: TableSheet, upper: TableRow, lower: TableRow | undefined): Header {
  const labels = asOptions(singleLabels(upper));
  const single = mapHeadings(labels);
  const alone = build(single, [upper.number], labels);
  if (lower === undefined || lower.number !== upper.number + 1) return alone;
  if (isComplete(single)) {
    return continuesBelow(single, lower) ? build(single, [upper.number, lower.number], labels) : alone;
  }
  if (!allText(lower) || singleLabels(lower).size < 2) return alone;
  const joined = pairLabels(sheet, upper, lower);
  const pair = mapHeadings(joined);
  if (!isComplete(pair)) return alone;
  const below = mapHeadings(asOptions(singleLabels(lower)));
  const groups = isComplete(below) ? isBand(upper, lower) : singleLabels(upper).size >= 2;
  return groups ? build(pair, [upper.number, lower.number], joined) : alone;
}

/** The heading whose last row is the one named, with the row above it where the two belong together. */
export function headerEndingAt(sheet: TableSheet, number: number): Header | null {
  const at = sheet.rows.findIndex((row) => row.number === number);
  const row = sheet.rows[at];
  if (!row) return null;
  const alone = headerAt(sheet, row, undefined);
  const above = sheet.rows[at - 1];
  const pair = above?.number === number - 1 ? headerAt(sheet, above, row) : null;
  return pair?.rows.length === 2 && pair.columns.size > alone.columns.size ? pair : alone;
}

/** The first complete heading; else the one that comes closest, with what it misses; null where there is none. */
export function findHeader(sheet: TableSheet): Header | null {
  let best: Header | null = null;
  const rows = sheet.rows.filter((row) => row.cells.length > 0).slice(0, ROWS_SEARCHED);
  for (const [index, row] of rows.entries()) {
    const header = headerAt(sheet, row, rows[index + 1]);
    if (header.missing.length === 0) return header;
    if (header.columns.size >= 2 && weigh(header) > (best === null ? 0 : weigh(best))) best = header;
  }
  return best;
}

/** A row further down that repeats the heading (a printed page's), word for word in the columns that matter. */
export function repeatsHeader(
  header: Header,
  cellOf: (field: SheetField) => CellContent | undefined,
): boolean {
  return REQUIRED.filter((field) => header.columns.has(field)).every((field) => {
    const cell = cellOf(field);
    return cell?.kind === 'text' && cell.text.trim() === header.titles.get(header.columns.get(field)!);
  });
}

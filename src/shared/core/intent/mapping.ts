/**
 * Which heading a sheet is read by: what a person said, else a template that knows its headings, else what the heading
 * itself says.
 * Invariant: a person's word on a column is final; a field moves to the column it is given.
 */
import type { SheetField, SheetReading, SheetTemplate } from '../model/sheet.ts';
import { findHeader, headerEndingAt, missingIn, type Header } from './header-row.ts';
import { completeSide } from './side-by-values.ts';
import { columnNumber, type TableSheet } from './table.ts';
import { fold } from './text.ts';

/** A sheet with no heading row: the columns are only what a person says they are. */
const NO_HEADING: Header = {
  columns: new Map(),
  fields: new Map(),
  vietnamese: false,
  thousands: false,
  repeated: [],
  rows: [0],
  titles: new Map(),
  missing: missingIn(new Map()),
};

function withColumns(header: Header, fields: Iterable<readonly [number, SheetField | null]>): Header {
  const byColumn = new Map(header.fields);
  for (const [column, field] of fields) {
    for (const [other, held] of byColumn) if (held === field) byColumn.delete(other);
    if (field === null) byColumn.delete(column);
    else byColumn.set(column, field);
  }
  const columns = new Map([...byColumn].map(([column, field]) => [field, column]));
  return { ...header, fields: byColumn, columns, missing: missingIn(columns) };
}

const chosenColumns = (columns: NonNullable<SheetReading['columns']>) =>
  Object.entries(columns)
    .map(([letters, field]) => [columnNumber(letters), field] as const)
    .filter(([column]) => column > 0);

/** The template's fields on this heading; null when a heading that it maps is not there. */
function byTemplate(header: Header, { headings }: SheetTemplate): Header | null {
  // Of columns with one title, each is its own heading of the template, from the left.
  const columns = new Map<string, number[]>();
  for (const [column, title] of [...header.titles].sort(([a], [b]) => a - b))
    columns.set(fold(title), [...(columns.get(fold(title)) ?? []), column]);
  const mapped = headings.map(({ title, field }) => [columns.get(fold(title))?.shift(), field] as const);
  if (mapped.some(([column, field]) => column === undefined && field !== null)) return null;
  const found = mapped.flatMap(([column, field]) => (column === undefined ? [] : [[column, field] as const]));
  const applied = withColumns(header, found);
  return applied.missing.length === 0 ? applied : null;
}

const ROWS_SEARCHED = 60;

/** The first row among the first ones whose headings the template knows. */
function findByTemplate(sheet: TableSheet, template: SheetTemplate): Header | null {
  const rows = sheet.rows.filter((row) => row.cells.length > 0).slice(0, ROWS_SEARCHED);
  for (const { number } of rows) {
    const header = headerEndingAt(sheet, number);
    const found = header && byTemplate(header, template);
    if (found) return found;
  }
  return null;
}

export interface Mapped {
  readonly header: Header | null;
  readonly template: SheetTemplate | null;
}

export function mapSheet(
  sheet: TableSheet,
  reading: SheetReading,
  templates: readonly SheetTemplate[],
): Mapped {
  const { headerRow, columns } = reading;
  const finish = (header: Header | null, template: SheetTemplate | null = null): Mapped => {
    if (header === null) return { header: null, template };
    const mapped = columns ? withColumns(header, chosenColumns(columns)) : header;
    return { header: completeSide(mapped, sheet.rows), template };
  };
  if (headerRow === 0) return finish(NO_HEADING);
  if (headerRow !== undefined) return finish(headerEndingAt(sheet, headerRow) ?? NO_HEADING);
  for (const template of templates) {
    const header = findByTemplate(sheet, template);
    if (header) return finish(header, template);
  }
  const found = findHeader(sheet);
  return finish(found ?? (columns ? NO_HEADING : null));
}

/** What a person says about how a sheet is read, put together step by step. Pure. */
import type { SheetField, SheetReading, SheetTemplate } from '#core/model/sheet.ts';
import type { SheetPreview } from '#contract/sheets.ts';

/** A column read as a field, or as none; the column that had the field before loses it. */
export function withColumn(
  reading: SheetReading,
  columns: SheetPreview['parsed']['columns'],
  letters: string,
  field: SheetField | null,
): SheetReading {
  const others =
    field === null ? [] : columns.filter((each) => each.field === field && each.column !== letters);
  const freed = Object.fromEntries(others.map(({ column }) => [column, null]));
  return { ...reading, columns: { ...reading.columns, ...freed, [letters]: field } };
}

/** One of the choices, or none where it is found out again. */
export function withChoice<K extends keyof SheetReading>(
  reading: SheetReading,
  key: K,
  value: SheetReading[K] | undefined,
): SheetReading {
  const { [key]: _, ...rest } = reading;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** Another sheet of the book: rows, columns and headings are others there. */
export const withSheet = (reading: SheetReading, sheet: string): SheetReading => ({
  ...reading,
  headerRow: undefined,
  columns: undefined,
  accounts: undefined,
  sheet,
});

const REQUIRED: readonly SheetField[] = ['symbol', 'side', 'qty'];

/** Fields without which no row is an order; a way of sizing stands for the quantity. */
export function missingFields(columns: SheetPreview['parsed']['columns']): readonly SheetField[] {
  const named = new Set(columns.map(({ field }) => field));
  return REQUIRED.filter((field) => !named.has(field) && !(field === 'qty' && named.has('sizing')));
}

const KEPT = ['decimal', 'dates', 'prices', 'letterB', 'hiddenRows', 'repeats'] as const;

/** The mapping as it stands, to be found again by its headings. */
export function templateOf(
  name: string,
  columns: SheetPreview['parsed']['columns'],
  reading: SheetReading,
): SheetTemplate {
  const chosen = KEPT.flatMap((key) => (reading[key] === undefined ? [] : [[key, reading[key]]]));
  return {
    name,
    headings: columns.map(({ header, field }) => ({ title: header, field })),
    reading: Object.fromEntries(chosen) as SheetTemplate['reading'],
  };
}

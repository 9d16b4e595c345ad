/**
 * Orders as an order sheet, in XLSX or CSV and in either language.
 * Invariant: reading the sheet back gives the same orders, figures exact to the last digit and notes to the last space.
 * Known limits: a note that looks like a formula comes back with an apostrophe; of orders that do not differ in anything
 * the importer takes one and calls the others repeated; a line end in a CSV note comes back as `\n`.
 */
import type { AcceptedRow } from '#core/model/sheet.ts';
import { createWords, type Translate } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookSheet } from './book.ts';
import { writeCsv } from './csv.ts';
import { decimalsOf, numberFormat } from './figures.ts';
import {
  headingStyle,
  kindWord,
  ORDER_COLUMNS,
  ORDER_FIELDS,
  sideWord,
  tifWord,
  typeWord,
  wordsFor,
  type GroupKind,
  type OrderField,
} from './order-columns.ts';
import { writeBook } from './xlsx.ts';

/** An order as a sheet tells it; figures are plain decimal text. */
export interface SheetOrder {
  readonly symbol: string;
  readonly side: AcceptedRow['side'];
  /** Null where `sizing` says how much. */
  readonly quantity: string | null;
  readonly price: string | null;
  readonly stop: string | null;
  readonly type: AcceptedRow['type'];
  readonly tif?: AcceptedRow['tif'] | null;
  /** `09:15`, `2025-03-06 09:15`: market time. */
  readonly sendAt?: string | null;
  readonly takeProfit?: string | null;
  readonly stopLoss?: string | null;
  readonly group?: string | null;
  readonly groupKind?: GroupKind | null;
  readonly sizing?: string | null;
  readonly account?: string | null;
  readonly strategy?: string | null;
  readonly note?: string | null;
}

/** Columns that every sheet has; the others are there when an order needs them. */
const ALWAYS: ReadonlySet<OrderField> = new Set([
  'symbol',
  'side',
  'quantity',
  'price',
  'type',
  'stop',
  'tif',
  'note',
]);

/** What the order's cell says, or null. */
function said(order: SheetOrder, field: OrderField, t: Translate): string | null {
  switch (field) {
    case 'side':
      return sideWord(order.side, t);
    case 'type':
      return typeWord(order.type, t);
    case 'tif':
      return order.tif ? tifWord(order.tif, t) : null;
    case 'groupKind':
      return order.groupKind ? kindWord(order.groupKind, t) : null;
    default:
      return order[field] ?? null;
  }
}

/** Figures of a column are shown with as many decimals as the finest of them needs. */
const formatOf = (orders: readonly SheetOrder[], field: OrderField, t: Translate): string =>
  numberFormat(orders.reduce((most, order) => Math.max(most, decimalsOf(said(order, field, t) ?? '')), 0));

type CellMaker = (value: string | null) => BookCell;

function cellMaker(orders: readonly SheetOrder[], field: OrderField, t: Translate): CellMaker {
  const { holds } = ORDER_COLUMNS[field];
  if (holds === 'note') return (value) => (value === null ? EMPTY : text(value, 'wrapped'));
  if (holds === 'text') return (value) => (value === null ? EMPTY : text(value, 'user-cell', '@'));
  const format = formatOf(orders, field, t);
  return (value) => (value === null ? EMPTY : { kind: 'number', value, format, style: 'figure' });
}

function* rowsOf(
  orders: readonly SheetOrder[],
  fields: readonly OrderField[],
  t: Translate,
): Generator<BookCell[]> {
  const makers = fields.map((field) => [field, cellMaker(orders, field, t)] as const);
  for (const order of orders) yield makers.map(([field, make]) => make(said(order, field, t)));
}

/** The sheet itself, for either kind of file. */
function sheetOf(orders: readonly SheetOrder[], t: Translate): BookSheet {
  const fields = ORDER_FIELDS.filter(
    (field) => ALWAYS.has(field) || orders.some((order) => said(order, field, t) !== null),
  );
  return {
    name: t('exports.ordersSheet'),
    columns: fields.map((field) => ({
      header: t(ORDER_COLUMNS[field].heading),
      width: ORDER_COLUMNS[field].width,
      headerStyle: headingStyle(field),
    })),
    rows: rowsOf(orders, fields, t),
    frozenRows: 1,
    filter: true,
    lists: fields.flatMap((field, index) => {
      const words = wordsFor(field, t);
      return words === null ? [] : [{ column: index, words, rows: Math.max(orders.length, 1) }];
    }),
  };
}

/** The bytes of an order sheet that imports as these orders. */
export async function orderSheet(
  orders: readonly SheetOrder[],
  format: 'xlsx' | 'csv',
  language: 'en' | 'vi',
): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = createWords(language);
  const sheet = sheetOf(orders, t);
  if (format === 'csv') return writeCsv(sheet, language);
  return writeBook({ title: t('exports.templateTitle'), language, sheets: [sheet] });
}

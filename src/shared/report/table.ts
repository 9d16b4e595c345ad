/**
 * A table as data: screens, pages and workbooks show the same cells. Titles and headings are words of the topic `reportCodes`
 * (`table-<id>`, `column-<id>`).
 */
import type { Denial } from '#core/model/denial.ts';
import type { Scales } from '#core/units/units.ts';

export type TableId =
  | 'by-month'
  | 'by-strategy'
  | 'by-symbol'
  | 'by-side'
  | 'by-hour'
  | 'by-weekday'
  | 'contribution'
  | 'symbol-correlation'
  | 'strategy-correlation'
  | 'costs-by-kind'
  | 'costs-by-symbol'
  | 'costs-by-month'
  | 'trades'
  | 'lots'
  | 'lots-by-symbol'
  | 'orders'
  | 'fills';

/**
 * `text` stands as it is; a `code` is a word of the topic `reportCodes` (`code-<value>`), an `order-type` of `values`, a `cancel`
 * (why an order was cancelled) of `cancels`; a `denial` says why in words.
 * `money` in units of the currency; `share` a fraction; `moment` and `day` UTC milliseconds; `span` milliseconds; a
 * `month` such as `2024-03`; a `weekday` from 0, Sunday, an `hour` from 0, UTC.
 */
export type CellUnit =
  | 'text'
  | 'code'
  | 'order-type'
  | 'cancel'
  | 'denial'
  | 'money'
  | 'price'
  | 'quantity'
  | 'share'
  | 'ratio'
  | 'count'
  | 'moment'
  | 'day'
  | 'span'
  | 'month'
  | 'weekday'
  | 'hour';

/** Null where there is nothing to say. */
export type Cell = string | number | Denial | null;

export interface TableColumn {
  readonly id: string;
  readonly unit: CellUnit;
  /** Decimals where the unit does not say them: prices and quantities have at most 8. */
  readonly decimals?: number;
  /** Its numbers can be added up: the total stands below. */
  readonly total?: true;
  /** A heading in words of its own, such as a symbol; else `column-<id>`. */
  readonly name?: string;
}

export interface ReportTable {
  readonly id: TableId;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Of instruments by symbol: with them the numbers of a denial can be said. */
  readonly scales?: Readonly<Record<string, Scales>>;
}

export const isNumber = (unit: CellUnit): boolean =>
  ['money', 'price', 'quantity', 'share', 'ratio', 'count', 'span'].includes(unit);

/** Sums of the columns that can be added up, null for the others; null where there is none, or nothing to add. */
export function totalsOf({ columns, rows }: ReportTable): readonly (number | null)[] | null {
  if (rows.length < 2 || !columns.some(({ total }) => total)) return null;
  return columns.map(({ total }, at) =>
    total
      ? rows.reduce((sum, row) => sum + (typeof row[at] === 'number' ? (row[at] as number) : 0), 0)
      : null,
  );
}

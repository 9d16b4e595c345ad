/** One row while it is read: its cells by field, the warnings it collects, and how a fault names its place. */
import type { RowReason, SheetField } from '../model/sheet.ts';
import { err, type Result } from '../units/result.ts';
import { type Fault, isBlank } from './cells.ts';
import { fieldCell, type SheetContext } from './sheet-context.ts';
import { cellText, type Cell, type TableRow } from './table.ts';
import { tidy, withoutGuard } from './text.ts';

/** A fault and the field whose cell it is in; null for the whole row. */
export interface RowFault extends Fault {
  readonly field: SheetField | null;
}
export type Read<T> = Result<T, RowFault>;

export const fail = (field: SheetField | null, reason: RowReason, detail: string) =>
  err<RowFault>({ field, reason, detail });
export const placed = <T>(field: SheetField, result: Result<T, Fault>): Read<T> =>
  result.ok ? result : err({ ...result.error, field });

export interface Draft {
  readonly row: TableRow;
  readonly context: SheetContext;
  readonly warnings: string[];
}

export const cellOf = (draft: Draft, field: SheetField): Cell | undefined =>
  fieldCell(draft.context, draft.row, field);

/** The field's words, tidied, as they were before they went out; undefined where there are none. */
export const wordsOf = (draft: Draft, field: SheetField): string | undefined => {
  const cell = cellOf(draft, field);
  return cell === undefined || isBlank(cell) ? undefined : withoutGuard(tidy(cellText(cell)));
};

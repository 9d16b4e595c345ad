/** The cell that keys act on: it moves over the rows as they are shown and the fields that have a column. */
import type { KeyboardEvent, RefObject } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import type { GridControl } from '../../ui/DataGrid.tsx';
import { beginEdit, chooseRows } from './actions.ts';
import { isChoosable, isChosen } from './rows.ts';
import { useSheet } from './sheet.ts';

export type Step = 'down' | 'left' | 'right' | 'stay';

/** The handle is another one after each drawing: it is looked up when it is needed. */
type Control = RefObject<GridControl | null>;

/** The grid that is on the screen, and its fields from left to right. */
let grid: { readonly control: Control; readonly fields: readonly SheetField[] } | null = null;

export function setGrid(control: Control | null, fields: readonly SheetField[]): void {
  grid = control && { control, fields };
}

function sideways(by: number): void {
  const { cursor } = useSheet.getState();
  if (!cursor || !grid) return;
  const at = grid.fields.indexOf(cursor.field) + by;
  const field = grid.fields[Math.max(0, Math.min(grid.fields.length - 1, at))];
  if (field) useSheet.setState({ cursor: { ...cursor, field } });
}

export function moveCursor(step: Step): void {
  if (step === 'down') grid?.control.current?.move(1);
  else if (step !== 'stay') sideways(step === 'left' ? -1 : 1);
  grid?.control.current?.focus();
}

/** Makes a row the current one, whatever is filtered. */
export function showRow(row: number): void {
  const { cursor } = useSheet.getState();
  useSheet.setState({ filter: 'all', cursor: { row, field: cursor?.field ?? 'symbol' } });
  requestAnimationFrame(() => grid?.control.current?.show(String(row)));
}

export function onCurrent({ row }: PreviewRow): void {
  useSheet.setState(({ cursor }) =>
    cursor?.row === row ? {} : { cursor: { row, field: cursor?.field ?? 'symbol' } },
  );
}

/** Keys of a cell; true when they were taken. */
export function onGridKey(event: KeyboardEvent, current: PreviewRow | null): boolean {
  if (!current || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { cursor, choices } = useSheet.getState();
  const field = cursor?.field ?? 'symbol';
  switch (event.key) {
    case 'Enter':
    case 'F2':
      void beginEdit({ row: current.row, field });
      return true;
    case ' ':
      if (isChoosable(current)) chooseRows([current], !isChosen(current, choices));
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      sideways(event.key === 'ArrowLeft' ? -1 : 1);
      return true;
    default:
      return false;
  }
}

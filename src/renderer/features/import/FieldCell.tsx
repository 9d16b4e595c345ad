/** A cell of the sheet in the grid: shown as read, opened in place with the sheet's own text, marked when corrected. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import { currentWords, useWords } from '../../state/settings.ts';
import { beginEdit, endEdit, typeEdit } from './actions.ts';
import { correctionOf } from './corrections.ts';
import { moveCursor } from './cursor.ts';
import { useSheet } from './sheet.ts';
import css from './preview.module.css';

function CellInput({ row, field }: { readonly row: number; readonly field: SheetField }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const text = useSheet((state) => state.editing?.text ?? '');
  useEffect(() => input.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const steps = { Enter: 'down', Tab: event.shiftKey ? 'left' : 'right', Escape: 'stay' } as const;
    const step = steps[event.key as keyof typeof steps];
    if (!step) return;
    event.preventDefault();
    endEdit(event.key !== 'Escape');
    moveCursor(step);
  };
  return (
    <input
      ref={input}
      className={css.cellInput}
      aria-label={`${t('sheets.row')} ${row}, ${t(`sheets.field_${field}`)}`}
      data-testid="import-cell-input"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => typeEdit(event.target.value)}
      onBlur={() => endEdit(true)}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

interface FieldCellProps {
  readonly row: PreviewRow;
  readonly field: SheetField;
  readonly children: ReactNode;
}

function titleOf({ row, edited }: PreviewRow, field: SheetField): string | undefined {
  if (!edited.includes(field)) return undefined;
  const { t } = currentWords();
  const was = correctionOf(useSheet.getState().corrections, row, field)?.was;
  return was === undefined ? undefined : t('sheets.was', { was: was || t('sheets.emptyCell') });
}

/** Listens to nothing: a thousand cells are made anew while a hundred thousand rows are scrolled. */
export function FieldCell({
  row,
  field,
  children,
  here = false,
}: FieldCellProps & { readonly here?: boolean }) {
  const at = { row: row.row, field };
  return (
    <span
      className={css.fieldCell}
      data-testid={`import-cell-${row.row}-${field}`}
      data-here={here}
      data-edited={row.edited.includes(field)}
      title={titleOf(row, field)}
      onClick={() => useSheet.setState({ cursor: at })}
      onDoubleClick={() => void beginEdit(at)}
    >
      {children}
    </span>
  );
}

/** A cell of the current row: it may be the one that keys act on, or be open. */
export function CurrentCell({ row, field, children }: FieldCellProps) {
  const state = useSheet(({ editing, cursor }) => {
    if (editing?.row === row.row && editing.field === field) return 'editing';
    return cursor?.row === row.row && cursor.field === field ? 'here' : '';
  });
  if (state === 'editing') return <CellInput row={row.row} field={field} />;
  return (
    <FieldCell row={row} field={field} here={state === 'here'}>
      {children}
    </FieldCell>
  );
}

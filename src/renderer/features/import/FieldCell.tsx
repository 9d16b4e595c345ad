/** A cell of the sheet in the grid: shown as read, opened in place with the sheet's own text, marked when corrected. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import { useWords } from '../../state/settings.ts';
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

export function FieldCell({ row, field, children }: FieldCellProps) {
  const { t } = useWords();
  const editing = useSheet((state) => state.editing?.row === row.row && state.editing.field === field);
  const here = useSheet((state) => state.cursor?.row === row.row && state.cursor.field === field);
  const was = useSheet((state) => correctionOf(state.corrections, row.row, field)?.was ?? null);
  if (editing) return <CellInput row={row.row} field={field} />;
  return (
    <span
      className={css.fieldCell}
      data-testid={`import-cell-${row.row}-${field}`}
      data-here={here}
      data-edited={was !== null}
      title={was === null ? undefined : t('sheets.was', { was: was || t('sheets.emptyCell') })}
      onClick={() => useSheet.setState({ cursor: { row: row.row, field } })}
      onDoubleClick={() => void beginEdit({ row: row.row, field })}
    >
      {children}
    </span>
  );
}

/** The current row's cells with the sheet's own text, each to be corrected; fields without a column can be given too. */
import { useState } from 'react';
import { SHEET_FIELDS } from '#contract/sheet-calls.ts';
import type { RowDetail } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import { useWords } from '../../state/settings.ts';
import { SelectInput, TextInput } from '../../ui/controls.tsx';
import { setCell } from './actions.ts';
import { useSheet } from './sheet.ts';
import css from './detail.module.css';

type Cell = RowDetail['cells'][number];

interface CellFieldProps {
  readonly row: number;
  readonly cell: Cell;
  readonly start?: boolean;
}

function CellField({ row, cell, start = false }: CellFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState(cell.text);
  const name = t(`sheets.field_${cell.field}`);
  const save = () => {
    if (text.trim() !== cell.text.trim()) setCell(row, cell.field, text.trim(), cell.text);
  };
  return (
    <label className={css.cell} data-edited={cell.edited}>
      <span title={cell.header}>
        {name} {cell.column !== null && <small>{cell.column}</small>}
      </span>
      <TextInput
        testId={`detail-cell-${cell.field}`}
        autoFocus={start}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setText(cell.text);
        }}
      />
    </label>
  );
}

/** Fields that the sheet has no column for, once they were given a text or are about to be. */
function useExtraFields({ row, cells }: RowDetail) {
  const corrections = useSheet((state) => state.corrections);
  const [added, setAdded] = useState<readonly SheetField[]>([]);
  const own = new Set(cells.map(({ field }) => field));
  const given = corrections.filter((each) => each.row === row.row && !own.has(each.field));
  const fields = [
    ...new Set([...given.map(({ field }) => field), ...added.filter((field) => !own.has(field))]),
  ];
  const extra = fields.map((field): Cell => {
    const text = given.find((each) => each.field === field)?.text ?? '';
    return { field, column: null, header: '', text, edited: text !== '' };
  });
  const left = SHEET_FIELDS.filter((field) => !own.has(field) && !fields.includes(field));
  return { extra, left, add: (field: SheetField) => setAdded([...added, field]) };
}

export function RowCells({ detail }: { readonly detail: RowDetail }) {
  const { t } = useWords();
  const { row, cells } = detail;
  const { extra, left, add } = useExtraFields(detail);
  const fields = left.map((field) => ({ value: field as string, label: t(`sheets.field_${field}`) }));
  return (
    <div className={css.cells} role="group" aria-label={t('sheets.cells')}>
      {[...cells, ...extra].map((cell) => (
        <CellField
          key={`${row.row} ${cell.field} ${cell.text}`}
          row={row.row}
          cell={cell}
          start={cell.column === null && cell.text === ''}
        />
      ))}
      {left.length > 0 && (
        <span className={css.cell}>
          <span>{t('sheets.addField')}</span>
          <SelectInput
            label={t('sheets.addField')}
            testId="detail-add"
            value=""
            choices={[{ value: '', label: '…' }, ...fields]}
            onChange={(field) => field !== '' && add(field as SheetField)}
          />
        </span>
      )}
    </div>
  );
}

/** Every row of the sheet with what it would do. A cell is corrected where it stands; the verdict stays in sight. */
import { useEffect, useMemo, useRef } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { DataGrid, type GridControl } from '../../ui/DataGrid.tsx';
import { fieldColumns, makeColumns } from './columns.tsx';
import { onCurrent, onGridKey, setGrid } from './cursor.ts';
import { shownRows } from './rows.ts';
import { useSheet } from './sheet.ts';
import { useWarningText } from './Understood.tsx';

const keyOf = ({ row }: PreviewRow): string => String(row);
const testIdOf = ({ row }: PreviewRow): string => `import-row-${row}`;

/** Fields with a column in the grid: always the few that make an order, others as the sheet or a correction uses them. */
function useFields(): readonly SheetField[] {
  const used = useSheet((state) =>
    [...(state.preview?.parsed.columns ?? []), ...state.corrections]
      .flatMap(({ field }) => field ?? [])
      .join(' '),
  );
  return useMemo(() => fieldColumns(new Set(used.split(' ') as SheetField[])), [used]);
}

export function PreviewGrid() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const warningText = useWarningText();
  const control = useRef<GridControl>(null);
  const fields = useFields();
  const columns = useMemo(() => makeColumns(words, fields, warningText), [words, fields, warningText]);
  const all = useSheet((state) => state.rows);
  const filter = useSheet((state) => state.filter);
  const changes = useSheet((state) => state.changes);
  const rows = useMemo(() => shownRows(all, filter, changes), [all, filter, changes]);
  useEffect(() => {
    setGrid(control, fields);
    return () => setGrid(null, []);
  }, [fields]);
  return (
    <DataGrid
      label={words.t('sheets.stepPreview')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={keyOf}
      rowTestId={testIdOf}
      onCurrent={onCurrent}
      onKey={onGridKey}
      control={control}
      empty={<Empty>{words.t(filter === 'all' ? 'sheets.noRows' : 'sheets.noneOfThese')}</Empty>}
    />
  );
}

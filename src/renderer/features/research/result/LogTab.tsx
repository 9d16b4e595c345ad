/** What strategies wrote with `s.log`, in the order they wrote it. */
import { useMemo } from 'react';
import type { RunDetail } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { isIntradayRun } from './Overview.tsx';
import { momentHeader, momentText } from './moments.ts';
import css from './tables.module.css';

type Entry = RunDetail['log'][number] & { readonly number: number };

const columnsOf = (run: RunDetail, { t, locale }: Words): readonly GridColumn<Entry>[] => [
  {
    id: 'at',
    header: momentHeader(run, t('runs.time')),
    width: isIntradayRun(run) ? '118px' : '80px',
    cell: ({ at }) => <span className={css.time}>{momentText(run, at, locale)}</span>,
  },
  {
    id: 'strategy',
    header: t('research.strategy'),
    width: 'minmax(80px, 130px)',
    leaves: 1,
    cell: ({ strategy }) => strategy,
  },
  {
    id: 'text',
    header: t('runs.logText'),
    width: 'minmax(140px, 1fr)',
    cell: ({ text }) => <span title={text}>{text}</span>,
  },
];

export function LogTab({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const rowHeight = useRowHeight();
  const columns = useMemo(() => columnsOf(run, words), [run, words]);
  const rows = useMemo(() => run.log.map((entry, number) => ({ ...entry, number })), [run]);
  return (
    <div className={css.grid} data-testid="run-log">
      <DataGrid
        label={words.t('runs.log')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={({ number }) => String(number)}
        empty={<Empty>{words.t('runs.noLog')}</Empty>}
      />
    </div>
  );
}

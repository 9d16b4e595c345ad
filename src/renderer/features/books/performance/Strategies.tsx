/** What was traded by hand, and by each strategy. */
import { useMemo } from 'react';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { formatScaled } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { MoneyFigure } from '../figures.tsx';
import type { DashboardView } from './points.ts';

type Row = DashboardView['strategies'][number];
type MoneyField = 'value' | 'today' | 'total' | 'turnover' | 'fees';

function moneyColumn(
  id: MoneyField,
  header: string,
  currency: Currency,
  more: Pick<GridColumn<Row>, 'leaves'> & { readonly signed?: boolean } = {},
): GridColumn<Row> {
  const { signed, ...rest } = more;
  const unit = 10 ** moneyScale(currency);
  return {
    id,
    header,
    width: '120px',
    align: 'end',
    sort: (row) => row[id],
    cell: (row) => (
      <MoneyFigure value={Math.round(row[id] * unit)} currency={currency} signed={signed ?? false} flash />
    ),
    ...rest,
  };
}

function countColumn(
  id: 'fills' | 'trades',
  header: string,
  { locale }: Words,
  leaves: number,
): GridColumn<Row> {
  return {
    id,
    header,
    width: '76px',
    align: 'end',
    leaves,
    sort: (row) => row[id],
    cell: (row) => <Num value={row[id]} text={formatScaled(row[id], 0, locale)} />,
  };
}

function columnsOf(words: Words, currency: Currency): readonly GridColumn<Row>[] {
  const { t, locale } = words;
  return [
    {
      id: 'strategy',
      header: t('dashboard.strategy'),
      width: 'minmax(110px, 1fr)',
      sort: (row) => row.strategy,
      cell: (row) => <strong>{row.strategy || t('dashboard.byHand')}</strong>,
    },
    moneyColumn('today', t('dashboard.today'), currency, { signed: true }),
    moneyColumn('total', t('dashboard.contribution'), currency, { signed: true }),
    moneyColumn('value', t('dashboard.value'), currency, { leaves: 4 }),
    countColumn('fills', t('dashboard.fills'), words, 2),
    countColumn('trades', t('dashboard.trades'), words, 3),
    {
      id: 'win-rate',
      header: `${t('dashboard.winRate')} %`,
      width: '76px',
      align: 'end',
      leaves: 3,
      sort: (row) => row.winRate ?? -1,
      cell: ({ winRate }) => (
        <Num
          value={winRate}
          text={winRate === null ? '–' : formatScaled(Math.round(winRate * 1_000), 1, locale)}
        />
      ),
    },
    moneyColumn('turnover', t('dashboard.turnover'), currency, { leaves: 1 }),
    moneyColumn('fees', t('dashboard.fees'), currency, { leaves: 1 }),
  ];
}

export function Strategies({ view }: { readonly view: DashboardView }) {
  const words = useWords();
  const rowHeight = useRowHeight();
  const { currency } = view;
  const columns = useMemo(() => columnsOf(words, currency), [words, currency]);
  return (
    <DataGrid
      label={words.t('dashboard.strategies')}
      rows={view.strategies}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(row) => row.strategy}
      empty={<Empty>{words.t('dashboard.noStrategies')}</Empty>}
    />
  );
}

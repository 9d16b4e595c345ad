/** The trades of a run, newest first; the chosen one on the bars it was made on. */
import { useMemo, useState } from 'react';
import type { RunDetail } from '#contract/research-views.ts';
import { describeError, type Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { formatRounded, numberFormat } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { AVERAGE_DECIMALS, MoneyFigure } from '../../books/figures.tsx';
import { isIntradayRun } from './Overview.tsx';
import { momentHeader, momentText, type RunTrade } from './moments.ts';
import { TradeOnBars } from './TradeOnBars.tsx';
import { usePaged } from './useRun.ts';
import css from './tables.module.css';

type Column = GridColumn<RunTrade>;

const keyOf = ({ instrumentId, side, id, strategy }: RunTrade): string =>
  `${strategy} ${instrumentId} ${side} ${id}`;

function whatColumns(run: RunDetail, { t, locale }: Words): readonly Column[] {
  const listed = new Map(run.instruments.map((each) => [each.id as string, each]));
  const symbolOf = ({ instrumentId }: RunTrade) => listed.get(instrumentId)?.symbol ?? instrumentId;
  const several: readonly Column[] = [
    {
      id: 'strategy',
      header: t('research.strategy'),
      width: 'minmax(70px, 1fr)',
      leaves: 1,
      sort: ({ strategy }) => strategy,
      cell: ({ strategy }) => <span title={strategy}>{strategy}</span>,
    },
  ];
  return [
    {
      id: 'side',
      header: t('runs.side'),
      width: '48px',
      sort: ({ side }) => side,
      cell: ({ side }) => <span className={css[side]}>{t(`trades.${side}`)}</span>,
    },
    {
      id: 'symbol',
      header: t('runs.symbol'),
      width: 'minmax(52px, 1fr)',
      sort: symbolOf,
      cell: (trade) => <b>{symbolOf(trade)}</b>,
    },
    ...(run.strategies.length > 1 ? several : []),
    {
      id: 'quantity',
      header: t('runs.quantity'),
      width: '66px',
      align: 'end',
      sort: ({ quantity }) => quantity,
      cell: ({ quantity, instrumentId }) => (
        <Num value={quantity} text={numberFormat(locale, listed.get(instrumentId)).quantity(quantity)} />
      ),
    },
  ];
}

function timeColumns(run: RunDetail, { t, locale }: Words): readonly Column[] {
  const width = isIntradayRun(run) ? '118px' : '80px';
  return [
    {
      id: 'opened',
      header: momentHeader(run, t('runs.opened')),
      width,
      sort: ({ openedAt }) => openedAt,
      cell: ({ openedAt, entryNote }) => (
        <span className={css.time} title={entryNote === '' ? undefined : entryNote}>
          {momentText(run, openedAt, locale)}
        </span>
      ),
    },
    {
      id: 'closed',
      header: momentHeader(run, t('runs.closed')),
      width,
      leaves: 3,
      sort: ({ closedAt }) => closedAt ?? Number.MAX_SAFE_INTEGER,
      cell: ({ closedAt }) => (
        <span className={css.time}>
          {closedAt === null ? t('runs.held') : momentText(run, closedAt, locale)}
        </span>
      ),
    },
  ];
}

function columnsOf(run: RunDetail, words: Words): readonly Column[] {
  const { t, locale } = words;
  const price = (id: 'averageEntry' | 'averageExit', header: string, leaves: number): Column => ({
    id,
    header,
    width: '84px',
    align: 'end',
    leaves,
    sort: (trade) => trade[id] ?? 0,
    cell: (trade) => {
      const value = trade[id];
      return value === null ? (
        '–'
      ) : (
        <Num
          value={value}
          text={formatRounded(value, trade.averageScale, AVERAGE_DECIMALS[trade.currency], locale)}
        />
      );
    },
  });
  return [
    ...whatColumns(run, words),
    ...timeColumns(run, words),
    price('averageEntry', t('runs.entry'), 5),
    price('averageExit', t('runs.exit'), 4),
    {
      id: 'fees',
      header: t('runs.fees'),
      width: '70px',
      align: 'end',
      leaves: 2,
      sort: ({ fees }) => fees,
      cell: ({ fees, currency }) => <MoneyFigure value={fees} currency={currency} />,
    },
    {
      id: 'net',
      header: t('runs.net'),
      width: '104px',
      align: 'end',
      sort: ({ net }) => net,
      cell: ({ net, currency }) => <MoneyFigure signed value={net} currency={currency} />,
    },
  ];
}

export function TradesTab({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const columns = useMemo(() => columnsOf(run, words), [run, words]);
  const { rows, total, error, more } = usePaged(`${run.id} ${run.status}`, async (from, limit) => {
    const page = await call('runs.trades', { id: run.id, from, limit });
    return { rows: page.trades, total: page.total };
  });
  const [chosen, setChosen] = useState<RunTrade | null>(null);
  const said = error ? describeError(t, error) : t(total === null ? 'shell.loading' : 'runs.noTrades');
  return (
    <div className={css.split} data-open={chosen !== null}>
      <div className={css.grid} data-testid="run-trades">
        <DataGrid
          label={t('runs.trades')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={keyOf}
          rowTestId={({ id }) => `run-trade-${id}`}
          onCurrent={setChosen}
          onActivate={setChosen}
          onEndReached={more}
          empty={<Empty>{said}</Empty>}
        />
      </div>
      {chosen && <TradeOnBars run={run} trade={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

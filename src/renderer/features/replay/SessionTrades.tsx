/** The trades of one session, and the chart on which each is shown from its entry to its exit. */
import { useEffect, useMemo, useState } from 'react';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { ReplayReport } from '#contract/replay-views.ts';
import type { Trade } from '../trades/trade.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Words } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatScaled, numberFormat } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { MoneyFigure } from '../books/figures.tsx';
import { TradeChart } from './TradeChart.tsx';
import css from './replay.module.css';

type Listed = ReadonlyMap<string, Instrument>;

function columnsOf({ t, locale }: Words, listed: Listed): readonly GridColumn<Trade>[] {
  const symbol = (row: Trade): string => listed.get(row.instrumentId)?.symbol ?? row.instrumentId;
  const time = (at: number | null): string => (at === null ? '–' : formatDateTime(at, locale, MARKET_ZONE));
  const price = (value: number | null, row: Trade) =>
    value === null ? '–' : <Num value={value} text={formatScaled(value, row.averageScale, locale)} />;
  return [
    {
      id: 'symbol',
      header: t('replay.symbol'),
      width: 'minmax(64px, 1fr)',
      sort: symbol,
      cell: (row) => <b>{symbol(row)}</b>,
    },
    {
      id: 'side',
      header: t('replay.side'),
      width: '64px',
      cell: (row) => t(row.side === 'long' ? 'replay.long' : 'replay.short'),
    },
    {
      id: 'quantity',
      header: t('replay.quantity'),
      width: '84px',
      align: 'end',
      sort: (row) => row.quantity,
      cell: (row) => (
        <Num
          value={row.quantity}
          text={numberFormat(locale, listed.get(row.instrumentId)).quantity(row.quantity)}
        />
      ),
    },
    {
      id: 'opened',
      header: t('replay.opened'),
      width: '146px',
      sort: (row) => row.openedAt,
      cell: (row) => time(row.openedAt),
    },
    {
      id: 'closed',
      header: t('replay.closed'),
      width: '146px',
      leaves: 1,
      cell: (row) => time(row.closedAt),
    },
    {
      id: 'entry',
      header: t('replay.entry'),
      width: '96px',
      align: 'end',
      leaves: 2,
      cell: (row) => price(row.averageEntry, row),
    },
    {
      id: 'exit',
      header: t('replay.exit'),
      width: '96px',
      align: 'end',
      leaves: 2,
      cell: (row) => price(row.averageExit, row),
    },
    {
      id: 'net',
      header: t('replay.net'),
      width: '110px',
      align: 'end',
      sort: (row) => row.net,
      cell: (row) => <MoneyFigure signed value={row.net} currency={row.currency} />,
    },
  ];
}

/** A chart that shows some hundred bars of what was recorded, not a thousand and not ten. */
function timeframeFor(report: ReplayReport): Timeframe {
  return report.session.timeframe ?? '1m';
}

function useTradeBars(report: ReplayReport, instrumentId: string | undefined): BarsView | null {
  const [bars, setBars] = useState<BarsView | null>(null);
  const { stream, position } = report.session;
  const timeframe = timeframeFor(report);
  useEffect(() => {
    if (instrumentId === undefined) return;
    let wanted = true;
    call('replay.bars', { stream, instrumentId, timeframe })
      .then((view) => wanted && setBars(view))
      .catch(() => wanted && setBars(null));
    return () => {
      wanted = false;
    };
  }, [stream, position, instrumentId, timeframe]);
  return bars;
}

export function SessionTrades({ report }: { readonly report: ReplayReport }) {
  const words = useWords();
  const rowHeight = useRowHeight();
  const { trades, instruments } = report;
  const listed = useMemo(() => new Map(instruments.map((each) => [each.id as string, each])), [instruments]);
  const columns = useMemo(() => columnsOf(words, listed), [words, listed]);
  const [id, setId] = useState<number | null>(null);
  const current = trades.find((each) => each.id === id) ?? trades[0];
  const bars = useTradeBars(report, current?.instrumentId ?? instruments[0]?.id);
  const instrument = bars ? listed.get(bars.instrumentId) : undefined;
  return (
    <div className={css.trades}>
      <div className={css.tradeGrid}>
        <DataGrid
          label={words.t('replay.trades')}
          rows={trades}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={(row) => String(row.id)}
          rowTestId={(row) => `replay-trade-${row.id}`}
          onCurrent={(row) => setId(row.id)}
          onActivate={(row) => setId(row.id)}
          empty={<Empty>{words.t('replay.noTrades')}</Empty>}
        />
      </div>
      {bars && instrument && (
        <TradeChart bars={bars} instrument={instrument} trades={trades} current={current ?? null} />
      )}
    </div>
  );
}

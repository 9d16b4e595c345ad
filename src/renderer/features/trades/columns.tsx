/** The columns of the list of trades; in a narrow panel those that matter least leave. */
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, formatRounded, numberFormat, withSign } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';
import { formatDateTime, formatDayMonth, formatMinute, formatSpan, MARKET_ZONE } from '../../ui/time.ts';
import { AVERAGE_DECIMALS, moneyColumn } from '../books/figures.tsx';
import type { Trade } from './trade.ts';
import css from './trades.module.css';

type Column = GridColumn<Trade>;

export const tradeId = (trade: Trade): string => `trade-${trade.instrumentId}-${trade.side}-${trade.id}`;
const symbolOf = (trade: Trade) => instrumentOf(trade.instrumentId)?.symbol ?? trade.instrumentId;

export const rText = (value: number | null, locale: Words['locale']): string => {
  if (value === null) return '–';
  const rounded = Math.round(value * 100) / 100 || 0;
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    .format(rounded)
    .replace('-', '−');
  return withSign(text, rounded);
};

function nameColumns({ t }: Words): readonly Column[] {
  return [
    {
      id: 'side',
      header: t('orders.side'),
      width: '42px',
      sort: ({ side }) => side,
      cell: ({ side }) => <span className={css[side]}>{t(`trades.${side}`)}</span>,
    },
    {
      id: 'symbol',
      header: t('trade.symbol'),
      width: 'minmax(46px, 1fr)',
      sort: symbolOf,
      cell: (trade) => <strong>{symbolOf(trade)}</strong>,
    },
  ];
}

function timeColumns({ t, locale }: Words): readonly Column[] {
  const moment = (at: number) => (
    <span title={formatDateTime(at, locale, MARKET_ZONE)}>
      {`${formatDayMonth(at, locale, MARKET_ZONE)} ${formatMinute(at, locale, MARKET_ZONE)}`}
    </span>
  );
  return [
    {
      id: 'opened',
      header: t('trades.opened'),
      width: '94px',
      leaves: 6,
      sort: ({ openedAt }) => openedAt,
      cell: ({ openedAt }) => moment(openedAt),
    },
    {
      id: 'closed',
      header: t('trades.closed'),
      width: '94px',
      leaves: 2,
      sort: ({ closedAt }) => closedAt ?? Number.MAX_SAFE_INTEGER,
      cell: ({ closedAt }) =>
        closedAt === null ? <span className={css.open}>{t('trades.open')}</span> : moment(closedAt),
    },
    {
      id: 'holding',
      header: t('trades.holding'),
      width: '76px',
      align: 'end',
      leaves: 5,
      sort: ({ holdingMs }) => holdingMs,
      cell: (trade) => {
        const text = formatSpan(trade.holdingMs, t('trades.days'));
        return <Num value={trade.holdingMs} text={text} tone={trade.closedAt === null ? 'muted' : null} />;
      },
    },
  ];
}

function sizeColumns({ t, locale }: Words): readonly Column[] {
  const average = (id: 'averageEntry' | 'averageExit', header: string): Column => ({
    id,
    header,
    width: '80px',
    align: 'end',
    sort: (trade) => trade[id] ?? 0,
    cell: (trade) => {
      const value = trade[id];
      const decimals = AVERAGE_DECIMALS[trade.currency];
      const text = value === null ? '–' : formatRounded(value, trade.averageScale, decimals, locale);
      return <Num value={value} text={text} />;
    },
  });
  return [
    {
      id: 'quantity',
      header: t('trade.quantity'),
      width: '62px',
      align: 'end',
      sort: ({ quantity }) => quantity,
      cell: (trade) => {
        const { quantity } = numberFormat(locale, instrumentOf(trade.instrumentId));
        const title = trade.held > 0 ? t('trades.held', { quantity: quantity(trade.held) }) : undefined;
        return <Num value={trade.quantity} text={quantity(trade.quantity)} title={title} />;
      },
    },
    average('averageEntry', t('trades.entry')),
    average('averageExit', t('trades.exit')),
  ];
}

function excursionColumn(words: Words, id: 'mae' | 'mfe', leaves: number): Column {
  const { t, locale } = words;
  return {
    id,
    header: <span title={t(`trades.${id}Hint`)}>{t(`trades.${id}`)}</span>,
    width: '86px',
    align: 'end',
    leaves,
    sort: (trade) => trade[id],
    cell: (trade) => {
      const { price } = numberFormat(locale, instrumentOf(trade.instrumentId));
      const value = trade[id];
      return (
        <Num
          value={value}
          text={formatMoney(value, trade.currency, locale)}
          title={t('trades.atPrice', { price: price(trade[`${id}Price`]) })}
          testId={`${tradeId(trade)}-${id}`}
        />
      );
    },
  };
}

function rColumn({ t, locale }: Words): Column {
  return {
    id: 'r',
    header: <span title={t('trades.rHint')}>R</span>,
    width: '50px',
    align: 'end',
    leaves: 7,
    sort: ({ rMultiple }) => rMultiple ?? Number.NEGATIVE_INFINITY,
    cell: ({ rMultiple, stop, instrumentId }) => (
      <Num
        value={rMultiple}
        text={rText(rMultiple, locale)}
        tone={rMultiple === null ? 'muted' : toneOfSign(rMultiple)}
        title={
          stop === null
            ? t('trades.noStop')
            : t('trades.stopAt', { price: numberFormat(locale, instrumentOf(instrumentId)).price(stop) })
        }
      />
    ),
  };
}

export function tradeColumns(words: Words): readonly Column[] {
  const { t } = words;
  return [
    ...nameColumns(words),
    ...timeColumns(words),
    ...sizeColumns(words),
    moneyColumn('gross', t('trades.gross'), ({ gross }) => gross, { signed: true, width: '88px', leaves: 4 }),
    moneyColumn('fees', t('trade.feesPaid'), ({ fees }) => fees, { width: '74px', leaves: 3 }),
    moneyColumn('net', t('trades.net'), ({ net }) => net, {
      signed: true,
      width: '88px',
      testId: (trade) => `${tradeId(trade)}-net`,
    }),
    excursionColumn(words, 'mae', 5),
    excursionColumn(words, 'mfe', 5),
    rColumn(words),
    {
      id: 'currency',
      header: t('trades.unit'),
      width: '42px',
      leaves: 1,
      cell: ({ currency }) => currency,
    },
  ];
}

/** The blotter's columns: which of them a tab shows, and how each draws an order. */
import type { OrderView } from '#contract/views.ts';
import type { OrderSource } from '#core/model/order.ts';
import { describeDenial, type TextKey, type Words } from '#words/index.ts';
import { cancelOrder } from '../../state/commands.ts';
import { instrumentOf } from '../../state/market.ts';
import { openDialog, type BlotterTab } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, numberFormat } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatTime, zoneOf } from '../../ui/time.ts';
import css from './blotter.module.css';

type Column = GridColumn<OrderView>;

const symbolOf = (order: OrderView) => instrumentOf(order.instrumentId)?.symbol ?? order.instrumentId;
const SOURCES: Readonly<Record<OrderSource, TextKey>> = {
  ticket: 'orders.sourceTicket',
  chart: 'orders.sourceChart',
  depth: 'orders.sourceDepth',
  sheet: 'orders.sourceSheet',
  api: 'orders.sourceApi',
};

function reasonText({ t, locale }: Words, order: OrderView): string {
  const format = numberFormat(locale, instrumentOf(order.instrumentId));
  if (order.denial) return describeDenial(t, order.denial, format);
  return order.reason ? t(`cancels.${order.reason}`) : '';
}

function Actions({
  order,
  words,
  block,
}: {
  readonly order: OrderView;
  readonly words: Words;
  readonly block: string | null;
}) {
  const { t } = words;
  const name = `${symbolOf(order)} ${order.number}`;
  const working = order.status === 'working';
  return (
    <span className={css.actions}>
      {working && (
        <>
          <Button
            small
            title={t('orders.cancelOrder', { order: name })}
            aria-label={t('orders.cancelOrder', { order: name })}
            testId={`order-cancel-${order.id}`}
            onClick={() => cancelOrder(order.id)}
          >
            {t('orders.cancel')}
          </Button>
          <Button
            small
            disabled={block !== null}
            title={block ?? t('orders.replaceOrder', { order: name })}
            aria-label={t('orders.replaceOrder', { order: name })}
            testId={`order-replace-${order.id}`}
            onClick={() => openDialog({ kind: 'replace', orderId: order.id })}
          >
            {t('orders.replace')}
          </Button>
        </>
      )}
      <Button
        small
        title={t('orders.explainOrder', { order: name })}
        aria-label={t('orders.explainOrder', { order: name })}
        testId={`order-explain-${order.id}`}
        onClick={() => openDialog({ kind: 'explain', orderId: order.id })}
      >
        {t('orders.explain')}
      </Button>
    </span>
  );
}

function leadColumns({ t, locale }: Words): readonly Column[] {
  return [
    {
      id: 'number',
      header: t('orders.number'),
      width: '44px',
      align: 'end',
      sort: (order) => order.number,
      cell: (order) => order.number,
    },
    {
      id: 'time',
      header: t('orders.time'),
      width: '62px',
      sort: (order) => order.updatedAt,
      cell: (order) =>
        formatTime(order.updatedAt, locale, zoneOf(instrumentOf(order.instrumentId)?.exchange)),
    },
    {
      id: 'symbol',
      header: t('orders.symbol'),
      width: 'minmax(48px, 1fr)',
      sort: symbolOf,
      cell: (order) => <strong>{symbolOf(order)}</strong>,
    },
    {
      id: 'side',
      header: t('orders.side'),
      width: '40px',
      sort: (order) => order.side,
      cell: (order) => <span className={css[order.side]}>{t(`trade.${order.side}`)}</span>,
    },
    {
      id: 'type',
      header: t('orders.type'),
      width: '72px',
      cell: (order) => `${t(`orders.${order.type}`)} ${order.timeInForce}`,
    },
  ];
}

function figureColumns(
  words: Words,
): Readonly<Record<'quantity' | 'price' | 'filled' | 'average' | 'fees', Column>> {
  const { t, locale } = words;
  const format = (order: OrderView) => numberFormat(locale, instrumentOf(order.instrumentId));
  const price = (order: OrderView, value: number | null) =>
    value === null ? '–' : format(order).price(value);
  return {
    quantity: {
      id: 'quantity',
      header: t('orders.quantity'),
      width: '64px',
      align: 'end',
      sort: (order) => order.quantity,
      cell: (order) => <Num value={order.quantity} text={format(order).quantity(order.quantity)} />,
    },
    price: {
      id: 'price',
      header: t('orders.price'),
      width: '68px',
      align: 'end',
      sort: (order) => order.price ?? 0,
      cell: (order) => <Num value={order.price} text={price(order, order.price)} />,
    },
    filled: {
      id: 'filled',
      header: t('orders.filledQuantity'),
      width: '64px',
      align: 'end',
      sort: (order) => order.filled,
      cell: (order) => <Num flash value={order.filled} text={format(order).quantity(order.filled)} />,
    },
    average: {
      id: 'average',
      header: t('orders.average'),
      width: '84px',
      align: 'end',
      cell: (order) => <Num value={order.averagePrice} text={price(order, order.averagePrice)} />,
    },
    fees: {
      id: 'fees',
      header: t('orders.fees'),
      width: '72px',
      align: 'end',
      cell: (order) => {
        const currency = instrumentOf(order.instrumentId)?.currency ?? 'VND';
        return <Num value={order.fees} text={formatMoney(order.fees, currency, locale)} />;
      },
    },
  };
}

export function blotterColumns(
  tab: Exclude<BlotterTab, 'baskets'>,
  words: Words,
  block: string | null,
): readonly Column[] {
  const { t } = words;
  const figures = figureColumns(words);
  const reason: Column = {
    id: 'reason',
    header: t('orders.reason'),
    width: 'minmax(220px, 3fr)',
    cell: (order) => <span title={reasonText(words, order)}>{reasonText(words, order)}</span>,
  };
  const source: Column = {
    id: 'source',
    header: t('orders.source'),
    width: '60px',
    cell: (order) => t(SOURCES[order.source]),
  };
  const actions: Column = {
    id: 'actions',
    header: '',
    width: tab === 'working' ? '158px' : '62px',
    pinned: true,
    cell: (order) => <Actions order={order} words={words} block={block} />,
  };
  const { quantity, price, filled, average, fees } = figures;
  const middle: Readonly<Record<typeof tab, readonly Column[]>> = {
    working: [quantity, price, filled, source],
    filled: [filled, average, fees, source],
    denied: [quantity, price, reason, source],
    cancelled: [quantity, price, filled, reason],
  };
  return [...leadColumns(words), ...middle[tab], actions];
}

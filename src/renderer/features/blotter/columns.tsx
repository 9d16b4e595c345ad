/** The blotter's columns: which of them a tab shows, and how each draws an order. */
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Pencil from 'lucide-react/icons/pencil';
import X from 'lucide-react/icons/x';
import type { OrderView } from '#contract/views.ts';
import { describeDenial, type Words } from '#words/index.ts';
import { cancelOrder } from '../../state/commands.ts';
import { instrumentOf } from '../../state/market.ts';
import { openDialog, type BlotterTab } from '../../state/ui.ts';
import { IconButton, Unseen } from '../../ui/controls.tsx';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, numberFormat } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatTime, MARKET_ZONE } from '../../ui/time.ts';
import { sourceText } from '../orderText.ts';
import { askedText, groupColumn, NumberMark, PriceFigure, stateColumn, TypeText } from './terms.tsx';
import css from './blotter.module.css';

export type Column = GridColumn<OrderView>;

/** Why nothing may be written, and why nothing may be traded; null when it may. */
export interface Blocks {
  readonly write: string | null;
  readonly trade: string | null;
}

const symbolOf = (order: OrderView) => instrumentOf(order.instrumentId)?.symbol ?? order.instrumentId;

function reasonText({ t, locale }: Words, order: OrderView): string {
  const format = numberFormat(locale, instrumentOf(order.instrumentId));
  if (order.denial) return describeDenial(t, order.denial, format);
  return order.reason ? t(`cancels.${order.reason}`) : '';
}

interface ActionsProps {
  readonly order: OrderView;
  readonly words: Words;
  readonly blocks: Blocks;
}

function WorkingActions({ order, words, blocks }: ActionsProps) {
  const { t } = words;
  const name = `${symbolOf(order)} ${order.number}`;
  return (
    <>
      <IconButton
        small
        disabled={blocks.write !== null}
        label={blocks.write ?? t('orders.cancelOrder', { order: name })}
        testId={`order-cancel-${order.id}`}
        onClick={() => cancelOrder(order.id)}
      >
        <X size={14} />
      </IconButton>
      <IconButton
        small
        disabled={blocks.trade !== null}
        label={blocks.trade ?? t('orders.replaceOrder', { order: name })}
        testId={`order-replace-${order.id}`}
        onClick={() => openDialog({ kind: 'replace', orderId: order.id })}
      >
        <Pencil size={12} />
      </IconButton>
    </>
  );
}

function Actions(props: ActionsProps) {
  const { order, words } = props;
  const name = `${symbolOf(order)} ${order.number}`;
  return (
    <span className={css.actions}>
      {order.status === 'working' && <WorkingActions {...props} />}
      <IconButton
        small
        label={words.t('orders.explainOrder', { order: name })}
        testId={`order-explain-${order.id}`}
        onClick={() => openDialog({ kind: 'explain', orderId: order.id })}
      >
        <CircleHelp size={13} />
      </IconButton>
    </span>
  );
}

function leadColumns(words: Words): readonly Column[] {
  const { t, locale } = words;
  return [
    {
      id: 'number',
      header: t('orders.number'),
      width: '34px',
      align: 'end',
      sort: (order) => order.number,
      cell: (order) => <NumberMark order={order} words={words} />,
    },
    {
      id: 'time',
      header: t('orders.time'),
      width: '58px',
      leaves: 2,
      sort: (order) => order.updatedAt,
      cell: (order) => formatTime(order.updatedAt, locale, MARKET_ZONE),
    },
    {
      id: 'symbol',
      header: t('orders.symbol'),
      width: 'minmax(44px, 0.6fr)',
      sort: symbolOf,
      cell: (order) => <strong>{symbolOf(order)}</strong>,
    },
    {
      id: 'side',
      header: t('orders.side'),
      width: '30px',
      sort: (order) => order.side,
      cell: (order) => <span className={css[order.side]}>{t(`trade.${order.side}`)}</span>,
    },
    {
      id: 'type',
      header: t('orders.type'),
      width: 'minmax(62px, 0.8fr)',
      leaves: 3,
      cell: (order) => <TypeText order={order} words={words} />,
    },
  ];
}

function figureColumns(
  words: Words,
  asked: boolean,
): Readonly<Record<'quantity' | 'price' | 'filled' | 'average' | 'fees', Column>> {
  const { t, locale } = words;
  const format = (order: OrderView) => numberFormat(locale, instrumentOf(order.instrumentId));
  const price = (order: OrderView, value: number | null) =>
    value === null ? '–' : format(order).price(value);
  return {
    quantity: {
      id: 'quantity',
      header: t('orders.quantity'),
      width: asked ? '96px' : '52px',
      align: 'end',
      sort: (order) => order.quantity,
      cell: (order) => <Num value={order.quantity} text={askedText(t, order, format(order))} />,
    },
    price: {
      id: 'price',
      header: t('orders.price'),
      width: 'minmax(82px, 0.6fr)',
      align: 'end',
      sort: (order) => order.price ?? order.stop ?? 0,
      cell: (order) => <PriceFigure order={order} words={words} />,
    },
    filled: {
      id: 'filled',
      header: t('orders.filledQuantity'),
      width: '42px',
      align: 'end',
      sort: (order) => order.filled,
      cell: (order) => <Num flash value={order.filled} text={format(order).quantity(order.filled)} />,
    },
    average: {
      id: 'average',
      header: t('orders.average'),
      width: '76px',
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

/** Of orders of every status: what became of each, with the reason where there is one. */
function statusColumn(words: Words): Column {
  const { t } = words;
  return {
    id: 'status',
    header: t('orders.state'),
    width: 'minmax(120px, 2fr)',
    sort: (order) => order.status,
    cell: (order, current) => {
      if (order.status === 'working') return stateColumn(words).cell(order, current);
      const reason = reasonText(words, order);
      const text = reason === '' ? t(`orders.${order.status}`) : `${t(`orders.${order.status}`)}: ${reason}`;
      return <span title={text}>{text}</span>;
    },
  };
}

export function blotterColumns(
  tab: Exclude<BlotterTab, 'trades' | 'baskets'> | 'basket',
  words: Words,
  blocks: Blocks,
  /** Whether a rule made an order of the list smaller: its quantity says of how much. */
  asked: boolean,
): readonly Column[] {
  const { t } = words;
  const figures = figureColumns(words, asked);
  const reason: Column = {
    id: 'reason',
    header: t('orders.reason'),
    width: 'minmax(130px, 3fr)',
    cell: (order) => <span title={reasonText(words, order)}>{reasonText(words, order)}</span>,
  };
  const source: Column = {
    id: 'source',
    header: t('orders.source'),
    width: '60px',
    leaves: 1,
    cell: (order) => sourceText(t, order.source),
  };
  const actions: Column = {
    id: 'actions',
    header: <Unseen>{t('orders.actions')}</Unseen>,
    width: tab === 'working' || tab === 'basket' ? '84px' : '36px',
    pinned: true,
    cell: (order) => <Actions order={order} words={words} blocks={blocks} />,
  };
  const { quantity, price, filled, average, fees } = figures;
  const middle: Readonly<Record<typeof tab, readonly Column[]>> = {
    working: [quantity, price, filled, stateColumn(words), groupColumn(words)],
    filled: [filled, average, fees, source],
    denied: [quantity, price, reason, source],
    cancelled: [quantity, price, { ...filled, leaves: 1 }, reason],
    basket: [quantity, price, filled, { ...average, leaves: 1 }, { ...fees, leaves: 0 }, statusColumn(words)],
  };
  return [...leadColumns(words), ...middle[tab], actions];
}

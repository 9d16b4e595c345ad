/** The blotter's cells about an order's terms: type and expiry, prices, what it waits for, its group. */
import type { OrderView } from '#contract/views.ts';
import type { Waiting } from '#core/model/order.ts';
import type { NumberFormat, Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import { Badge } from '../../ui/controls.tsx';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { numberFormat } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatDateTime, formatDayMonth, formatTime, MARKET_ZONE, wallClock } from '../../ui/time.ts';
import { pricesText, roleText, timeText } from '../orderText.ts';
import css from './blotter.module.css';

interface CellProps {
  readonly order: OrderView;
  readonly words: Words;
}

const GROUP_COLOURS = 3;

/** "Bracket G12: target" */
function groupText({ t }: Words, { group, type }: OrderView): string | undefined {
  return group ? `${t(`orders.${group.kind}`)} ${group.id}: ${roleText(t, group, type)}` : undefined;
}

/** The order's number; orders of a group carry a bar of one colour, which joins where they stand together. */
export function NumberMark({ order, words }: CellProps) {
  const { group, number } = order;
  if (!group) return number;
  const colour = Number(group.id.slice(1)) % GROUP_COLOURS;
  return (
    <span className={css.grouped} data-colour={colour} data-group={group.id} title={groupText(words, order)}>
      {number}
    </span>
  );
}

/** "STP GTC"; of an order with an end, its day. */
export function TypeText({ order, words: { t, locale } }: CellProps) {
  const { expireAt } = order.attributes;
  const type = t(`orders.${order.type}`);
  if (expireAt === undefined) return `${type} ${timeText(t, order.timeInForce)}`;
  const until = t('orders.until', { moment: formatDateTime(expireAt, locale, MARKET_ZONE) });
  return (
    <span
      title={`${type} GTD, ${until}`}
    >{`${type} GTD ${formatDayMonth(expireAt, locale, MARKET_ZONE)}`}</span>
  );
}

/** A trigger that is still ahead says so; after it, and without one, the limit. */
export function PriceFigure({ order, words: { t, locale } }: CellProps) {
  const format = numberFormat(locale, instrumentOf(order.instrumentId));
  const { price, stop, triggered } = order;
  const title = stop === null ? undefined : pricesText(t, order, format);
  const ahead = stop !== null && triggered === null;
  if (ahead)
    return <Num value={stop} text={t('orders.stopAt', { price: format.price(stop) })} title={title} />;
  return <Num value={price} text={price === null ? '–' : format.price(price)} title={title} />;
}

/** "500 of 5,000" where a rule made the order smaller. */
export const askedText = (t: Words['t'], { quantity, asked }: OrderView, format: NumberFormat): string =>
  asked === null
    ? format.quantity(quantity)
    : t('orders.ofAsked', { quantity: format.quantity(quantity), asked: format.quantity(asked) });

function heldTitle({ t, locale }: Words, waiting: Waiting, sendAt: number | undefined): string {
  const moment = sendAt === undefined ? '' : `: ${formatDateTime(sendAt, locale, MARKET_ZONE)}`;
  return t(`waits.${waiting}`) + (waiting === 'time' ? moment : '');
}

/** The time alone where it is of the day on which the order was placed; else the day. */
function momentText({ locale }: Words, sendAt: number, placedAt: number): string {
  const day = (at: number): string => wallClock(at, MARKET_ZONE).slice(0, 10);
  return day(sendAt) === day(placedAt)
    ? formatTime(sendAt, locale, MARKET_ZONE)
    : formatDayMonth(sendAt, locale, MARKET_ZONE);
}

export const stateColumn = (words: Words): GridColumn<OrderView> => ({
  id: 'state',
  header: words.t('orders.state'),
  width: 'minmax(86px, 1fr)',
  sort: (order) => order.waiting ?? '',
  cell: ({ waiting, attributes, cancelling, placedAt }) => {
    const { t } = words;
    if (cancelling)
      return (
        <Badge colour="var(--warn)" title={t('orders.cancelPendingHint')}>
          {t('orders.cancelPending')}
        </Badge>
      );
    if (waiting === null)
      return <span>{t(attributes.display === undefined ? 'orders.inBook' : 'orders.inParts')}</span>;
    return (
      <span className={css.held} title={heldTitle(words, waiting, attributes.sendAt)} data-waiting={waiting}>
        {waiting === 'time'
          ? t('orders.held-time', { moment: momentText(words, attributes.sendAt!, placedAt) })
          : t(`orders.held-${waiting}`)}
      </span>
    );
  },
});

export const groupColumn = (words: Words): GridColumn<OrderView> => ({
  id: 'group',
  header: words.t('orders.group'),
  width: '84px',
  leaves: 1,
  cell: (order) =>
    order.group && (
      <span title={groupText(words, order)}>
        {order.group.id} {roleText(words.t, order.group, order.type)}
      </span>
    ),
});

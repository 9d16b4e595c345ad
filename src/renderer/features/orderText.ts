/** An order in one short phrase, for titles, toasts and the journal; its prices; its part in a group. */
import type { GroupPlace, OrderSource, OrderType, TimeInForce } from '#core/model/order.ts';
import type { NumberFormat, TextKey, Translate } from '#words/index.ts';

interface Priced {
  readonly price: number | null;
  readonly stop: number | null;
}

interface Sayable extends Priced {
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
}

/** "stop 95,000, limit 94,900"; a limit alone is only its price, and empty where there is none. */
export function pricesText(t: Translate, { price, stop }: Priced, format: NumberFormat): string {
  if (stop === null) return price === null ? '' : format.price(price);
  const trigger = t('orders.stopAt', { price: format.price(stop) });
  return price === null ? trigger : `${trigger}, ${t('orders.limitAt', { price: format.price(price) })}`;
}

/** As traders write it. */
export const timeText = (t: Translate, time: TimeInForce): string =>
  time === 'AT_OPEN' || time === 'AT_CLOSE' ? t(`orders.${time}`) : time;

/** "Buy 100 FPT 128,400 LMT GTC" */
export function orderText(t: Translate, order: Sayable, symbol: string, format: NumberFormat): string {
  const prices = pricesText(t, order, format);
  const quantity = format.quantity(order.quantity);
  const words = [
    t(`trade.${order.side}`),
    quantity,
    symbol,
    prices,
    t(`orders.${order.type}`),
    timeText(t, order.timeInForce),
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** What an order is to its group: its entry, the target or the stop, or one of several of which one is to fill. */
export function roleText(t: Translate, { kind, role }: GroupPlace, type: OrderType): string {
  if (role === 'entry') return t('orders.entry');
  if (kind === 'oco') return t('orders.oneOf');
  return t(type === 'limit' ? 'orders.target' : 'orders.protect');
}

const SOURCES: Readonly<Record<OrderSource, TextKey>> = {
  ticket: 'orders.sourceTicket',
  depth: 'orders.sourceDepth',
  sheet: 'orders.sourceSheet',
  api: 'orders.sourceApi',
  strategy: 'orders.sourceStrategy',
  closing: 'orders.sourceClosing',
  liquidation: 'orders.sourceLiquidation',
};

/** Where an order came from. */
export const sourceText = (t: Translate, source: OrderSource): string => t(SOURCES[source]);

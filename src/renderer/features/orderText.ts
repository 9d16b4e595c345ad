/** An order in one short phrase, for titles, toasts and the journal. */
import type { OrderType } from '#core/model/order.ts';
import type { NumberFormat, Translate } from '#words/index.ts';

interface Sayable {
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number | null;
  readonly type: OrderType;
  readonly timeInForce: string;
}

/** "Buy 100 FPT 128,400 LMT GTC" */
export function orderText(t: Translate, order: Sayable, symbol: string, format: NumberFormat): string {
  const price = order.price === null ? '' : ` ${format.price(order.price)}`;
  return `${t(`trade.${order.side}`)} ${format.quantity(order.quantity)} ${symbol}${price} ${t(`orders.${order.type}`)} ${order.timeInForce}`;
}

/** What a bar says about one fill: how far it slipped, and whether another order could have been first. */
import type { Instrument } from '../../model/instrument.ts';
import { BUY } from '../book-sides.ts';
import type { Managed } from '../orders.ts';
import { slippedPrice } from '../slippage/slippage.ts';
import type { BarConfig } from './config.ts';
import type { Bar } from './path.ts';

/** What a bar does not tell of its market. */
const UNKNOWN = { spread: null, averageRange: null, sigmaPpm: null } as const;

/** Whether another exit of the same group lies within the bar as well. */
export function contested({ order }: Managed, working: Iterable<Managed>, { low, high }: Bar): boolean {
  if (!order.group || order.group.role === 'entry') return false;
  const rivals = Array.from(working).filter(
    ({ order: { key, group } }) =>
      key !== order.key && group?.id === order.group!.id && group.role === 'exit',
  );
  return rivals.some((rival) => {
    const at = rival.waiting === 'trigger' ? rival.stop : rival.limit;
    return at !== null && at >= low && at <= high;
  });
}

/** The price a market order gets where the bar stands at `price`. */
export function slipped(
  { config, instrument }: { readonly config: BarConfig; readonly instrument: Instrument },
  bar: Bar,
  { order }: Managed,
  price: number,
  quantity: number,
): number {
  const { slippage } = config;
  if (slippage.model === 'none') return price;
  const side = order.side === BUY ? 'buy' : 'sell';
  const { tickTable } = instrument;
  return slippedPrice(slippage, { ...UNKNOWN, ...bar, side, price, quantity, tickTable });
}

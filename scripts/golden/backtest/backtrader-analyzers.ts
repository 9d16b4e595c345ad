/** backtrader's analyzers (DrawDown, TimeReturn by months, TradeAnalyzer, SQN) out of ours. */
import { depthsOf } from '../../../src/shared/research/statistics/drawdowns.ts';
import { sum } from '../../../src/shared/research/statistics/moments.ts';
import { longestStreaks, systemQuality } from '../../../src/shared/research/statistics/trades.ts';
import type { Order } from '../../../src/shared/core/model/order.ts';
import type { Played } from './play.ts';

const TYPES: Readonly<Record<string, string>> = {
  market: 'Market',
  limit: 'Limit',
  stop: 'Stop',
  'stop-limit': 'StopLimit',
  'trailing-stop': 'StopTrail',
  'trailing-stop-limit': 'StopTrailLimit',
};

const typeOf = ({ type }: Order): string => TYPES[type] ?? type;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A bar of a day is stamped by its last second. */
export const executions = ({ fills }: Played, time: ArrayLike<number>) =>
  fills.map(({ order, side, row, price, quantity, fees }) => [
    side > 0 ? 'BUY' : 'SELL',
    typeOf(order),
    `${dateOf(time[row]!)} 23:59:59`,
    side * quantity,
    price,
    fees,
  ]);

/** What expired is noticed at the first bar after; bars are counted from 1. */
export function orderEvents({ ends }: Played, time: ArrayLike<number>) {
  const told = ends.map(({ order, row, reason }) => {
    if (reason !== 'expired') return { event: 'Canceled', order, bar: row + 1 };
    const after = Array.from(time).findIndex((at) => at >= (order.expireAt ?? 0));
    return { event: 'Expired', order, bar: after + 1 };
  });
  return told.filter(({ bar }) => bar > 0).map(({ event, order, bar }) => [event, typeOf(order), bar]);
}

interface Closed {
  readonly bars: number;
  readonly price: number;
  readonly profit: number;
  readonly net: number;
}

/** From flat to flat: bars it lasted, average price of entry, profit before and after commissions. */
export function closedTrades({ fills }: Played): { readonly closed: Closed[]; readonly opened: number } {
  const closed: Closed[] = [];
  let opened = 0;
  let held = 0;
  let trade = { row: 0, size: 0, value: 0, profit: 0, fees: 0 };
  for (const { side, row, price, quantity, fees, realised } of fills) {
    if (held === 0) {
      opened += 1;
      trade = { row, size: 0, value: 0, profit: 0, fees: 0 };
    }
    if (held === 0 || Math.sign(held) === side) {
      trade.size += quantity;
      trade.value += quantity * price;
    }
    held += side * quantity;
    trade.profit += realised;
    trade.fees += fees;
    if (held !== 0) continue;
    const { profit, fees: paid } = trade;
    closed.push({ bars: row - trade.row, price: trade.value / trade.size, profit, net: profit - paid });
  }
  return { closed, opened };
}

/** The month's last day, and its return on the value at the end of the one before. */
function monthlyReturns(time: ArrayLike<number>, equity: ArrayLike<number>, start: number) {
  const returns: [string, number][] = [];
  let before = start;
  for (let row = 0; row < time.length; row += 1) {
    const at = new Date(time[row]!);
    const next = row + 1 < time.length ? new Date(time[row + 1]!).getUTCMonth() : -1;
    if (next === at.getUTCMonth()) continue;
    returns.push([dateOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)), equity[row]! / before - 1]);
    before = equity[row]!;
  }
  return Object.fromEntries(returns);
}

export const qualityOf = (profits: readonly number[]): number =>
  profits.length > 1 ? (systemQuality(profits, 'population') ?? 0) : 0;

export function analyzed(played: Played, time: ArrayLike<number>, start: number) {
  const { closed, opened } = closedTrades(played);
  const nets = closed.map(({ net }) => net);
  const depths = depthsOf(played.equity);
  const streaks = longestStreaks(nets, (net) => net >= 0);
  const won = nets.filter((net) => net >= 0).length;
  return {
    executions: executions(played, time),
    order_events: orderEvents(played, time),
    closed_trades: closed.map(({ bars, price, profit, net }) => [bars, price, profit, net]),
    max_drawdown_pct: depths.share * 100,
    max_drawdown_money: depths.money,
    max_drawdown_len: depths.rows,
    monthly_returns: monthlyReturns(time, played.equity, start),
    trade_stats: {
      total: opened,
      closed: closed.length,
      won,
      lost: closed.length - won,
      gross: sum(closed.map(({ profit }) => profit)),
      net: sum(nets),
      longest_win_streak: streaks.won,
      longest_loss_streak: streaks.lost,
    },
    sqn: qualityOf(nets),
  };
}

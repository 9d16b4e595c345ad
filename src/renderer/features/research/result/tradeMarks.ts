/** Marks of a trade on its bars: an arrow an order, however many fills it took, with what it came to in words. */
import type { MouseEventParams, SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import { useEffect, useState } from 'react';
import type { RunDetail, RunOrder } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { AVERAGE_DECIMALS } from '../../books/figures.tsx';
import { type Drawing } from '../../chart/drawing.ts';
import { colour } from '../../../ui/token.ts';
import { useCall } from '../../data/useCall.ts';
import { fixedText, plainText } from '../figures.ts';
import { momentText, type ShownTrade } from './moments.ts';
import { isOf } from './tradeOrders.ts';

const MOST = 1_000;

/** The orders that made the trade, oldest first; null until they are read. */
export function useTradeOrders(run: RunDetail, trade: ShownTrade): readonly RunOrder[] | null {
  const { id, instrumentId, openedAt, closedAt, strategy } = trade;
  const symbol = run.instruments.find((each) => each.id === instrumentId)?.symbol;
  const { value } = useCall(`${run.id} ${id} ${openedAt}`, async () => {
    if (symbol === undefined) return [];
    const filled = { symbol, from: openedAt, to: closedAt ?? Number.MAX_SAFE_INTEGER };
    const { orders } = await call('runs.orders', { id: run.id, from: 0, limit: MOST, filled });
    return orders.filter((order) => order.strategy === strategy && isOf(order, trade)).toReversed();
  });
  return value;
}

/** Total quantity at the average price. */
export const orderSummary = (
  { side, filled, averagePrice }: RunOrder,
  run: RunDetail,
  words: Words,
): string =>
  `${words.t(`trade.${side}`)} ${plainText(filled, words.locale)} × ${fixedText(averagePrice, AVERAGE_DECIMALS[run.currency], words.locale)}`;

export function orderTip(order: RunOrder, run: RunDetail, words: Words): string {
  const parts = [momentText(run, order.filledAt ?? order.at, words.locale), orderSummary(order, run, words)];
  return [...parts, ...(order.note === '' ? [] : [order.note])].join(' · ');
}

/** The last bar that began before a moment. */
export function rowAt(time: readonly number[], at: number): number {
  const row = time.findIndex((each) => each >= at);
  return Math.max(0, (row < 0 ? time.length : row) - 1);
}

export function orderMarks(time: readonly number[], orders: readonly RunOrder[]): SeriesMarker<Time>[] {
  if (time.length === 0) return [];
  return orders
    .map(({ id, side, filledAt, at }): SeriesMarker<Time> => {
      const buy = side === 'buy';
      return {
        id,
        time: Math.floor(time[rowAt(time, filledAt ?? at)]! / 1_000) as UTCTimestamp,
        position: buy ? 'belowBar' : 'aboveBar',
        shape: buy ? 'arrowUp' : 'arrowDown',
        color: colour(buy ? 'up' : 'down'),
        size: 1.5,
      };
    })
    .sort((a, b) => (a.time as number) - (b.time as number));
}

export interface Pointed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The mark under the pointer. */
export function usePointed(drawing: Drawing | null): Pointed | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    if (!drawing) return;
    const { chart } = drawing;
    const moved = ({ hoveredObjectId, point }: MouseEventParams) =>
      setPointed(
        typeof hoveredObjectId === 'string' && point ? { id: hoveredObjectId, x: point.x, y: point.y } : null,
      );
    chart.subscribeCrosshairMove(moved);
    return () => setPointed(null);
  }, [drawing]);
  return pointed;
}

/** Price lines of the chart: the position with its profit or loss, limits and triggers of every working order. */
import { LineStyle, type IPriceLine } from 'lightweight-charts';
import { useEffect, useMemo } from 'react';
import type { OrderView, PositionView } from '#contract/views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import type { NumberFormat } from '#words/index.ts';
import { useTrading } from '../../state/trading.ts';
import { formatMoney, withSign } from '../../ui/format.ts';
import { useSettings } from '../../state/settings.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { type Drawing } from './drawing.ts';
import { colour } from '../../ui/token.ts';

/** A price at which a working order stands: its limit, or the trigger that is still ahead. */
export interface OrderLine {
  readonly order: OrderView;
  readonly what: 'limit' | 'stop';
  readonly price: number;
}

function linesOf(order: OrderView): OrderLine[] {
  const { price, stop, triggered, attributes } = order;
  const found: OrderLine[] = [];
  if (stop !== null && triggered === null) found.push({ order, what: 'stop', price: stop });
  // The limit of a trailing stop goes where the stop goes.
  if (price !== null && attributes.trail === undefined) found.push({ order, what: 'limit', price });
  return found;
}

export function useOrderLines(instrumentId: string): readonly OrderLine[] {
  const orders = useTrading((state) => state.orders);
  return useMemo(
    () =>
      Object.values(orders)
        .filter((order) => order.instrumentId === instrumentId && order.status === 'working')
        .flatMap(linesOf),
    [orders, instrumentId],
  );
}

export function usePositionLine(drawing: Drawing | null, instrument: Instrument, format: NumberFormat): void {
  const position = useTrading((state): PositionView | undefined => state.positions[instrument.id]);
  const theme = useTheme();
  const { locale, palette } = useSettings();
  const held = position !== undefined && position.quantity !== 0;
  useEffect(() => {
    if (!drawing || !held) return;
    const line = drawing.candles.createPriceLine({
      price: 0,
      color: colour('accent'),
      lineStyle: LineStyle.Solid,
      lineWidth: 1,
      axisLabelVisible: true,
      title: '',
    });
    lines.set(drawing, line);
    return () => {
      lines.delete(drawing);
      removeLine(drawing, line);
    };
  }, [drawing, held, palette, theme]);
  useEffect(() => {
    const line = drawing ? lines.get(drawing) : undefined;
    if (!line || !position) return;
    const profit = formatMoney(position.unrealised, position.currency, locale);
    line.applyOptions({
      price: position.averageCost / pow10(position.averageCostScale),
      title: `${format.quantity(position.quantity)}  ${withSign(profit, position.unrealised)}`,
    });
  }, [drawing, position, held, locale, format, palette, theme]);
}

const lines = new WeakMap<Drawing, IPriceLine>();

/** A chart that is already gone has taken its lines with it. */
export function removeLine(drawing: Drawing, line: IPriceLine): void {
  if (drawing.alive) drawing.candles.removePriceLine(line);
}

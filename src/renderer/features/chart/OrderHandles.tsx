/** Working orders on the chart: a line at the price and a handle to drag it to another; Enter opens the change dialog. */
import { LineStyle } from 'lightweight-charts';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { OrderView } from '#contract/views.ts';
import { floorToTick, tickAt, type Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import type { NumberFormat } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { useTradingBlock } from '../../state/hooks.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { orderText } from '../orderText.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { colour, type Drawing } from './drawing.ts';
import { removeLine, useWorkingOrders } from './useLines.ts';
import css from './chart.module.css';

/** Every handle with the price it stands at. */
type Followed = Map<HTMLElement, number>;

interface HandleProps {
  readonly followed: Followed;
  readonly drawing: Drawing;
  readonly order: OrderView;
  readonly instrument: Instrument;
  readonly format: NumberFormat;
}

/** The valid price nearest to a height on the chart. */
function priceAt(drawing: Drawing, instrument: Instrument, y: number): number | null {
  const price = drawing.candles.coordinateToPrice(y);
  if (price === null) return null;
  const scaled = Math.round(price * pow10(instrument.priceScale));
  const below = floorToTick(instrument, scaled);
  return scaled - below > tickAt(instrument, below) / 2 ? below + tickAt(instrument, below) : below;
}

function useOrderLine({ drawing, order, instrument }: HandleProps, price: number): void {
  const theme = useTheme();
  const palette = useSettings((state) => state.palette);
  useEffect(() => {
    const line = drawing.candles.createPriceLine({
      price: price / pow10(instrument.priceScale),
      color: colour(order.side === 'buy' ? 'up' : 'down'),
      lineStyle: LineStyle.Dashed,
      lineWidth: 1,
      axisLabelVisible: true,
      title: '',
    });
    return () => removeLine(drawing, line);
  }, [drawing, order.side, price, instrument, palette, theme]);
}

/** Follows the price scale: it moves with zoom, scroll and new bars, and has no event of its own. */
function useFollowing(drawing: Drawing, unit: number, busy: boolean): Followed {
  const [followed] = useState<Followed>(() => new Map());
  useEffect(() => {
    if (!busy) return;
    let frame = 0;
    const follow = () => {
      for (const [element, price] of followed) {
        const y = drawing.candles.priceToCoordinate(price / unit);
        element.style.transform = `translateY(${y ?? 0}px) translateY(-50%)`;
        element.style.visibility = y === null ? 'hidden' : 'visible';
      }
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [drawing, followed, unit, busy]);
  return followed;
}

function useHeight(followed: Followed, price: number) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const handle = element.current;
    if (!handle) return;
    followed.set(handle, price);
    return () => void followed.delete(handle);
  }, [followed, price]);
  return element;
}

function useDrag({ drawing, order, instrument }: HandleProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const block = useTradingBlock();
  const heightOf = (event: PointerEvent<HTMLButtonElement>) =>
    event.clientY - (event.currentTarget.parentElement?.getBoundingClientRect().top ?? 0);
  return {
    dragged,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        if (!block) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLButtonElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setDragged(priceAt(drawing, instrument, heightOf(event)));
      },
      onPointerUp: (event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.releasePointerCapture(event.pointerId);
        const price = dragged;
        setDragged(null);
        if (price === null || price === order.price) return;
        void send('orders.replace', { orderId: order.id, price, quantity: order.quantity }, instrument);
      },
      onPointerCancel: () => setDragged(null),
    },
  };
}

function OrderHandle(props: HandleProps) {
  const { followed, order, instrument, format } = props;
  const { t } = useWords();
  const { dragged, handlers } = useDrag(props);
  const price = dragged ?? order.price ?? 0;
  useOrderLine(props, price);
  const element = useHeight(followed, price);
  const name = orderText(t, { ...order, price }, instrument.symbol, format);
  return (
    <button
      ref={element}
      type="button"
      className={css.handle}
      data-side={order.side}
      data-testid={`chart-order-${order.id}`}
      title={t('trade.moveOrder', { order: name })}
      onKeyDown={(event) => event.key === 'Enter' && openDialog({ kind: 'replace', orderId: order.id })}
      {...handlers}
    >
      {t(`trade.${order.side}`)} {format.quantity(order.leaves)}
      {dragged !== null && ` → ${format.price(dragged)}`}
    </button>
  );
}

export function OrderHandles(props: Omit<HandleProps, 'order' | 'followed'>) {
  const { drawing, instrument } = props;
  const orders = useWorkingOrders(instrument.id);
  const followed = useFollowing(drawing, pow10(instrument.priceScale), orders.length > 0);
  return orders.map((order) => <OrderHandle key={order.id} {...props} followed={followed} order={order} />);
}

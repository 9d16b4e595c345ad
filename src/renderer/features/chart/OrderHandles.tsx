/**
 * Working orders on the chart: a line at each limit and trigger, and a handle to drag it to another price; Enter opens the
 * change dialog. Triggers are dashed; orders of a group say what they are to it, and look alike under the pointer.
 */
import { LineStyle } from 'lightweight-charts';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { floorToTick, tickAt, type Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import type { NumberFormat, Translate } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { useTradingBlock } from '../../state/hooks.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { orderText, roleText } from '../orderText.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { type Drawing } from './drawing.ts';
import { colour } from '../../ui/token.ts';
import { removeLine, useOrderLines, type OrderLine } from './useLines.ts';
import css from './chart.module.css';

/** Every handle with the price it stands at. */
type Followed = Map<HTMLElement, number>;

interface HandleProps {
  readonly followed: Followed;
  readonly drawing: Drawing;
  readonly line: OrderLine;
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

function useDrawnLine({ drawing, line: { order, what }, instrument }: HandleProps, price: number): void {
  const theme = useTheme();
  const palette = useSettings((state) => state.palette);
  useEffect(() => {
    const line = drawing.candles.createPriceLine({
      price: price / pow10(instrument.priceScale),
      color: colour(order.side === 'buy' ? 'up' : 'down'),
      lineStyle: what === 'stop' ? LineStyle.Dashed : LineStyle.Solid,
      lineWidth: 1,
      axisLabelVisible: true,
      title: '',
    });
    return () => removeLine(drawing, line);
  }, [drawing, order.side, what, price, instrument, palette, theme]);
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

function useDrag({ drawing, line, instrument }: HandleProps) {
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
        if (price === null || price === line.price) return;
        const { id: orderId, quantity } = line.order;
        const moved = line.what === 'stop' ? { price: null, stop: price } : { price };
        void send('orders.replace', { orderId, ...moved, quantity }, instrument);
      },
      onPointerCancel: () => setDragged(null),
    },
  };
}

/** "Sell 100 target G12"; a trigger says that it is one. */
function labelOf(t: Translate, { order, what }: OrderLine, format: NumberFormat): string {
  const { group } = order;
  return [
    t(`trade.${order.side}`),
    format.quantity(order.leaves),
    what === 'stop' ? t('trade.stopLine') : group ? roleText(t, group, order.type) : '',
    group?.id ?? '',
  ]
    .filter((word) => word !== '')
    .join(' ');
}

interface GroupHover {
  readonly hovered: string | null;
  readonly onHover: (group: string | null) => void;
}

function OrderHandle(props: HandleProps & GroupHover) {
  const { followed, line, instrument, format, hovered, onHover } = props;
  const { order, what } = line;
  const { t } = useWords();
  const { dragged, handlers } = useDrag(props);
  const price = dragged ?? line.price;
  useDrawnLine(props, price);
  const element = useHeight(followed, price);
  const moved = what === 'stop' ? { ...order, stop: price } : { ...order, price };
  const name = orderText(t, moved, instrument.symbol, format);
  const group = order.group?.id ?? null;
  return (
    <button
      ref={element}
      type="button"
      className={css.handle}
      data-side={order.side}
      data-what={what}
      data-waiting={order.waiting}
      data-joined={group !== null && group === hovered}
      data-testid={`chart-${what === 'stop' ? 'stop' : 'order'}-${order.id}`}
      title={t('trade.moveOrder', { order: name })}
      onPointerEnter={() => onHover(group)}
      onPointerLeave={() => onHover(null)}
      onKeyDown={(event) => event.key === 'Enter' && openDialog({ kind: 'replace', orderId: order.id })}
      {...handlers}
    >
      {labelOf(t, line, format)}
      {dragged !== null && ` → ${format.price(dragged)}`}
    </button>
  );
}

export function OrderHandles(props: Omit<HandleProps, 'line' | 'followed'>) {
  const { drawing, instrument } = props;
  const lines = useOrderLines(instrument.id);
  const [hovered, setHovered] = useState<string | null>(null);
  const followed = useFollowing(drawing, pow10(instrument.priceScale), lines.length > 0);
  return lines.map((line) => (
    <OrderHandle
      key={`${line.order.id} ${line.what}`}
      {...props}
      followed={followed}
      line={line}
      hovered={hovered}
      onHover={setHovered}
    />
  ));
}

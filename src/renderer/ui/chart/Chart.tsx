/**
 * A chart on a canvas in the colours of the theme: it follows its size, theme and data, stands still (nothing is animated) and
 * does no work while it is not in sight.
 */
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { useLook } from '../token.ts';
import { openChart, type ChartHandle, type ChartOption } from './echarts.ts';
import css from './chart.module.css';

export interface ChartClick {
  readonly seriesIndex: number;
  readonly dataIndex: number;
  /** Clicked with Shift. */
  readonly shift: boolean;
}

interface ChartProps {
  /** Asked again when it is another function, and when the tokens change. */
  readonly draw: () => ChartOption;
  readonly label: string;
  readonly testId?: string;
  readonly onClick?: (at: ChartClick) => void;
  /** What the pointer is on; null when it left. */
  readonly onPoint?: (at: ChartClick | null) => void;
  /** Lies over the canvas. */
  readonly children?: ReactNode;
}

interface Told {
  readonly onClick?: ((at: ChartClick) => void) | undefined;
  readonly onPoint?: ((at: ChartClick | null) => void) | undefined;
}

function listen(chart: ChartHandle, told: { readonly current: Told }): void {
  chart.on('click', ({ seriesIndex = 0, dataIndex, event }) => {
    const pressed = event?.event;
    const shift = pressed instanceof MouseEvent && pressed.shiftKey;
    told.current.onClick?.({ seriesIndex, dataIndex, shift });
  });
  chart.on('mouseover', ({ seriesIndex = 0, dataIndex }) =>
    told.current.onPoint?.({ seriesIndex, dataIndex, shift: false }),
  );
  chart.on('mouseout', () => told.current.onPoint?.(null));
}

const Canvas = memo(function Canvas({ draw, onClick, onPoint }: Told & Pick<ChartProps, 'draw'>) {
  const element = useRef<HTMLDivElement>(null);
  const look = useLook();
  const told = useRef<Told>({});
  const chart = useRef<ChartHandle>(null);
  const redraw = useRef<() => void>(() => {});
  const seen = useRef(false);
  useEffect(() => {
    told.current = { onClick, onPoint };
  }, [onClick, onPoint]);
  useEffect(() => {
    const holder = element.current!;
    const sight = new IntersectionObserver(([entry]) => {
      seen.current = entry?.isIntersecting ?? false;
      if (seen.current) redraw.current();
    });
    const size = new ResizeObserver(() => {
      if (seen.current && holder.clientWidth > 0) chart.current?.resize();
    });
    sight.observe(holder);
    size.observe(holder);
    return () => {
      sight.disconnect();
      size.disconnect();
      chart.current?.dispose();
      chart.current = null;
      seen.current = false;
    };
  }, []);
  useEffect(() => {
    let drawn = false;
    redraw.current = () => {
      const holder = element.current;
      if (!holder || holder.clientWidth === 0) return;
      if (!chart.current) {
        chart.current = openChart(holder);
        listen(chart.current, told);
      } else if (
        chart.current.getWidth() !== holder.clientWidth ||
        chart.current.getHeight() !== holder.clientHeight
      )
        chart.current.resize();
      if (drawn) return;
      drawn = true;
      chart.current.setOption({ animation: false, ...draw() }, { notMerge: true });
      holder.dataset['drawn'] = 'true';
    };
    if (seen.current) redraw.current();
  }, [draw, look]);
  return <div ref={element} className={css.canvas} />;
});

export function Chart({ label, testId, children, draw, onClick, onPoint }: ChartProps) {
  return (
    <div className={css.chart} data-testid={testId}>
      <div className={css.canvas} role="img" aria-label={label}>
        <Canvas draw={draw} onClick={onClick} onPoint={onPoint} />
      </div>
      {children}
    </div>
  );
}

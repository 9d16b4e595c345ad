/**
 * Draws the chosen indicators: over the prices, or each in a pane of its own below.
 * They follow what is drawn, recorded or live: whole when the bars are, and at most twice a second while the last one moves.
 */
import { LineSeries, type ISeriesApi, type Time, type UTCTimestamp } from 'lightweight-charts';
import { useEffect } from 'react';
import { indicatorNamed } from '#research/indicators/list.ts';
import type { Columns } from '#research/indicators/run.ts';
import { useSettings } from '../../state/settings.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { type Drawing } from './drawing.ts';
import { colour } from '../../ui/token.ts';
import { linesOf, lineValues } from '../../state/shownIndicators.ts';

const COLOURS = ['accent', 'warn', 'up', 'down', 'text-2', 'accent-strong'] as const;
const WAIT_MS = 500;
/** The prices' pane beside one of an indicator. */
const PRICES_PART = 4;

interface Shown {
  readonly name: string;
  readonly lines: readonly ISeriesApi<'Line'>[];
}

/** The drawn bars as columns; times are the axis', in milliseconds of the market's clock. */
function columnsOf({ candles, volume }: Drawing): Columns {
  const bars = candles.data().filter((bar) => 'close' in bar);
  const volumes = volume.data();
  const traded = (at: number): number => {
    const point = volumes[at];
    return point !== undefined && 'value' in point ? point.value : 0;
  };
  return {
    time: Float64Array.from(bars, ({ time }) => Number(time) * 1_000),
    open: Float64Array.from(bars, ({ open }) => open),
    high: Float64Array.from(bars, ({ high }) => high),
    low: Float64Array.from(bars, ({ low }) => low),
    close: Float64Array.from(bars, ({ close }) => close),
    volume: Float64Array.from(bars, (_, at) => traded(at)),
  };
}

function addLines({ chart }: Drawing, names: readonly string[]): Shown[] {
  let pane = 0;
  let used = 0;
  const shown = names.map((name): Shown => {
    const indicator = indicatorNamed(name)!;
    if (!indicator.overlay) pane += 1;
    const lines = linesOf(indicator).map((output) => {
      const color = colour(COLOURS[used % COLOURS.length]!);
      used += 1;
      const options = {
        color,
        lineWidth: 1,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      } as const;
      const title = indicator.overlay ? '' : output === name ? name : `${name} ${output}`;
      const own = { ...options, title, lastValueVisible: !indicator.overlay };
      return chart.addSeries(LineSeries, own, indicator.overlay ? 0 : pane);
    });
    return { name, lines };
  });
  if (pane > 0) chart.panes().forEach((each, index) => each.setStretchFactor(index === 0 ? PRICES_PART : 1));
  return shown;
}

function drawLines(drawing: Drawing, shown: readonly Shown[]): void {
  const bars = columnsOf(drawing);
  for (const { name, lines } of shown)
    lineValues(name, bars).forEach((values, index) => {
      const points: { time: Time; value?: number }[] = Array.from(values, (value, at) => {
        const time = (bars.time[at]! / 1_000) as UTCTimestamp;
        return Number.isNaN(value) ? { time } : { time, value };
      });
      lines[index]!.setData(points);
    });
}

export function useIndicators(drawing: Drawing | null): void {
  const names = useSettings((state) => state.indicators);
  const theme = useTheme();
  const { palette } = useSettings();
  useEffect(() => {
    if (!drawing || names.length === 0) return;
    const shown = addLines(drawing, names);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      waiting = undefined;
      if (drawing.alive) drawLines(drawing, shown);
    };
    // Volumes are drawn right after the prices: both are there a turn later.
    const changed = (scope: 'full' | 'update') => {
      if (scope === 'full') clearTimeout(waiting);
      else if (waiting !== undefined) return;
      waiting = setTimeout(draw, scope === 'full' ? 0 : WAIT_MS);
    };
    draw();
    drawing.candles.subscribeDataChanged(changed);
    return () => {
      clearTimeout(waiting);
      if (!drawing.alive) return;
      drawing.candles.unsubscribeDataChanged(changed);
      for (const { lines } of shown) for (const line of lines) drawing.chart.removeSeries(line);
    };
  }, [drawing, names, theme, palette]);
}

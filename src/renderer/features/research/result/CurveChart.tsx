/**
 * Curves over one time axis, with drawdowns or anything else below that shares the crosshair; coloured from the tokens. The
 * figures at the crosshair stand above the canvas, those of the end where there is none.
 */
import {
  BaselineSeries,
  createChart,
  LineSeries,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
} from 'lightweight-charts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSettings, useWords } from '../../../state/settings.ts';
import { formatDate, formatDateTime } from '../../../ui/time.ts';
import type { Locale } from '#words/index.ts';
import { colour, token } from '../../../ui/token.ts';
import { useTheme } from '../../shell/useAppearance.ts';
import { fixedText } from '../figures.ts';
import { Band } from './band.ts';
import type { BandPoint, Line, Point } from './curves.ts';
import css from './result.module.css';

interface Drawing {
  readonly chart: IChartApi;
  readonly lines: Map<string, ISeriesApi<'Line'>>;
  below: ISeriesApi<'Baseline'> | null;
  readonly band: Band;
  bandOn: string | null;
}

const PARTS = [3, 1] as const;

function create(element: HTMLElement): Drawing {
  const chart = createChart(element, { autoSize: true, layout: { attributionLogo: false } });
  chart.timeScale().subscribeSizeChange(() => chart.timeScale().fitContent());
  return { chart, lines: new Map(), below: null, band: new Band(), bandOn: null };
}

function paint({ chart }: Drawing): void {
  const line = colour('line');
  chart.applyOptions({
    layout: {
      background: { color: colour('surface-1') },
      textColor: colour('text-2'),
      fontFamily: token('font-figures'),
      fontSize: 11,
      panes: { separatorColor: line, separatorHoverColor: line, enableResize: false },
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    crosshair: {
      mode: 0,
      vertLine: { labelBackgroundColor: colour('line-strong') },
      horzLine: { labelBackgroundColor: colour('line-strong') },
    },
    // A label at the very top or bottom is whole or not there.
    rightPriceScale: { borderColor: line, entireTextOnly: true },
    timeScale: { borderColor: line, minBarSpacing: 0.01 },
  });
}

/** The pane below is there while there is something to draw in it. */
function fillBelow(drawing: Drawing, points: readonly Point[], locale: Locale): void {
  const { chart } = drawing;
  if (points.length === 0) {
    if (drawing.below) chart.removeSeries(drawing.below);
    drawing.below = null;
    return;
  }
  const down = colour('down');
  drawing.below ??= chart.addSeries(BaselineSeries, {}, 1);
  drawing.below.applyOptions({
    lineWidth: 1,
    priceLineVisible: false,
    lastValueVisible: false,
    baseValue: { type: 'price', price: 0 },
    topLineColor: down,
    topFillColor1: `${down}00`,
    topFillColor2: `${down}00`,
    bottomLineColor: down,
    bottomFillColor1: `${down}11`,
    bottomFillColor2: `${down}44`,
    priceFormat: formatOf(1, locale, ' %'),
  });
  drawing.below.setData([...points]);
  PARTS.forEach((part, pane) => chart.panes()[pane]?.setStretchFactor(part));
}

const formatOf = (decimals: number, locale: Locale, unit: string) => ({
  type: 'custom' as const,
  minMove: 1 / 10 ** decimals,
  formatter: (value: number) => `${fixedText(value, decimals, locale)}${unit}`,
});

interface Shown {
  readonly lines: readonly Line[];
  readonly below: readonly Point[];
  readonly band: readonly BandPoint[];
  readonly decimals: number;
  readonly unit: string;
}

/** Lines that are not shown any more go; the band hangs on the first. */
function fill(drawing: Drawing, { lines, below, band, decimals, unit }: Shown, locale: Locale): void {
  const { chart } = drawing;
  for (const [key, line] of drawing.lines) {
    if (lines.some((each) => each.key === key)) continue;
    if (drawing.bandOn === key) {
      line.detachPrimitive(drawing.band);
      drawing.bandOn = null;
    }
    chart.removeSeries(line);
    drawing.lines.delete(key);
  }
  for (const { key, points, colour: name, thin } of lines) {
    const line = drawing.lines.get(key) ?? chart.addSeries(LineSeries, { priceLineVisible: false });
    drawing.lines.set(key, line);
    line.applyOptions({
      color: colour(name),
      lineWidth: thin ? 1 : 2,
      lastValueVisible: lines.length <= 2,
      priceFormat: formatOf(decimals, locale, unit),
    });
    line.setData([...points]);
  }
  const first = lines[0]?.key;
  if (band.length > 0 && first !== undefined && drawing.bandOn === null) {
    drawing.lines.get(first)!.attachPrimitive(drawing.band);
    drawing.bandOn = first;
  }
  drawing.band.set(band, `${colour('accent')}2e`);
  fillBelow(drawing, below, locale);
  chart.applyOptions({ localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' } });
  chart.timeScale().fitContent();
}

/** The value of a line at a moment: that of its last point up to there. */
function valueAt(points: readonly Point[], time: number): number | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return points[low - 1]?.value ?? null;
}

function useCrosshair(drawing: Drawing | null): number | null {
  const [time, setTime] = useState<number | null>(null);
  useEffect(() => {
    if (!drawing) return;
    const { chart } = drawing;
    const moved = ({ time: at }: MouseEventParams) => setTime(typeof at === 'number' ? at : null);
    chart.subscribeCrosshairMove(moved);
    return () => {
      // A chart that is gone has forgotten its listeners.
      setTime(null);
    };
  }, [drawing]);
  return time;
}

interface CurveChartProps {
  readonly label: string;
  readonly testId: string;
  readonly lines: readonly Line[];
  /** Drawn below on its own scale, in percent; empty where there is nothing to draw. */
  readonly below: { readonly label: string; readonly points: readonly Point[] };
  readonly band?: readonly BandPoint[];
  readonly decimals: number;
  /** Behind each number: ` %` or nothing. */
  readonly unit: string;
  /** Times of day are shown. */
  readonly intraday: boolean;
}

const NO_BAND: readonly BandPoint[] = [];

function Legend(props: CurveChartProps & { readonly time: number | null }) {
  const { locale } = useWords();
  const { lines, below, decimals, unit, intraday, time } = props;
  const end = Math.max(0, ...lines.map(({ points }) => points.at(-1)?.time ?? 0));
  const at = time ?? end;
  const text = (value: number | null, digits: number, sign: string) =>
    value === null ? '–' : `${fixedText(value, digits, locale)}${sign}`;
  return (
    <div className={css.legend}>
      <span className={css.legendTime}>
        {at === 0 ? '' : (intraday ? formatDateTime : formatDate)(at * 1_000, locale, 'UTC')}
      </span>
      {lines.map(({ key, label, colour: name, points }) => (
        <span key={key} className={css.legendItem}>
          <i style={{ background: `var(--${name})` }} />
          <span className={css.legendName}>{label}</span>
          <b>{text(valueAt(points, at), decimals, unit)}</b>
        </span>
      ))}
      {below.points.length > 0 && (
        <span className={css.legendItem}>
          <i style={{ background: 'var(--down)' }} />
          <span className={css.legendName}>{below.label}</span>
          <b>{text(valueAt(below.points, at), 2, ' %')}</b>
        </span>
      )}
    </div>
  );
}

export function CurveChart(props: CurveChartProps) {
  const { lines, below, band = NO_BAND, decimals, unit, intraday } = props;
  const { locale } = useWords();
  const theme = useTheme();
  const { palette } = useSettings();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const attach = useCallback((element: HTMLDivElement) => {
    const made = create(element);
    setDrawing(made);
    return () => {
      setDrawing(null);
      made.chart.remove();
    };
  }, []);
  const shown = useMemo(
    () => ({ lines, below: below.points, band, decimals, unit }),
    [lines, below, band, decimals, unit],
  );
  useEffect(() => {
    if (!drawing) return;
    paint(drawing);
    drawing.chart.applyOptions({ timeScale: { timeVisible: intraday, secondsVisible: false } });
    fill(drawing, shown, locale);
  }, [drawing, shown, intraday, theme, palette, locale]);
  const time = useCrosshair(drawing);
  return (
    <div className={css.chartBox}>
      <Legend {...props} time={time} />
      <div
        ref={attach}
        className={css.chart}
        role="img"
        aria-label={props.label}
        data-testid={props.testId}
        data-lines={lines.length}
        data-band={band.length}
      />
    </div>
  );
}

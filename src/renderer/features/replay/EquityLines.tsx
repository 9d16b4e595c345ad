/** Equity of several sessions over their tapes, one line each, coloured from the tokens. */
import {
  createChart,
  LineSeries,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useCallback, useEffect, useState } from 'react';
import type { ReplayReport } from '#contract/replay-views.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { displayScale, moneyScale } from '#core/units/units.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { formatScaled } from '../../ui/format.ts';
import { MARKET_ZONE, zoneOffset } from '../../ui/time.ts';
import { colour, token } from '../../ui/token.ts';
import { useTheme } from '../shell/useAppearance.ts';
import css from './replay.module.css';

export const LINE_COLOURS = [
  '--accent',
  '--warn',
  '--up',
  '--down',
  '--text-1',
  '--focus',
  '--text-3',
  '--line-strong',
] as const;

interface Drawing {
  readonly chart: IChartApi;
  readonly lines: Map<string, ISeriesApi<'Line'>>;
}

function paint({ chart }: Drawing): void {
  const line = colour('line');
  chart.applyOptions({
    layout: {
      background: { color: colour('surface-1') },
      textColor: colour('text-2'),
      fontFamily: token('font-figures'),
      fontSize: 11,
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    rightPriceScale: { borderColor: line },
    timeScale: { borderColor: line, timeVisible: true, secondsVisible: false },
  });
}

const stamp = (at: number): UTCTimestamp =>
  Math.floor((at + zoneOffset(at, MARKET_ZONE)) / 1000) as UTCTimestamp;

/** Points of one second are one point: the last counts. */
function pointsOf({ curve, figures }: ReplayReport): { time: UTCTimestamp; value: number }[] {
  const scale = moneyScale(figures.currency);
  const points: { time: UTCTimestamp; value: number }[] = [];
  for (const { at, equity } of curve) {
    const point = { time: stamp(at), value: Number(formatDecimal(equity, scale)) };
    if (points.at(-1)?.time === point.time) points.pop();
    points.push(point);
  }
  return points;
}

function fill({ chart, lines }: Drawing, reports: readonly ReplayReport[], locale: 'en' | 'vi'): void {
  for (const [stream, line] of lines) {
    if (reports.some(({ session }) => session.stream === stream)) continue;
    chart.removeSeries(line);
    lines.delete(stream);
  }
  for (const [index, report] of reports.entries()) {
    const { stream } = report.session;
    const scale = displayScale(report.figures.currency);
    const line = lines.get(stream) ?? chart.addSeries(LineSeries, { lineWidth: 2, priceLineVisible: false });
    lines.set(stream, line);
    line.applyOptions({
      color: colour(LINE_COLOURS[index]!.slice(2)),
      priceFormat: {
        type: 'custom',
        minMove: 1 / 10 ** scale,
        formatter: (value: number) => formatScaled(Math.round(value * 10 ** scale), scale, locale),
      },
    });
    line.setData(pointsOf(report));
  }
  chart.applyOptions({ localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' } });
  chart.timeScale().fitContent();
}

export function EquityLines({ reports }: { readonly reports: readonly ReplayReport[] }) {
  const { t } = useWords();
  const theme = useTheme();
  const { palette, locale } = useSettings();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const attach = useCallback((element: HTMLDivElement) => {
    const chart = createChart(element, { autoSize: true, layout: { attributionLogo: false } });
    chart.timeScale().subscribeSizeChange(() => chart.timeScale().fitContent());
    setDrawing({ chart, lines: new Map() });
    return () => {
      setDrawing(null);
      chart.remove();
    };
  }, []);
  useEffect(() => {
    if (!drawing) return;
    paint(drawing);
    fill(drawing, reports, locale);
  }, [drawing, reports, theme, palette, locale]);
  return (
    <div
      ref={attach}
      className={css.equity}
      role="img"
      aria-label={t('replay.equityChart')}
      data-testid="replay-equity"
    />
  );
}

/** The equity curve above its drawdown, one time axis for both, coloured from the tokens. */
import {
  AreaSeries,
  BaselineSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useCallback, useEffect, useState } from 'react';
import { formatDecimal } from '#core/units/decimal.ts';
import { displayScale, moneyScale, type Currency } from '#core/units/units.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { formatScaled } from '../../ui/format.ts';
import { MARKET_ZONE, zoneOffset } from '../../ui/time.ts';
import { colour, token } from '../../ui/token.ts';
import { useTheme } from '../shell/useAppearance.ts';
import type { CurvePoint } from './equity.ts';
import css from './books.module.css';

interface Drawing {
  readonly chart: IChartApi;
  readonly equity: ISeriesApi<'Area'>;
  readonly drawdown: ISeriesApi<'Baseline'>;
}

/** Drawdown's part of the height against equity's. */
const PARTS = [3, 1] as const;

function draw(element: HTMLElement): Drawing {
  const chart = createChart(element, { autoSize: true, layout: { attributionLogo: false } });
  const equity = chart.addSeries(AreaSeries, { lineWidth: 2, priceLineVisible: false });
  const drawdown = chart.addSeries(
    BaselineSeries,
    { baseValue: { type: 'price', price: 0 }, lineWidth: 1, priceLineVisible: false },
    1,
  );
  PARTS.forEach((part, pane) => chart.panes()[pane]?.setStretchFactor(part));
  return { chart, equity, drawdown };
}

function paint({ chart, equity, drawdown }: Drawing): void {
  const line = colour('line');
  const accent = colour('accent');
  const down = colour('down');
  chart.applyOptions({
    layout: {
      background: { color: colour('surface-1') },
      textColor: colour('text-2'),
      fontFamily: token('font-figures'),
      fontSize: 11,
      panes: { separatorColor: line, separatorHoverColor: line, enableResize: false },
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    rightPriceScale: { borderColor: line },
    timeScale: { borderColor: line },
  });
  equity.applyOptions({ lineColor: accent, topColor: `${accent}33`, bottomColor: `${accent}00` });
  drawdown.applyOptions({
    topLineColor: down,
    topFillColor1: `${down}00`,
    topFillColor2: `${down}00`,
    bottomLineColor: down,
    bottomFillColor1: `${down}11`,
    bottomFillColor2: `${down}44`,
  });
}

const stamp = (at: number): UTCTimestamp =>
  Math.floor((at + zoneOffset(at, MARKET_ZONE)) / 1000) as UTCTimestamp;

interface Shown {
  readonly curve: readonly CurvePoint[];
  readonly currency: Currency;
  /** The values are hundredths of a percent. */
  readonly growth?: boolean;
}

function fill({ chart, equity, drawdown }: Drawing, { curve, currency, growth }: Shown): void {
  const scale = growth ? 2 : moneyScale(currency);
  equity.setData(
    curve.map((point) => ({ time: stamp(point.at), value: Number(formatDecimal(point.equity, scale)) })),
  );
  drawdown.setData(curve.map((point) => ({ time: stamp(point.at), value: point.drawdown * 100 })));
  chart.timeScale().fitContent();
}

function format(
  { chart, equity, drawdown }: Drawing,
  { currency, growth }: Shown,
  locale: 'en' | 'vi',
): void {
  const scale = growth ? 2 : displayScale(currency);
  const percent = (value: number) => `${formatScaled(Math.round(value * 100), 2, locale)} %`;
  const money = (value: number) => formatScaled(Math.round(value * 10 ** scale), scale, locale);
  const formatter = growth ? percent : money;
  equity.applyOptions({ priceFormat: { type: 'custom', minMove: 1 / 10 ** scale, formatter } });
  drawdown.applyOptions({ priceFormat: { type: 'custom', minMove: 0.01, formatter: percent } });
  chart.applyOptions({
    timeScale: { timeVisible: true, secondsVisible: false },
    localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' },
  });
}

export function EquityChart({ curve, currency, growth = false }: Shown) {
  const { t } = useWords();
  const theme = useTheme();
  const { palette, locale } = useSettings();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const attach = useCallback((element: HTMLDivElement) => {
    const made = draw(element);
    setDrawing(made);
    return () => {
      setDrawing(null);
      made.chart.remove();
    };
  }, []);
  useEffect(() => {
    if (drawing) paint(drawing);
  }, [drawing, theme, palette]);
  useEffect(() => {
    if (drawing) format(drawing, { curve: [], currency, growth }, locale);
  }, [drawing, currency, growth, locale]);
  useEffect(() => {
    if (drawing) fill(drawing, { curve, currency, growth });
  }, [drawing, curve, currency, growth]);
  return (
    <div
      ref={attach}
      className={css.chart}
      role="img"
      aria-label={t('account.chartLabel', { currency })}
      data-testid="equity-chart"
    />
  );
}

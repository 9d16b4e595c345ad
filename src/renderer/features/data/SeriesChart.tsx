/** The bars of a series as candles with volume, thinned to what the width can show. */
import type { UTCTimestamp } from 'lightweight-charts';
import { useCallback, useEffect, useState } from 'react';
import type { SeriesBarsView, SeriesView } from '#contract/series-views.ts';
import { pow10 } from '#core/units/integer.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { Empty, Toggle } from '../../ui/controls.tsx';
import { formatTrimmed } from '../../ui/format.ts';
import { createDrawing, paint, removeDrawing, type Drawing } from '../chart/drawing.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { useCall } from './useCall.ts';
import css from './data.module.css';

const POINTS = 1_500;

function fill(drawing: Drawing, bars: SeriesBarsView, locale: 'en' | 'vi'): void {
  const { series, time, open, high, low, close, volume } = bars;
  const unit = pow10(series.priceScale);
  const shares = pow10(series.volumeScale);
  const { chart, candles, volume: columns, colours } = drawing;
  const stamp = (row: number) => (time[row]! / 1000) as UTCTimestamp;
  candles.applyOptions({
    priceFormat: {
      type: 'custom',
      minMove: 1 / unit,
      formatter: (price: number) => formatTrimmed(Math.round(price * unit), series.priceScale, locale),
    },
  });
  candles.setData(
    time.map((_, row) => ({
      time: stamp(row),
      open: open[row]! / unit,
      high: high[row]! / unit,
      low: low[row]! / unit,
      close: close[row]! / unit,
    })),
  );
  columns.setData(
    time.map((_, row) => ({
      time: stamp(row),
      value: volume[row]! / shares,
      color: close[row]! < open[row]! ? colours.down : colours.up,
    })),
  );
  chart.applyOptions({
    timeScale: { timeVisible: /[smh]$/.test(series.timeframe), secondsVisible: false, minBarSpacing: 0.1 },
    localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' },
  });
  chart.timeScale().fitContent();
}

interface SeriesChartProps {
  readonly series: SeriesView;
  readonly adjusted: boolean;
  readonly setAdjusted: (on: boolean) => void;
}

export function SeriesChart({ series, adjusted, setAdjusted }: SeriesChartProps) {
  const { t } = useWords();
  const theme = useTheme();
  const { palette, locale } = useSettings();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const { id: seriesId, hash, symbol, timeframe } = series;
  const { value: bars, error } = useCall(`${seriesId} ${hash} ${adjusted}`, () =>
    call('series.bars', { seriesId, points: POINTS, adjusted }),
  );
  const attach = useCallback((element: HTMLDivElement) => {
    const made = createDrawing(element);
    setDrawing(made);
    return () => {
      setDrawing(null);
      removeDrawing(made);
    };
  }, []);
  useEffect(() => {
    if (drawing) paint(drawing);
  }, [drawing, theme, palette]);
  useEffect(() => {
    if (drawing && bars) fill(drawing, bars, locale);
  }, [drawing, bars, locale]);
  return (
    <div className={css.chartBox}>
      <div
        ref={attach}
        className={css.chart}
        role="img"
        aria-label={t('data.chart', { symbol, timeframe })}
        data-testid="data-chart"
      />
      <div className={css.overlay}>
        <span title={t('data.adjustedHint')}>
          <Toggle on={adjusted} onChange={setAdjusted}>
            {t('data.adjusted')}
          </Toggle>
        </span>
        {bars && bars.each > 1 && t('data.chartMerged', { each: bars.each })}
      </div>
      {error && (
        <div className={css.over}>
          <Empty>{`${t('data.chartFailed')}: ${describeError(t, error)}`}</Empty>
        </div>
      )}
    </div>
  );
}

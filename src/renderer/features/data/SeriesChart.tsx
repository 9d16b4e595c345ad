/** The bars of a series as candles with volume, thinned to what the width can show. */
import { useEffect } from 'react';
import type { SeriesBarsView, SeriesView } from '#contract/series-views.ts';
import { pow10 } from '#core/units/integer.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { Empty, Toggle } from '../../ui/controls.tsx';
import { formatTrimmed } from '../../ui/format.ts';
import { drawBars, type Drawing } from '../chart/drawing.ts';
import { useCanvas } from '../chart/useCanvas.ts';
import { useCall } from './useCall.ts';
import css from './data.module.css';

const POINTS = 1_500;

function fill(drawing: Drawing, bars: SeriesBarsView, locale: 'en' | 'vi'): void {
  const { series, time } = bars;
  const unit = pow10(series.priceScale);
  const { chart, candles } = drawing;
  candles.applyOptions({
    priceFormat: {
      type: 'custom',
      minMove: 1 / unit,
      formatter: (price: number) => formatTrimmed(Math.round(price * unit), series.priceScale, locale),
    },
  });
  const times = time.map((at) => at / 1000);
  drawBars(drawing, bars, times, [unit, pow10(series.volumeScale)]);
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
  const { locale } = useSettings();
  const { drawing, attach } = useCanvas();
  const { id: seriesId, hash, symbol, timeframe } = series;
  const { value: bars, error } = useCall(`${seriesId} ${hash} ${adjusted}`, () =>
    call('series.bars', { seriesId, points: POINTS, adjusted }),
  );
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

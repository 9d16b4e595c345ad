/** One trade on the stored bars it was made on: entry, exit, and some bars on either side. */
import { useEffect } from 'react';
import X from 'lucide-react/icons/x';
import type { RunDetail } from '#contract/research-views.ts';
import type { SeriesBarsView } from '#contract/series-views.ts';
import { pow10 } from '#core/units/integer.ts';
import { lengthOf } from '#research/bars/timeframe.ts';
import { describeError, type Locale } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useSettings, useWords } from '../../../state/settings.ts';
import { Empty, IconButton } from '../../../ui/controls.tsx';
import { formatTrimmed } from '../../../ui/format.ts';
import { drawBars, type Drawing } from '../../chart/drawing.ts';
import { useCanvas } from '../../chart/useCanvas.ts';
import { useTheme } from '../../shell/useAppearance.ts';
import { useCall } from '../../data/useCall.ts';
import { orderMarks, orderSummary, orderTip, rowAt, usePointed, useTradeOrders } from './tradeMarks.ts';
import type { ShownTrade } from './moments.ts';
import css from './tables.module.css';

/** Bars shown on either side of the trade. */
const AROUND = 30;
const POINTS = 1_500;
const DAY_MS = 86_400_000;
/** Nights and weekends have no bars. */
const SPARE_MS = 5 * DAY_MS;
const LONG = { day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS } as const;

function barMs(timeframe: RunDetail['timeframe']): number {
  const length = lengthOf(timeframe);
  return length.kind === 'intraday' ? length.ms : LONG[length.kind];
}

function fill(drawing: Drawing, bars: SeriesBarsView, trade: ShownTrade, locale: Locale): void {
  const { series, time } = bars;
  const unit = pow10(series.priceScale);
  drawing.candles.applyOptions({
    priceLineVisible: false,
    lastValueVisible: false,
    priceFormat: {
      type: 'custom',
      minMove: 1 / unit,
      formatter: (price: number) => formatTrimmed(Math.round(price * unit), series.priceScale, locale),
    },
  });
  const times = time.map((at) => at / 1_000);
  drawBars(drawing, bars, times, [unit, pow10(series.volumeScale)]);
  drawing.chart.applyOptions({
    timeScale: { timeVisible: /[smh]$/.test(series.timeframe), secondsVisible: false, minBarSpacing: 0.1 },
    localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' },
  });
  const to = trade.closedAt === null ? time.length : rowAt(time, trade.closedAt);
  drawing.chart
    .timeScale()
    .setVisibleLogicalRange({ from: rowAt(time, trade.openedAt) - AROUND, to: to + AROUND });
}

function useBars(run: RunDetail, { instrumentId, openedAt, closedAt }: ShownTrade) {
  const index = run.instruments.findIndex(({ id }) => id === instrumentId);
  const seriesId = run.spec.data.series[index];
  const spare = AROUND * barMs(run.timeframe) + SPARE_MS;
  const from = Math.floor(openedAt - spare);
  const to = Math.ceil((closedAt ?? run.to) + spare);
  return useCall(`${seriesId} ${from} ${to}`, async () =>
    seriesId === undefined
      ? null
      : call('series.bars', { seriesId, from, to, points: POINTS, adjusted: true }),
  );
}

export function TradeOnBars(props: {
  readonly run: RunDetail;
  readonly trade: ShownTrade;
  readonly onClose: () => void;
}) {
  const { run, trade } = props;
  const words = useWords();
  const { t, locale } = words;
  const { drawing, attach } = useCanvas();
  const { value: bars, error } = useBars(run, trade);
  const symbol = run.instruments.find(({ id }) => id === trade.instrumentId)?.symbol ?? '';
  useEffect(() => {
    if (drawing && bars) fill(drawing, bars, trade, locale);
  }, [drawing, bars, trade, locale]);
  const orders = useTradeOrders(run, trade);
  const theme = useTheme();
  const { palette } = useSettings();
  useEffect(() => {
    if (drawing && bars && orders) drawing.markers.setMarkers(orderMarks(bars.time, orders));
  }, [drawing, bars, orders, theme, palette]);
  const pointed = usePointed(drawing);
  const marked = orders?.find(({ id }) => id === pointed?.id);
  return (
    <div className={css.onBars}>
      <div className={css.onBarsHead}>
        <b>{symbol}</b>
        <span data-testid="run-trade-orders">
          {[...(orders ?? []).map((order) => orderSummary(order, run, words)), trade.entryNote]
            .filter((each) => each !== '')
            .join(' · ')}
        </span>
        <IconButton small label={t('shell.close')} onClick={props.onClose}>
          <X size={13} />
        </IconButton>
      </div>
      <div
        ref={attach}
        className={css.onBarsChart}
        role="img"
        aria-label={t('runs.tradeChart', { symbol })}
        data-testid="run-trade-chart"
        data-marks={orders?.length}
      >
        {marked && pointed && (
          <span
            className={css.tip}
            role="tooltip"
            data-testid="run-trade-tip"
            style={{ left: pointed.x, top: pointed.y }}
          >
            {orderTip(marked, run, words)}
          </span>
        )}
      </div>
      {error && <Empty>{describeError(t, error)}</Empty>}
    </div>
  );
}

/** Candles of a session with the entries and exits of its trades; the chosen trade is brought into sight. */
import { useEffect } from 'react';
import type { BarsView } from '#contract/market-views.ts';
import type { Trade } from '../trades/trade.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import { useWords } from '../../state/settings.ts';
import { MARKET_ZONE } from '../../ui/time.ts';
import { axisTimes, isIntraday } from '../chart/aggregate.ts';
import { applyFormats, drawBars } from '../chart/drawing.ts';
import { useCanvas } from '../chart/useCanvas.ts';
import { fillMarks } from '../chart/useFillMarks.ts';
import css from './replay.module.css';

/** Bars shown on either side of the trade. */
const AROUND = 30;

/** What the chart needs to know of a trade. */
export type ChartedTrade = Pick<Trade, 'instrumentId' | 'side'> & {
  readonly openedAt: number;
  readonly closedAt: number | null;
};

/** Entries and exits as they would be fills of their sides. */
function legsOf(trades: readonly ChartedTrade[], instrumentId: string) {
  return trades
    .filter((trade) => trade.instrumentId === instrumentId)
    .flatMap(({ side, openedAt, closedAt }) => {
      const [enter, leave] = side === 'long' ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const);
      const entry = { at: openedAt, side: enter };
      return closedAt === null ? [entry] : [entry, { at: closedAt, side: leave }];
    });
}

/** The rows a trade spans, with some on either side. */
function rangeOf(bars: BarsView, trade: ChartedTrade): { from: number; to: number } {
  const rowAt = (at: number): number => {
    const row = bars.time.findIndex((time) => time >= at);
    return row < 0 ? bars.time.length : row;
  };
  const to = trade.closedAt === null ? bars.time.length : rowAt(trade.closedAt);
  return { from: rowAt(trade.openedAt) - AROUND, to: to + AROUND };
}

export function TradeChart(props: {
  readonly bars: BarsView;
  readonly instrument: Instrument;
  readonly trades: readonly ChartedTrade[];
  readonly current: ChartedTrade | null;
}) {
  const { bars, instrument, trades, current } = props;
  const { t, locale } = useWords();
  const { drawing, attach } = useCanvas();
  useEffect(() => {
    if (!drawing) return;
    applyFormats(drawing, instrument, locale, isIntraday(bars.timeframe));
    const times = axisTimes(bars.time, bars.timeframe, MARKET_ZONE);
    drawBars(drawing, bars, times, [pow10(instrument.priceScale), 1]);
    drawing.markers.setMarkers(fillMarks(bars, legsOf(trades, instrument.id)));
  }, [drawing, bars, instrument, trades, locale]);
  useEffect(() => {
    if (!drawing) return;
    const scale = drawing.chart.timeScale();
    if (current) scale.setVisibleLogicalRange(rangeOf(bars, current));
    else scale.fitContent();
  }, [drawing, bars, current]);
  return (
    <div
      ref={attach}
      className={css.tradeChart}
      role="img"
      aria-label={t('replay.tradeChart', { symbol: instrument.symbol })}
      data-testid="trade-chart"
    />
  );
}

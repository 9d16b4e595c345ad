/** Keeps the canvas in step: colours with the theme, data with the bars, the last bar with every frame. */
import type { UTCTimestamp } from 'lightweight-charts';
import { useCallback, useEffect, useRef, useState, type RefCallback } from 'react';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import { compute, seriesInput } from '#research/indicators/run.ts';
import { sma } from '#research/indicators/sma.ts';
import { useMarket } from '../../state/market.ts';
import { useSettings } from '../../state/settings.ts';
import { MARKET_ZONE } from '../../ui/time.ts';
import { axisTimes, barOf, dayBar, foldMinute, isIntraday, startLive, type LiveBar } from './aggregate.ts';
import type { LoadedBars } from './useBars.ts';
import { useCanvas } from './useCanvas.ts';
import { useFillMarks } from './useFillMarks.ts';
import { useIndicators } from './useIndicators.ts';
import { useTail } from './useTail.ts';
import { applyFormats, drawBars, type Drawing } from './drawing.ts';

const AVERAGE_PERIOD = 20;
const SHOWN_BARS = 120;
const MOST_ADDED = 2_000;
const NO_MORE: { readonly to: BarsView | null; readonly times: readonly number[] } = { to: null, times: [] };
/** Bars left of what is looked at, below which older ones are asked for. */
const NEAR_EDGE = 600;

const stamp = (value: number | undefined) => (value ?? 0) as UTCTimestamp;

const averageOf = (closes: Float64Array): Float64Array =>
  compute(sma, seriesInput(closes), { period: AVERAGE_PERIOD })[0] as Float64Array;

function setBars(drawing: Drawing, bars: BarsView, instrument: Instrument): void {
  const unit = pow10(instrument.priceScale);
  const times = axisTimes(bars.time, bars.timeframe, MARKET_ZONE);
  const closes = Float64Array.from(bars.close, (close) => close / unit);
  drawBars(drawing, bars, times, [unit, 1]);
  const average = averageOf(closes);
  const points = bars.time.map((_, at) => ({ time: stamp(times[at]), value: average[at] as number }));
  drawing.average.setData(points.filter((point) => !Number.isNaN(point.value)));
}

function updateLast(
  drawing: Drawing,
  live: LiveBar,
  instrument: Instrument,
  timeframe: Timeframe,
  closes: number[],
): void {
  const unit = pow10(instrument.priceScale);
  const [time] = axisTimes([live.time], timeframe, MARKET_ZONE);
  const close = live.close / unit;
  drawing.candles.update({
    time: stamp(time),
    open: live.open / unit,
    high: live.high / unit,
    low: live.low / unit,
    close,
  });
  drawing.volume.update({
    time: stamp(time),
    value: live.volume,
    color: live.close >= live.open ? drawing.colours.up : drawing.colours.down,
  });
  const window = [...closes.slice(-(AVERAGE_PERIOD - 1)), live.close];
  if (window.length < AVERAGE_PERIOD) return;
  const value = averageOf(Float64Array.from(window)).at(-1) as number;
  drawing.average.update({ time: stamp(time), value: value / unit });
}

/** By how many bars what was drawn before lies further to the right now; null where it is something else. */
function shiftOf(before: BarsView | null, now: BarsView): number | null {
  if (before?.instrumentId !== now.instrumentId || before.timeframe !== now.timeframe) return null;
  const [first, firstNow] = [before.time[0], now.time[0]];
  if (first === undefined || firstNow === undefined) return null;
  const added = now.time.indexOf(first);
  if (added >= 0) return added;
  const gone = before.time.indexOf(firstNow);
  return gone < 0 ? null : -gone;
}

/** The newest bars at first; where bars were added or let go beside what is looked at, it stays where it is. */
function useShownRange(
  drawing: Drawing | null,
  bars: BarsView | null,
  loadMore: LoadedBars['loadMore'],
): void {
  const before = useRef<BarsView | null>(null);
  const drawn = useRef<Drawing | null>(null);
  useEffect(() => {
    if (!drawing || !bars) return;
    const scale = drawing.chart.timeScale();
    const count = bars.time.length;
    const shift = drawn.current === drawing ? shiftOf(before.current, bars) : null;
    before.current = bars;
    drawn.current = drawing;
    const range = scale.getVisibleLogicalRange();
    if (shift !== null && range)
      scale.setVisibleLogicalRange({ from: range.from + shift, to: range.to + shift });
    else scale.setVisibleLogicalRange({ from: count - SHOWN_BARS, to: count + 5 });
  }, [drawing, bars]);
  useEffect(() => {
    if (!drawing) return;
    const scale = drawing.chart.timeScale();
    const look = (range: { readonly from: number; readonly to: number } | null) => {
      if (!range || !bars) return;
      if (range.from < NEAR_EDGE) loadMore('older');
      else if (range.to > bars.time.length - NEAR_EDGE) loadMore('newer');
    };
    scale.subscribeVisibleLogicalRangeChange(look);
    return () => {
      if (drawing.alive) scale.unsubscribeVisibleLogicalRangeChange(look);
    };
  }, [drawing, bars, loadMore]);
}

function useLive(drawing: Drawing | null, bars: BarsView | null, instrument: Instrument) {
  const lastBars = useMarket((state) => state.lastBars);
  const live = useRef<LiveBar | null>(null);
  /** Bars that came after those that were loaded. */
  const [more, setMore] = useState<{ readonly to: BarsView | null; readonly times: readonly number[] }>(
    NO_MORE,
  );
  const closes = useRef<number[]>([]);
  useEffect(() => {
    if (!bars) return;
    const { lastBars: now } = useMarket.getState();
    live.current = startLive(bars, now?.instrumentId === bars.instrumentId ? now.minute : null);
    closes.current = bars.close.slice(-AVERAGE_PERIOD, -1);
  }, [bars, drawing]);
  const draw = useCallback(
    (next: LiveBar) => {
      // The newest bars are not in the window: nothing to go on from.
      if (!drawing?.alive || !bars || bars.newer) return;
      const before = live.current;
      if (before && next.time < before.time) return;
      if (!before || next.time > before.time)
        setMore(({ to, times }) => ({ to: bars, times: [...(to === bars ? times : []), next.time] }));
      if (before && next.time > before.time)
        closes.current = [...closes.current, before.close].slice(-AVERAGE_PERIOD);
      live.current = next;
      updateLast(drawing, next, instrument, bars.timeframe, closes.current);
    },
    [drawing, bars, instrument],
  );
  useEffect(() => {
    if (!bars || lastBars?.instrumentId !== instrument.id) return;
    draw(
      bars.timeframe === '1d'
        ? dayBar(lastBars.day)
        : foldMinute(live.current, lastBars.minute, bars.timeframe),
    );
  }, [draw, bars, instrument, lastBars]);
  const update = useCallback(
    (tail: BarsView) => tail.time.forEach((_, row) => draw(barOf(tail, row))),
    [draw],
  );
  return { update, added: more.to === bars ? more.times : NO_MORE.times };
}

export function useDrawing(
  { bars, retry, loadMore }: Pick<LoadedBars, 'bars' | 'retry' | 'loadMore'>,
  instrument: Instrument,
): {
  readonly drawing: Drawing | null;
  readonly attach: RefCallback<HTMLDivElement>;
  readonly drawn: number;
} {
  const { drawing, attach } = useCanvas();
  const { locale, movingAverage } = useSettings();
  useEffect(() => {
    if (!drawing || !bars) return;
    setBars(drawing, bars, instrument);
  }, [drawing, bars, instrument]);
  useEffect(() => {
    if (drawing && bars) applyFormats(drawing, instrument, locale, isIntraday(bars.timeframe));
  }, [drawing, bars, instrument, locale]);
  useShownRange(drawing, bars, loadMore);
  useEffect(() => drawing?.average.applyOptions({ visible: movingAverage }), [drawing, movingAverage]);
  const { update, added } = useLive(drawing, bars, instrument);
  useTail(bars, { update, replace: retry });
  useFillMarks(drawing, bars, added);
  useIndicators(bars ? drawing : null);
  // A window that has grown long is opened anew at its end.
  useEffect(() => {
    if (added.length > MOST_ADDED) retry();
  }, [added, retry]);
  return { drawing, attach, drawn: (bars?.time.length ?? 0) + added.length };
}

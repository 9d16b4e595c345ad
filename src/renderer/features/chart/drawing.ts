/** The canvas: one chart with candles, volume and the moving average, coloured from the tokens. */
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import type { Locale } from '#words/index.ts';
import { formatPrice } from '../../ui/format.ts';
import { colour, token } from '../../ui/token.ts';

export interface BarColours {
  readonly up: string;
  readonly down: string;
  readonly mark: string;
}

export interface Drawing {
  readonly chart: IChartApi;
  readonly candles: ISeriesApi<'Candlestick'>;
  readonly volume: ISeriesApi<'Histogram'>;
  readonly average: ISeriesApi<'Line'>;
  readonly markers: ISeriesMarkersPluginApi<Time>;
  /** As last painted: every live bar asks, and a computed style is dear. */
  colours: BarColours;
  /** False once removed: the library draws again when a removed chart is touched, and fails. */
  alive: boolean;
}

export function removeDrawing(drawing: Drawing): void {
  drawing.alive = false;
  drawing.chart.remove();
}

const barColours = (): BarColours => ({
  up: colour('bar-up'),
  down: colour('bar-down'),
  mark: colour('warn'),
});

const VOLUME_PART = 0.8;

export function createDrawing(element: HTMLElement): Drawing {
  const chart = createChart(element, { autoSize: true, layout: { attributionLogo: false } });
  const candles = chart.addSeries(CandlestickSeries, {});
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    priceFormat: { type: 'volume' },
    lastValueVisible: false,
    priceLineVisible: false,
  });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: VOLUME_PART, bottom: 0 } });
  chart.priceScale('right').applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
  const average = chart.addSeries(LineSeries, {
    lineWidth: 1,
    lastValueVisible: false,
    priceLineVisible: false,
    crosshairMarkerVisible: false,
  });
  const markers = createSeriesMarkers<Time>(candles, []);
  return { chart, candles, volume, average, markers, colours: barColours(), alive: true };
}

/** Volume bars and marks carry their colour in their data: the data stays what it is, live bars included. */
function recolour({ candles, volume, markers, colours }: Drawing): void {
  const bars = candles.data();
  volume.setData(
    volume.data().map((point, at) => {
      const bar = bars[at];
      const down = bar !== undefined && 'close' in bar && bar.close < bar.open;
      return { ...point, color: down ? colours.down : colours.up };
    }),
  );
  markers.setMarkers(markers.markers().map((mark) => ({ ...mark, color: colours.mark })));
}

/** The colours of the theme in force, on everything that is drawn. */
export function paint(drawing: Drawing): void {
  const { chart, candles, average } = drawing;
  const line = colour('line');
  chart.applyOptions({
    layout: {
      background: { color: colour('surface-1') },
      textColor: colour('text-2'),
      fontFamily: token('font-figures'),
      fontSize: 11,
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    crosshair: {
      mode: 0,
      vertLine: { labelBackgroundColor: colour('line-strong') },
      horzLine: { labelBackgroundColor: colour('line-strong') },
    },
    // A label at the very top or bottom is whole or not there.
    rightPriceScale: { borderColor: line, entireTextOnly: true },
    timeScale: { borderColor: line },
  });
  const up = colour('up');
  const down = colour('down');
  candles.applyOptions({
    upColor: up,
    downColor: down,
    borderUpColor: up,
    borderDownColor: down,
    wickUpColor: up,
    wickDownColor: down,
  });
  average.applyOptions({ color: colour('warn') });
  drawing.colours = barColours();
  recolour(drawing);
}

/** Axis formats of an instrument: its decimals, the user's separators, times of day only where there are any. */
export function applyFormats(
  { chart, candles, average }: Drawing,
  { priceScale, currency }: Pick<Instrument, 'priceScale' | 'currency'>,
  locale: Locale,
  intraday: boolean,
): void {
  const unit = pow10(priceScale);
  const priceFormat = {
    type: 'custom',
    minMove: 1 / unit,
    formatter: (price: number) => formatPrice(Math.round(price * unit), priceScale, currency, locale),
  } as const;
  candles.applyOptions({ priceFormat });
  average.applyOptions({ priceFormat });
  chart.applyOptions({
    timeScale: { timeVisible: intraday, secondsVisible: false, rightOffset: 6, minBarSpacing: 0.5 },
    localization: { locale: locale === 'vi' ? 'vi-VN' : 'en-GB' },
  });
}

interface Columns {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

/** Draws bars anew: `times` in seconds, one a row; prices and volumes of so many to a unit. */
export function drawBars(
  { candles, volume, colours }: Drawing,
  bars: Columns,
  times: ArrayLike<number>,
  [price, shares]: readonly [price: number, shares: number],
): void {
  const { open, high, low, close } = bars;
  const at = (row: number) => times[row] as UTCTimestamp;
  candles.setData(
    open.map((first, row) => ({
      time: at(row),
      open: first / price,
      high: high[row]! / price,
      low: low[row]! / price,
      close: close[row]! / price,
    })),
  );
  volume.setData(
    bars.volume.map((traded, row) => ({
      time: at(row),
      value: traded / shares,
      color: close[row]! >= open[row]! ? colours.up : colours.down,
    })),
  );
}

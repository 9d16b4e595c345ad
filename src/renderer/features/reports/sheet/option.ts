/** A chart as data made into what the canvas draws, in the colours of the tokens. Sides are fixed: overlays lie exactly on the plot. */
import type { ChartSeries, SeriesId } from '#report/chart.ts';
import type { Locale } from '#words/index.ts';
import type { ChartOption } from '../../../ui/chart/echarts.ts';
import { colour, token } from '../../../ui/token.ts';
import type { Span } from '../span.ts';
import { axisText, timeText, type Axis } from './axisText.ts';

/** From the sides of the chart to its plot, pixels. The axis of values is at the right, as on every chart here. */
export const LEFT = 6;
export const RIGHT = 62;

/** Tokens of series; those of several subjects are told apart by `LINES`. */
export const SERIES_COLOURS: Readonly<Record<SeriesId, string>> = {
  run: 'accent',
  benchmark: 'text-3',
  gross: 'accent',
  net: 'warn',
  commission: 'accent',
  tax: 'warn',
  slippage: 'down',
  spread: 'up',
  borrow: 'text-3',
};

export interface DrawnSeries {
  readonly key: string;
  readonly name: string;
  /** A token. */
  readonly colour: string;
  readonly points: ChartSeries['points'];
  readonly thin?: boolean;
}

interface Look {
  readonly locale: Locale;
  /** Labels below the plot. */
  readonly below: boolean;
}

export const base = ({ below }: Look): ChartOption => ({
  animation: false,
  useUTC: true,
  textStyle: { fontFamily: token('font-figures'), fontSize: 11, color: colour('text-2') },
  grid: { left: LEFT, right: RIGHT, top: 8, bottom: below ? 22 : 6, outerBoundsMode: 'none' },
});

const lines = () => ({
  axisLine: { lineStyle: { color: colour('line-strong') } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colour('line') } },
});

const label = (formatter: (value: number) => string) => ({
  color: colour('text-3'),
  fontSize: 11,
  hideOverlap: true,
  formatter,
});

export const valueAxis = (axis: Axis, locale: Locale, more: object = {}): object => ({
  type: 'value',
  position: 'right',
  scale: true,
  splitNumber: 4,
  ...lines(),
  axisLabel: label((value) => axisText(value, axis, locale)),
  ...more,
});

export const timeAxis = (domain: Span, { locale, below }: Look): object => ({
  type: 'time',
  min: domain.from,
  max: domain.to,
  splitNumber: 6,
  ...lines(),
  splitLine: { show: true, lineStyle: { color: colour('line') } },
  axisLabel: {
    ...label((value) => timeText(value, domain, locale)),
    show: below,
    rich: {},
    showMinLabel: false,
    showMaxLabel: false,
  },
});

export function lineSeries(series: DrawnSeries, area: boolean): object {
  const ink = colour(series.colour);
  return {
    type: 'line',
    name: series.name,
    showSymbol: series.points.length === 1,
    symbol: 'circle',
    symbolSize: 5,
    sampling: 'lttb',
    lineStyle: { width: series.thin ? 1 : 1.6, color: ink },
    itemStyle: { color: ink },
    emphasis: { disabled: true },
    silent: true,
    data: series.points,
    ...(area ? { areaStyle: { color: ink, opacity: 0.16 } } : {}),
  };
}

/** A chart of time. */
export function timeOption(
  series: readonly DrawnSeries[],
  terms: Look & {
    readonly axis: Axis;
    readonly domain: Span;
    readonly area?: boolean;
    readonly label?: (value: number) => string;
  },
): ChartOption {
  const { axis, locale, area = false, domain } = terms;
  const own = terms.label && { axisLabel: label(terms.label) };
  return {
    ...base(terms),
    xAxis: timeAxis(domain, terms),
    yAxis: valueAxis(axis, locale, { ...(area ? { max: 0 } : {}), ...own }),
    series: series.map((each) => lineSeries(each, area)),
  };
}

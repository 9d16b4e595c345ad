/** A chart as data made into what the canvas draws, in the colours of the tokens. Sides are fixed: overlays lie exactly on the plot. */
import type { ChartSeries, SeriesId } from '#report/chart.ts';
import type { Locale } from '#words/index.ts';
import type { ChartOption } from '../../../ui/chart/echarts.ts';
import { colour, token } from '../../../ui/token.ts';
import type { Span } from '../span.ts';
import { axisText, type Axis } from './axisText.ts';
import { tickText, ticksOf } from './ticks.ts';

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

const WIDE_TICKS = 12;

interface Look {
  readonly locale: Locale;
  /** Labels below the plot. */
  readonly below: boolean;
  /** How many marks there is room for. */
  readonly ticks?: number;
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

export function timeAxis(domain: Span, { locale, below, ticks = WIDE_TICKS }: Look): object {
  const { at, of } = ticksOf(domain, ticks);
  return {
    type: 'value',
    min: domain.from,
    max: domain.to,
    ...lines(),
    // Lines of the grid stand where ticks would.
    axisTick: { show: false, customValues: at },
    splitLine: { show: true, lineStyle: { color: colour('line') } },
    axisLabel: {
      ...label((value) => tickText(value, of, locale)),
      show: below,
      customValues: at,
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
    },
  };
}

/** A flat line stands in the middle, and zero at the top of what never falls. */
const flat = (axis: Axis): object => ({
  min: ({ min, max }: Extent) => (min === max ? min - spare(min, axis) : undefined),
  max: ({ min, max }: Extent) => (min === max ? max + spare(max, axis) : undefined),
});

interface Extent {
  readonly min: number;
  readonly max: number;
}

const spare = (value: number, axis: Axis): number =>
  axis === 'share' ? 0.01 : axis === 'ratio' ? 1 : Math.max(1, Math.abs(value) * 0.05);

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
    yAxis: valueAxis(axis, locale, {
      ...flat(axis),
      ...(area ? { max: 0 } : {}),
      ...own,
    }),
    series: series.map((each) => lineSeries(each, area)),
  };
}

/**
 * Charts of a report as SVG: drawn without a browser, the same everywhere.
 * Invariants: the same chart gives the same text, however many were drawn before; it is well-formed XML and tells nothing
 * of how it was made (no ids but its own, no styles for pointers).
 */
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec, SeriesId } from '#report/chart.ts';
import type { Words } from '#words/index.ts';
import type { TimeSpan } from './report-block.ts';
import { axisLabel, endsOf, nameLabel, rangeOf, type Axis } from './chart-labels.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const INK = '#1d2433';
const QUIET = '#667085';
const LINE = '#e3e6ec';
const BLUE = '#1f5fbf';
const GREY = '#8a93a3';
const RED = '#b42318';
const GREEN = '#067647';
/** Without quotes: the library writes it into an attribute as it is. */
const FONT = 'Inter, Segoe UI, Helvetica Neue, Arial, sans-serif';

const COLOURS: Readonly<Record<SeriesId, string>> = {
  run: BLUE,
  benchmark: GREY,
  gross: BLUE,
  net: GREY,
  commission: BLUE,
  tax: '#b54708',
  slippage: '#7a5af8',
  spread: '#0e9384',
  borrow: GREY,
};

const axisLook = (axis: Axis, range: number, words: Words) => ({
  axisLabel: {
    color: QUIET,
    fontSize: 11,
    rich: { primary: { fontSize: 11, fontWeight: 'normal' as const } },
    hideOverlap: true,
    formatter: (value: number | string) =>
      axis === 'name' ? nameLabel(String(value)) : axisLabel(axis, Number(value), range, words),
  },
  axisLine: { lineStyle: { color: LINE } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: LINE } },
});

/** Only the lines across: values are read from the left. */
function xAxisOf(spec: ChartSpec, words: Words): object {
  const look = {
    ...axisLook(spec.x, rangeOf(spec, 0), words),
    scale: true,
    splitLine: { show: spec.kind === 'scatter', lineStyle: { color: LINE } },
  };
  switch (spec.x) {
    case 'time':
      return { type: 'time', ...look };
    case 'year':
      return { type: 'category', ...look };
    case 'name':
      return { type: 'category', data: [...(spec.names ?? [])], ...look };
    default:
      return { type: 'value', ...look };
  }
}

/** Gains green and losses red, where the value itself is one. */
const dressed = ({ id, series }: ChartSpec, value: number) =>
  (id === 'yearly' || id === 'contribution' || id === 'excursions') && series.length === 1
    ? { itemStyle: { color: value < 0 ? RED : GREEN } }
    : {};

function seriesOf(spec: ChartSpec, { t }: Words): object[] {
  return spec.series.map(({ id, points }) => {
    const colour = spec.kind === 'area' ? RED : COLOURS[id];
    const common = {
      name: t(`reportCodes.series-${id}`),
      animation: false,
      itemStyle: { color: colour },
      data: points.map(([x, y]) => ({
        value: [spec.x === 'year' ? String(x) : x, y],
        ...(spec.kind === 'bars' || spec.kind === 'scatter' ? dressed(spec, y) : {}),
      })),
    };
    if (spec.kind === 'bars')
      return {
        ...common,
        type: 'bar',
        ...(spec.series.length > 1 ? { stack: 'all' } : {}),
        barCategoryGap: '12%',
        ...(spec.x === 'share' ? { barWidth: '80%' } : { barMaxWidth: 48 }),
      };
    if (spec.kind === 'scatter') return { ...common, type: 'scatter', symbolSize: 5 };
    return {
      ...common,
      type: 'line',
      showSymbol: false,
      lineStyle: { width: id === 'run' ? 1.6 : 1.1, color: colour },
      ...(spec.kind === 'area' ? { areaStyle: { color: colour, opacity: 0.16 } } : {}),
    };
  });
}

/** What the library adds for a page that answers the pointer, and ids that count on from chart to chart. */
const plain = (svg: string, id: ChartSpec['id']): string =>
  svg
    .replace(/<style\b[\s\S]*?<\/style>\n?/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ (?:xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replaceAll(/zr\d+-c/g, `${id}-`)
    .replaceAll(
      /font: normal (normal|bold|\d+) (\d+)px ([^"]*)/g,
      'font-size:$2px;font-weight:$1;font-family:$3',
    )
    .replace(/<rect [^>]*fill="none"><\/rect>\n?/, '');

const LEGEND = {
  right: 8,
  icon: 'rect',
  itemWidth: 14,
  itemHeight: 3,
  textStyle: { color: QUIET, fontSize: 11 },
} as const;

/** A line across for about so many pixels, and a label below for about so many. */
const ROW_PIXELS = 42;
const LABEL_PIXELS = 110;

/** Above a chart that says what it is. */
const TITLE = 28;

interface ChartLook {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Drawn above it; empty where it stands elsewhere. */
  readonly title: string;
  /** Given where charts stand below one another: their axes begin and end at the same place. */
  readonly time?: TimeSpan | undefined;
}

/** Room for the longest label beside an axis and for those below. */
const SHARED = { left: 72, right: 28, bottom: 24, outerBoundsMode: 'none' } as const;
const ALONE = {
  left: 8,
  right: 16,
  bottom: 4,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const;

const parts = (pixels: number, each: number): number => Math.max(2, Math.round(pixels / each));

function optionOf(
  spec: ChartSpec,
  words: Words,
  { width, height, title, time }: ChartLook,
): EChartsCoreOption {
  const several = spec.series.length > 1;
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    grid: { ...(time ? SHARED : ALONE), top: (several ? 28 : 10) + (title === '' ? 0 : TITLE) },
    ...(title === ''
      ? {}
      : {
          title: { text: title, left: 8, top: 8, textStyle: { color: INK, fontSize: 14, fontWeight: 600 } },
        }),
    ...(several ? { legend: { ...LEGEND, top: title === '' ? 0 : TITLE } } : {}),
    xAxis: {
      splitNumber: parts(width, LABEL_PIXELS),
      ...xAxisOf(spec, words),
      ...(time ? { min: time[0], max: time[1] } : {}),
    },
    yAxis: {
      splitNumber: parts(height, ROW_PIXELS),
      type: 'value',
      scale: spec.kind === 'line' || spec.kind === 'scatter',
      ...endsOf(spec),
      ...axisLook(spec.y, rangeOf(spec, 1), words),
    },
    series: seriesOf(spec, words),
  };
}

/** Of a given size in CSS pixels; it scales with what holds it. */
export function chartSvg(
  spec: ChartSpec,
  words: Words,
  width = 760,
  height = 240,
  { title = '', time }: Partial<Pick<ChartLook, 'title' | 'time'>> = {},
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(optionOf(spec, words, { width, height, title, time }));
    return plain(chart.renderToSVGString(), spec.id);
  } finally {
    chart.dispose();
  }
}

/** Charts of a report as SVG: drawn without a browser, the same everywhere. */
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec, SeriesId } from '#report/chart.ts';
import type { Words } from '#words/index.ts';
import { fixed, monthText, percent } from './report-text.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

const INK = '#1d2433';
const QUIET = '#667085';
const LINE = '#e3e6ec';
const BLUE = '#1f5fbf';
const GREY = '#8a93a3';
const RED = '#b42318';
const GREEN = '#067647';
const FONT = 'Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

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

type Axis = ChartSpec['x'] | ChartSpec['y'];

function labelOf(axis: Axis, value: number, { locale }: Words): string {
  switch (axis) {
    case 'time':
      return monthText(value);
    case 'share':
      return percent(value, locale, Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1);
    case 'money':
    case 'count':
      return fixed(value, 0, locale);
    case 'ratio':
      return fixed(value, 1, locale);
    case 'year':
    case 'name':
      return String(value);
  }
}

const axisLook = (axis: Axis, words: Words) => ({
  axisLabel: {
    color: QUIET,
    fontSize: 11,
    rich: { primary: { fontSize: 11, fontWeight: 'normal' as const } },
    hideOverlap: true,
    formatter: (value: number) => labelOf(axis, Number(value), words),
  },
  axisLine: { lineStyle: { color: LINE } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: LINE } },
});

/** Gains green and losses red, where the value itself is one. */
const dressed = ({ id, y }: ChartSpec, value: number) =>
  id === 'yearly' || (y === 'money' && id === 'excursions')
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
        barCategoryGap: '12%',
        barWidth: spec.x === 'share' ? '80%' : undefined,
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

/** Of a given size in CSS pixels; it scales with what holds it. */
export function chartSvg(spec: ChartSpec, words: Words, width = 760, height = 240): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    const several = spec.series.length > 1;
    const option: EChartsCoreOption = {
      animation: false,
      textStyle: { fontFamily: FONT, color: INK },
      grid: {
        left: 8,
        right: 16,
        top: several ? 28 : 10,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      ...(several
        ? { legend: { top: 0, right: 8, icon: 'rect', itemHeight: 3, textStyle: { color: QUIET } } }
        : {}),
      xAxis: {
        type: spec.x === 'time' ? 'time' : spec.x === 'year' ? 'category' : 'value',
        scale: true,
        ...axisLook(spec.x, words),
      },
      yAxis: { type: 'value', scale: spec.kind !== 'bars', ...axisLook(spec.y, words) },
      series: seriesOf(spec, words),
    };
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Charts of years, names, shares and money against money, as the canvas draws them. */
import type { ChartSpec } from '#report/chart.ts';
import type { Locale } from '#words/index.ts';
import type { ChartOption } from '../../../ui/chart/echarts.ts';
import { colour } from '../../../ui/token.ts';
import { axisText } from './axisText.ts';
import { base, valueAxis, type DrawnSeries } from './option.ts';

/** Gains and losses have their colours where the value is one. */
const isSigned = ({ id }: ChartSpec): boolean =>
  id === 'yearly' || id === 'contribution' || id === 'excursions' || id === 'distribution';

const QUIET = 0.28;

function nameAxis(names: readonly string[], rotated: boolean): object {
  return {
    type: 'category',
    data: names,
    axisLine: { lineStyle: { color: colour('line-strong') } },
    axisTick: { show: false },
    axisLabel: {
      color: colour('text-3'),
      fontSize: 11,
      hideOverlap: true,
      ...(rotated ? { width: 64, overflow: 'truncate' } : {}),
    },
  };
}

const plainAxis = (spec: ChartSpec, locale: Locale): object => ({
  ...(valueAxis(spec.x, locale) as Record<string, unknown>),
  position: 'bottom',
  splitNumber: 5,
  axisLabel: {
    color: colour('text-3'),
    fontSize: 11,
    hideOverlap: true,
    alignMinLabel: 'left',
    alignMaxLabel: 'right',
    formatter: (value: number) => axisText(value, spec.x, locale),
  },
  splitLine: { show: spec.kind === 'scatter', lineStyle: { color: colour('line') } },
});

/** Nothing but zeros has a little room. */
const roomOf = ({ min, max }: { readonly min: number; readonly max: number }): number | undefined =>
  min === 0 && max === 0 ? 0.01 : undefined;

/** `quiet`: places that are out of the chosen part of time. */
export function plainOption(
  spec: ChartSpec,
  series: readonly DrawnSeries[],
  terms: { readonly locale: Locale; readonly quiet?: (x: number) => boolean },
): ChartOption {
  const { locale, quiet } = terms;
  const [up, down] = [colour('up'), colour('down')];
  const named = spec.x === 'name' || spec.x === 'year';
  const names = spec.names ?? series[0]?.points.map(([x]) => String(x)) ?? [];
  const inkOf = (x: number, y: number): object => {
    const signed = spec.id === 'distribution' ? x : y;
    return {
      ...(isSigned(spec) ? { color: signed < 0 ? down : up } : {}),
      ...(quiet?.(x) ? { opacity: QUIET } : {}),
    };
  };
  return {
    ...base({ locale, below: true }),
    xAxis: named ? nameAxis(names, spec.id === 'contribution') : plainAxis(spec, locale),
    yAxis: valueAxis(spec.y, locale, spec.kind === 'bars' ? { scale: false, max: roomOf } : {}),
    series: series.map((each) => ({
      name: each.name,
      cursor: 'default',
      itemStyle: { color: colour(each.colour) },
      data: each.points.map(([x, y]) => ({
        value: [spec.x === 'year' ? String(x) : x, y],
        itemStyle: inkOf(x, y),
      })),
      ...(spec.kind === 'scatter'
        ? { type: 'scatter', symbolSize: 6, itemStyle: { opacity: 0.75 } }
        : {
            type: 'bar',
            barCategoryGap: '18%',
            barMaxWidth: 44,
            ...(spec.x === 'share' ? { barWidth: '86%' } : {}),
            ...(series.length > 1 ? { stack: 'all' } : {}),
          }),
    })),
  };
}

/** A bar or point in words, for those who point at it. */
export const pointText = (spec: ChartSpec, [x, y]: readonly [number, number], locale: Locale): string => {
  const name = spec.x === 'name' ? (spec.names?.[x] ?? '') : axisText(x, spec.x, locale);
  return `${name}: ${axisText(y, spec.y, locale)}`;
};

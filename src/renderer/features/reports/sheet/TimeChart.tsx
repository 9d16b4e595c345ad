/** A chart of time: values at the crosshair that all of them share in its heading, a period chosen on it. */
import { useCallback, useMemo, type ReactNode } from 'react';
import { displayScale } from '#core/units/units.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useCross } from '../../../ui/chart/cross.ts';
import { nearest } from '../../../ui/chart/nearest.ts';
import { TimeOverlay } from '../../../ui/chart/TimeOverlay.tsx';
import { useWords } from '../../../state/settings.ts';
import type { Span } from '../span.ts';
import { atText, axisText, legendText, type Axis } from './axisText.ts';
import { ChartBox, LegendItem, type BoxSize } from './ChartBox.tsx';
import { LEFT, RIGHT, timeOption, type DrawnSeries } from './option.ts';
import { useSheet } from './context.ts';
import css from './charts.module.css';

interface TimeChartProps {
  readonly title: string;
  readonly testId: string;
  readonly series: readonly DrawnSeries[];
  readonly axis: Axis;
  readonly domain: Span;
  readonly area?: boolean;
  readonly size?: BoxSize;
  /** Over the whole page. */
  readonly wide?: boolean;
  /** Labels below it; the chart under it has them where not. */
  readonly below?: boolean;
  readonly tools?: ReactNode;
  /** What is drawn, back to what is meant: of charts that are drawn in another scale. */
  readonly meant?: (value: number) => number;
}

const itself = (value: number): number => value;

/** The value a line has at a moment: that of its last point up to there. */
export function valueAt(points: DrawnSeries['points'], at: number): number | null {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= at) low = middle + 1;
    else high = middle;
  }
  return points[low - 1]?.[1] ?? null;
}

function Legend({ series, axis, domain, meant = itself }: TimeChartProps) {
  const { locale, t } = useWords();
  const { cross, short, sheet } = useSheet();
  const decimals = displayScale(sheet.subject.currency);
  const at = useCross(cross);
  const shown = at === null ? domain.to : Math.max(domain.from, Math.min(domain.to, at));
  return (
    <>
      <span
        className={css.time}
      >{`${atText(shown, short, locale)}${short ? ` ${t('reports.utc')}` : ''}`}</span>
      {series.map(({ key, name, colour, points }) => {
        const value = valueAt(points, shown);
        const text = value === null ? '–' : legendText(meant(value), axis, decimals, locale);
        return <LegendItem key={key} colour={colour} name={name} value={text} />;
      })}
    </>
  );
}

export function TimeChart(props: TimeChartProps) {
  const { title, testId, series, axis, domain, area = false, below = true, wide = false, meant } = props;
  const { t, locale } = useWords();
  const { cross, span, choose, short } = useSheet();
  const draw = useCallback(
    () =>
      timeOption(series, {
        axis,
        domain,
        area,
        below,
        locale,
        ticks: wide ? 12 : 6,
        ...(meant ? { label: (value: number) => axisText(meant(value), axis, locale) } : {}),
      }),
    [series, axis, domain, area, below, locale, wide, meant],
  );
  const times = useMemo(() => series[0]?.points.map(([at]) => at) ?? [], [series]);
  const textOf = (at: number): string => {
    const time = times[nearest(times, at)] ?? at;
    const values = series.map(({ name, points }) => {
      const value = valueAt(points, time);
      return `${name} ${value === null ? '–' : legendText((meant ?? itself)(value), axis, 0, locale)}`;
    });
    return [atText(time, short, locale), ...values].join(', ');
  };
  return (
    <ChartBox
      title={title}
      testId={testId}
      draw={draw}
      size={props.size ?? 'plain'}
      tools={props.tools}
      legend={<Legend {...props} />}
    >
      <Chart draw={draw} label={title} testId={testId}>
        <TimeOverlay
          label={t('reports.chooseOn', { name: title })}
          testId={`${testId}-time`}
          domain={domain}
          times={times}
          cross={cross}
          chosen={span}
          onChoose={choose}
          textOf={textOf}
          left={LEFT}
          right={RIGHT}
        />
      </Chart>
    </ChartBox>
  );
}

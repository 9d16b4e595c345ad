/** The charts below equity: rolling figures and exposure over time, years, how often, contribution, costs, trades. */
import { useCallback, useMemo, useState } from 'react';
import type { ChartId, ChartSpec } from '#report/chart.ts';
import { Chart, type ChartClick } from '../../../ui/chart/Chart.tsx';
import { useWords } from '../../../state/settings.ts';
import { labelSpan, overlaps } from '../span.ts';
import { ChartBox, LegendItem } from './ChartBox.tsx';
import { useSheet } from './context.ts';
import { plainOption, pointText } from './plainOption.ts';
import { chartOf, domainOf, seriesOf } from './series.ts';
import { TimeChart } from './TimeChart.tsx';
import { openProfits } from './trades.ts';
import css from './charts.module.css';

const OVER_TIME: readonly ChartId[] = ['rolling-sharpe', 'rolling-volatility', 'rolling-beta', 'exposure'];
const PLAIN: readonly ChartId[] = ['distribution', 'excursions', 'contribution', 'costs'];

function OverTime({ spec }: { readonly spec: ChartSpec }) {
  const words = useWords();
  const title = words.t(`reportCodes.chart-${spec.id}`);
  const series = useMemo(
    () => seriesOf(spec, words, words.t(`reports.short-${spec.id as 'exposure'}`)),
    [spec, words],
  );
  const domain = useMemo(() => domainOf(spec), [spec]);
  if (!domain) return null;
  return (
    <TimeChart title={title} testId={`chart-${spec.id}`} series={series} axis={spec.y} domain={domain} />
  );
}

function Plain(props: {
  readonly spec: ChartSpec;
  /** Where it is not the chart's usual one. */
  readonly title?: string;
  readonly testId?: string;
  readonly quiet?: (x: number) => boolean;
  readonly onPoint?: (x: number, shift: boolean) => void;
}) {
  const { spec, quiet, onPoint, testId = `chart-${spec.id}` } = props;
  const words = useWords();
  const { t, locale } = words;
  const title = props.title ?? t(`reportCodes.chart-${spec.id}`);
  const series = useMemo(() => seriesOf(spec, words, title), [spec, words, title]);
  const draw = useCallback(
    () => plainOption(spec, series, { locale, ...(quiet ? { quiet } : {}) }),
    [spec, series, locale, quiet],
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const pointAt = useCallback(
    ({ seriesIndex, dataIndex }: ChartClick) => spec.series[seriesIndex]?.points[dataIndex] ?? null,
    [spec],
  );
  const onClick = useCallback(
    (at: ChartClick) => {
      const point = pointAt(at);
      if (point) onPoint?.(point[0], at.shift);
    },
    [pointAt, onPoint],
  );
  const onHover = useCallback(
    (at: ChartClick | null) => {
      const point = at && pointAt(at);
      setPointed(point && pointText(spec, point, locale));
    },
    [pointAt, spec, locale],
  );
  return (
    <ChartBox
      title={title}
      testId={testId}
      draw={draw}
      legend={
        pointed ??
        (series.length > 1 &&
          series.map(({ key, name, colour }) => <LegendItem key={key} colour={colour} name={name} />))
      }
    >
      <Chart draw={draw} label={title} testId={testId} onClick={onClick} onPoint={onHover} />
    </ChartBox>
  );
}

/** Years of all the time; those out of the chosen part are quiet. A click chooses one. */
function Years() {
  const { whole, span, choose } = useSheet();
  const spec = chartOf(whole, 'yearly');
  const quiet = useCallback(
    (year: number) => span !== null && !overlaps(labelSpan(String(year)), span),
    [span],
  );
  if (!spec) return null;
  return (
    <Plain spec={spec} quiet={quiet} onPoint={(year, shift) => choose(labelSpan(String(year)), shift)} />
  );
}

/** Results by the largest open profit: of the trades that were read. */
function OpenProfit() {
  const { t } = useWords();
  const { sheet } = useSheet();
  const table = sheet.tables.find(({ id }) => id === 'trades');
  const spec = useMemo(() => (table ? openProfits(table) : null), [table]);
  if (!spec) return null;
  return <Plain spec={spec} title={t('reports.byOpenProfit')} testId="chart-open-profit" />;
}

export function OtherCharts() {
  const { sheet } = useSheet();
  const specs = (ids: readonly ChartId[]) => ids.flatMap((id) => chartOf(sheet, id) ?? []);
  return (
    <div className={css.grid}>
      {specs(OVER_TIME).map((spec) => (
        <OverTime key={spec.id} spec={spec} />
      ))}
      <Years />
      {specs(PLAIN).map((spec) => (
        <Plain key={spec.id} spec={spec} />
      ))}
      <OpenProfit />
    </div>
  );
}

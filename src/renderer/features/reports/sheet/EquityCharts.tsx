/** Equity with what holding would have come to, and below it how far under its high; always all of the time. */
import { useMemo } from 'react';
import { create } from 'zustand';
import { Segmented } from '../../../ui/controls.tsx';
import { useWords } from '../../../state/settings.ts';
import { useSheet } from './context.ts';
import { chartOf, domainOf, logarithms, rebased, seriesOf } from './series.ts';
import { TimeChart } from './TimeChart.tsx';
import css from './charts.module.css';

type Unit = 'money' | 'percent';
type Scale = 'linear' | 'log';

/** How equity is drawn: the same on every tearsheet that is looked at. */
export const useEquityLook = create<{ readonly unit: Unit; readonly scale: Scale }>()(() => ({
  unit: 'money',
  scale: 'linear',
}));

const power = (value: number): number => 10 ** value;

export function ScaleChoice() {
  const { t } = useWords();
  const scale = useEquityLook((state) => state.scale);
  return (
    <Segmented<Scale>
      label={t('reports.scale')}
      testId="equity-scale"
      value={scale}
      choices={[
        { value: 'linear', label: t('reports.linear') },
        { value: 'log', label: t('reports.log') },
      ]}
      onChange={(next) => useEquityLook.setState({ scale: next })}
    />
  );
}

function UnitChoice({ currency }: { readonly currency: string }) {
  const { t } = useWords();
  const unit = useEquityLook((state) => state.unit);
  return (
    <Segmented<Unit>
      label={t('reports.unit')}
      testId="equity-unit"
      value={unit}
      choices={[
        { value: 'money', label: currency },
        { value: 'percent', label: '%' },
      ]}
      onChange={(next) => useEquityLook.setState({ unit: next })}
    />
  );
}

function Equity() {
  const words = useWords();
  const { whole, span } = useSheet();
  const { unit, scale } = useEquityLook();
  const spec = chartOf(whole, unit === 'percent' ? 'growth' : 'equity');
  const { currency } = whole.subject;
  const from = span?.from ?? null;
  const series = useMemo(
    () =>
      (spec ? seriesOf(spec, words, words.t('runs.equity')) : []).map((each) => {
        const points = unit === 'percent' ? rebased(each.points, from) : each.points;
        return { ...each, points: scale === 'log' ? logarithms(points) : points };
      }),
    [spec, words, unit, scale, from],
  );
  const domain = useMemo(() => domainOf(spec), [spec]);
  if (!domain) return null;
  return (
    <TimeChart
      size="tall"
      wide
      title={words.t('reportCodes.chart-equity')}
      testId="chart-equity"
      series={series}
      axis={unit === 'percent' ? 'index' : 'money'}
      domain={domain}
      below={false}
      {...(scale === 'log' ? { meant: power } : {})}
      tools={
        <>
          <UnitChoice currency={currency} />
          <ScaleChoice />
        </>
      }
    />
  );
}

function Underwater() {
  const words = useWords();
  const { whole } = useSheet();
  const spec = chartOf(whole, 'underwater');
  const series = useMemo(() => (spec ? seriesOf(spec, words, words.t('runs.drawdown')) : []), [spec, words]);
  const equity = chartOf(whole, 'equity');
  const domain = useMemo(() => domainOf(equity), [equity]);
  if (!spec || !domain) return null;
  return (
    <TimeChart
      title={words.t('reportCodes.chart-underwater')}
      testId="chart-underwater"
      series={series}
      axis="share"
      domain={domain}
      area
      size="low"
      wide
    />
  );
}

export function EquityCharts() {
  return (
    <div className={css.equity}>
      <Equity />
      <Underwater />
    </div>
  );
}

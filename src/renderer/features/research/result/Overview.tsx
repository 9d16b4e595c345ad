/** A run at a glance: its figures, and its equity against holding its symbols, with the drawdown below. */
import { useMemo } from 'react';
import type { RunDetail } from '#contract/research-views.ts';
import { displayScale } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { CurveChart } from './CurveChart.tsx';
import { drawdownPoints, moneyPoints, type Line } from './curves.ts';
import { Figures } from './Figures.tsx';
import css from './result.module.css';

export const isIntradayRun = ({ timeframe }: Pick<RunDetail, 'timeframe'>): boolean =>
  /[smh]$/.test(timeframe);

export function Overview({ run }: { readonly run: RunDetail }) {
  const { t } = useWords();
  const { curve, benchmark, currency, symbols } = run;
  const lines = useMemo((): readonly Line[] => {
    const equity = { key: 'equity', label: t('runs.equity'), colour: 'accent' };
    const label = symbols.length > 1 ? t('runs.holdingAll') : t('runs.holding', { symbol: symbols[0] ?? '' });
    const held = { key: 'held', label, colour: 'text-3' };
    return [
      { ...equity, points: moneyPoints(curve, currency) },
      ...(benchmark.length > 0 ? [{ ...held, points: moneyPoints(benchmark, currency), thin: true }] : []),
    ];
  }, [curve, benchmark, currency, symbols, t]);
  const below = useMemo(() => ({ label: t('runs.drawdown'), points: drawdownPoints(curve) }), [curve, t]);
  return (
    <div className={css.overview}>
      {run.figures && <Figures figures={run.figures} currency={currency} />}
      <CurveChart
        label={t('runs.equityChart', { name: run.name })}
        testId="run-equity"
        lines={lines}
        below={below}
        decimals={displayScale(currency)}
        unit=""
        intraday={isIntradayRun(run)}
      />
    </div>
  );
}

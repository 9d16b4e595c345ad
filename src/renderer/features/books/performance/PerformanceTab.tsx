/** The open account's performance, live: what it is worth, what brought it there, what is at risk, who traded it. */
import { useMemo, useState } from 'react';
import { useWords } from '../../../state/settings.ts';
import { useLive } from '../../../state/useLive.ts';
import { Segmented } from '../../../ui/controls.tsx';
import { EquityChart } from '../EquityChart.tsx';
import { Waiting } from '../Waiting.tsx';
import { Holdings } from './Holdings.tsx';
import { Kpis } from './Kpis.tsx';
import { pointsOf, type Measure, type Shown } from './points.ts';
import { Strategies } from './Strategies.tsx';
import css from './performance.module.css';

const EVERY_MS = 250;

export function PerformanceTab() {
  const { t } = useWords();
  const [measure, setMeasure] = useState<Measure>('money');
  const [wanted, setShown] = useState<Shown>('all');
  const { value: view, error } = useLive('reports.dashboard', {}, EVERY_MS);
  const shown = view?.todayFrom === null ? 'all' : wanted;
  const points = useMemo(() => (view ? pointsOf(view, measure, shown) : []), [view, measure, shown]);
  if (!view) return <Waiting error={error} />;
  return (
    <div className={css.dashboard} data-testid="performance-tab">
      <Kpis view={view} />
      <section className={css.curve} aria-label={t('dashboard.curve')}>
        <div className={css.head}>
          <h2>{t('dashboard.curve')}</h2>
          <Segmented
            label={t('dashboard.measure')}
            testId="dashboard-measure"
            value={measure}
            choices={[
              { value: 'money', label: t('dashboard.money') },
              { value: 'growth', label: t('dashboard.growth') },
            ]}
            onChange={setMeasure}
          />
          <Segmented
            label={t('dashboard.span')}
            testId="dashboard-span"
            value={shown}
            choices={[
              { value: 'today', label: t('dashboard.spanToday') },
              { value: 'all', label: t('dashboard.spanAll') },
            ]}
            onChange={setShown}
          />
        </div>
        <EquityChart curve={points} currency={view.currency} growth={measure === 'growth'} />
      </section>
      <section className={css.contribution} aria-label={t('dashboard.holdings')}>
        <div className={css.head}>
          <h2>{t('dashboard.holdings')}</h2>
        </div>
        <div className={css.scroll}>
          <Holdings view={view} />
        </div>
      </section>
      <section className={css.strategies} aria-label={t('dashboard.strategies')}>
        <div className={css.head}>
          <h2>{t('dashboard.strategies')}</h2>
        </div>
        <div className={css.grid}>
          <Strategies view={view} />
        </div>
      </section>
    </div>
  );
}

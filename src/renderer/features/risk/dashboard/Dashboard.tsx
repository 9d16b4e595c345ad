/** Where the account stands: trading state, rules against their limits, exposure, losses, value at risk. */
import { describeError } from '#words/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { Exposures } from './Exposures.tsx';
import { Gauges } from './Gauges.tsx';
import { Losses, Tail } from './LossTail.tsx';
import { Pending } from './Pending.tsx';
import { StateStrip } from './StateStrip.tsx';
import { useOverview } from './useOverview.ts';
import css from './dashboard.module.css';

export function Dashboard() {
  const { t } = useWords();
  const { view, error, stale } = useOverview();
  if (!view)
    return <Empty>{error ? `${t('risk.failed')}: ${describeError(t, error)}` : t('shell.loading')}</Empty>;
  return (
    <div
      className={css.scroll}
      data-stale={stale || error !== null}
      tabIndex={0}
      role="region"
      aria-label={t('risk.dashboard')}
    >
      <StateStrip view={view} />
      <Pending view={view} />
      <div className={css.columns}>
        <Gauges view={view} />
        <div className={css.side}>
          <Losses view={view} />
          <Tail view={view} />
        </div>
        <Exposures view={view} />
      </div>
    </div>
  );
}

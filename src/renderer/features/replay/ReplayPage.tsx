/** Replay: new sessions at the left, those there are at the right, and below them what the chosen ones came to. */
import { useState } from 'react';
import { useWords } from '../../state/settings.ts';
import { Segmented } from '../../ui/controls.tsx';
import { NewOrders } from './NewOrders.tsx';
import { NewSession } from './NewSession.tsx';
import { Results } from './Results.tsx';
import { SessionsGrid } from './SessionsGrid.tsx';
import css from './replay.module.css';

type Kind = 'bars' | 'orders';

export function ReplayPage() {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('bars');
  return (
    <div className={css.page} data-testid="replay-page">
      <aside className={css.side}>
        <div className={css.head}>
          <Segmented<Kind>
            label={t('replay.newBars')}
            testId="replay-kind"
            value={kind}
            choices={[
              { value: 'bars', label: t('replay.newBars') },
              { value: 'orders', label: t('replay.newOrders') },
            ]}
            onChange={setKind}
          />
        </div>
        <div className={css.sideBody}>{kind === 'bars' ? <NewSession /> : <NewOrders />}</div>
      </aside>
      <div className={css.main}>
        <div className={css.sessions}>
          <SessionsGrid />
        </div>
        <Results />
      </div>
    </div>
  );
}

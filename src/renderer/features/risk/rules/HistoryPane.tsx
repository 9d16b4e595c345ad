/** Every change of the rules with its time and what it changed; any of them can be loaded into the editor. */
import { useEffect, useState } from 'react';
import type { RuleChange } from '#contract/risk-views.ts';
import { call } from '../../../client/index.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { formatDateTime, MARKET_ZONE } from '../../../ui/time.ts';
import { editRules } from '../store.ts';
import { Difference } from './ChangesBar.tsx';
import { differences } from './changes.ts';
import { useRules } from './useRules.ts';
import css from './rules.module.css';

function useHistory(): readonly RuleChange[] | null {
  const inForce = useSession((state) => state.status?.rules);
  const [history, setHistory] = useState<readonly RuleChange[] | null>(null);
  useEffect(() => {
    let wanted = true;
    call('risk.ruleHistory', {})
      .then((changes) => wanted && setHistory(changes))
      .catch(tellFailure);
    return () => {
      wanted = false;
    };
  }, [inForce]);
  return history;
}

function Entry({
  entry,
  before,
  newest,
}: {
  readonly entry: RuleChange;
  readonly before: RuleChange | undefined;
  readonly newest: boolean;
}) {
  const { t, locale } = useWords();
  const { rules } = useRules();
  const changed = differences(before?.rules ?? [], entry.rules);
  const same = differences(rules, entry.rules).length === 0;
  return (
    <li data-testid={`history-${entry.seq}`}>
      <div className={css.entryHead}>
        <strong>{formatDateTime(entry.at, locale, MARKET_ZONE)}</strong>
        <span>{t('rules.rulesCount', { count: entry.rules.length })}</span>
        {newest && <span className={css.mark}>{t('rules.inForce')}</span>}
        <Button
          small
          disabled={same}
          title={same ? t('rules.sameAsEdited') : undefined}
          testId={`history-use-${entry.seq}`}
          onClick={() => editRules(entry.rules)}
        >
          {t('rules.useThese')}
        </Button>
      </div>
      {before ? (
        <ul className={css.differences}>
          {changed.map((each) => (
            <Difference key={each.rule.id} {...each} />
          ))}
          {changed.length === 0 && <li>{t('rules.noDifference')}</li>}
        </ul>
      ) : (
        <p className={css.help}>{t('rules.firstRules')}</p>
      )}
    </li>
  );
}

export function HistoryPane() {
  const { t } = useWords();
  const history = useHistory();
  return (
    <section aria-label={t('rules.history')}>
      <h2>{t('rules.history')}</h2>
      {!history && <Empty>{t('shell.loading')}</Empty>}
      <ol className={css.history} data-testid="rules-history-list">
        {history?.map((entry, index) => (
          <Entry key={entry.seq} entry={entry} before={history[index + 1]} newest={index === 0} />
        ))}
      </ol>
    </section>
  );
}

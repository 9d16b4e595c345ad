/** What is not in force yet: each rule that would be added, changed or removed; saved or discarded at once. */
import { useState } from 'react';
import { send } from '../../../state/commands.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { notify } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { editRules, showPane, useRisk } from '../store.ts';
import type { RuleDifference } from './changes.ts';
import { limitText } from './ruleText.ts';
import { sendable, useRules } from './useRules.ts';
import css from './rules.module.css';

function useSave() {
  const { t } = useWords();
  const { rules } = useRules();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    if (await send('risk.setRules', { rules: sendable(rules) })) {
      editRules(null);
      notify('success', t('rules.saved'));
    }
    setBusy(false);
  };
  return { busy, save };
}

/** "Largest value an order: 1,000,000 VND → 2,000,000 VND" */
export function Difference({ change, rule, before }: RuleDifference) {
  const words = useWords();
  const { t } = words;
  const now = limitText(words, rule);
  const was = before ? limitText(words, before) : now;
  return (
    <li data-change={change} data-testid={`change-${rule.id}`}>
      <span className={css.mark}>{t(`rules.change-${change}`)}</span>
      <span>
        <strong>{t(`checks.${rule.rule}`)}</strong> {rule.id === rule.rule ? '' : `(${rule.id})`}{' '}
        {change === 'changed' && was !== now ? `${was} → ${now}` : now}
        {change === 'changed' &&
          before?.enabled !== rule.enabled &&
          `, ${t(rule.enabled ? 'rules.on' : 'rules.off')}`}
      </span>
    </li>
  );
}

export function ChangesBar({ changes }: { readonly changes: readonly RuleDifference[] }) {
  const { t } = useWords();
  const block = useWriteBlock();
  const editing = useRisk((state) => state.edited !== null);
  const { busy, save } = useSave();
  const discard = () => {
    editRules(null);
    showPane(null);
  };
  const none = changes.length === 0;
  return (
    <div className={css.changes} data-dirty={!none} role="status" data-testid="rules-changes">
      <div className={css.changesHead}>
        <strong>{none ? t('rules.allInForce') : t('rules.notInForce', { count: changes.length })}</strong>
        <span className={css.push} />
        <Button testId="rules-discard" disabled={!editing} onClick={discard}>
          {t('rules.discard')}
        </Button>
        <Button
          look="primary"
          testId="rules-save"
          disabled={none || busy || block !== null}
          title={block ?? undefined}
          onClick={() => void save()}
        >
          {t('rules.save')}
        </Button>
      </div>
      {!none && (
        <ul className={css.differences}>
          {changes.map((each) => (
            <Difference key={each.rule.id} {...each} />
          ))}
        </ul>
      )}
    </div>
  );
}

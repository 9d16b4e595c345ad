/** All kinds of rules with a sentence about each; the one chosen opens in the form. */
import { useMemo, useState } from 'react';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty, TextInput } from '../../../ui/controls.tsx';
import { foldText } from '../../../ui/search.ts';
import { showPane } from '../store.ts';
import { newDraft } from './draft.ts';
import { GROUPS, groupOf, RULE_NAMES } from './kinds.ts';
import { useRules } from './useRules.ts';
import css from './rules.module.css';

export function AddPane() {
  const { t } = useWords();
  const { rules } = useRules();
  const base = useSession((state) => state.status?.account?.baseCurrency ?? 'VND');
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const wanted = foldText(search);
    return RULE_NAMES.filter((rule) =>
      foldText(`${t(`checks.${rule}`)} ${t(`ruleHelp.${rule}`)} ${rule}`).includes(wanted),
    );
  }, [search, t]);
  return (
    <section aria-label={t('rules.add')}>
      <h2>{t('rules.add')}</h2>
      <TextInput
        autoFocus
        aria-label={t('rules.searchKinds')}
        placeholder={t('rules.searchKinds')}
        testId="kinds-search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {GROUPS.map((group) => {
        const kinds = found.filter((rule) => groupOf(rule) === group);
        return (
          kinds.length > 0 && (
            <div key={group}>
              <h3>{t(`rules.group-${group}`)}</h3>
              <ul className={css.kinds}>
                {kinds.map((rule) => (
                  <li key={rule}>
                    <button
                      type="button"
                      data-testid={`add-${rule}`}
                      onClick={() => showPane({ kind: 'form', draft: newDraft(rule, rules, base) })}
                    >
                      <strong>{t(`checks.${rule}`)}</strong>
                      <span>{t(`ruleHelp.${rule}`)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      {found.length === 0 && <Empty>{t('shell.paletteEmpty')}</Empty>}
    </section>
  );
}

/** The rules: the table and what stands beside it. What is edited is in force only once it is saved. */
import type { KeyboardEvent } from 'react';
import { useWords } from '../../../state/settings.ts';
import { showPane, useRisk } from '../store.ts';
import { AddPane } from './AddPane.tsx';
import { ChangesBar } from './ChangesBar.tsx';
import { HistoryPane } from './HistoryPane.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RulesTable } from './RulesTable.tsx';
import { RulesBar } from './RulesBar.tsx';
import { TryPane } from './TryPane.tsx';
import { useRules } from './useRules.ts';
import css from './rules.module.css';

function PaneBody() {
  const { t } = useWords();
  const pane = useRisk((state) => state.pane);
  switch (pane?.kind) {
    case 'form':
      return <RuleForm key={pane.draft.original ?? 'new'} draft={pane.draft} />;
    case 'add':
      return <AddPane />;
    case 'history':
      return <HistoryPane />;
    case 'try':
      return <TryPane />;
    case undefined:
      return <p className={css.help}>{t('rules.paneEmpty')}</p>;
  }
}

export function RulesTab() {
  const { rules, changes } = useRules();
  const inPane = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    showPane(null);
    document.getElementById('page')?.focus();
  };
  return (
    <div className={css.tab}>
      <div className={css.main}>
        <RulesBar />
        <ChangesBar changes={changes} />
        <RulesTable rules={rules} changes={changes} />
      </div>
      <aside className={css.pane} data-testid="rules-pane" onKeyDown={inPane}>
        <PaneBody />
      </aside>
    </div>
  );
}

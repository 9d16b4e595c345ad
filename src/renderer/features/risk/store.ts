/** What the risk page shows: its tab, the rules being edited, and what stands beside them. Kept while other pages are open. */
import { create } from 'zustand';
import type { RuleSet } from '#core/model/rules.ts';
import { useSettings } from '../../state/settings.ts';
import { renotateRule, type RuleDraft } from './rules/draft.ts';

export type RiskTab = 'dashboard' | 'rules' | 'decisions';
/** What stands beside the table of rules. */
export type Pane =
  { readonly kind: 'form'; readonly draft: RuleDraft } | { readonly kind: 'add' | 'history' | 'try' };

interface RiskState {
  readonly tab: RiskTab;
  /** Null while nothing differs from the rules in force. */
  readonly edited: RuleSet | null;
  readonly pane: Pane | null;
}

export const useRisk = create<RiskState>()(() => ({ tab: 'dashboard', edited: null, pane: null }));

export const showPane = (pane: Pane | null): void => useRisk.setState({ pane });
export const editRules = (edited: RuleSet | null): void => useRisk.setState({ edited });

useSettings.subscribe(({ locale }, { locale: before }) => {
  const { pane } = useRisk.getState();
  if (locale !== before && pane?.kind === 'form')
    showPane({ kind: 'form', draft: renotateRule(pane.draft, before, locale) });
});

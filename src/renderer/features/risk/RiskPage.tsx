/** The risk desk: where the account stands, the rules, what was decided. */
import { Tabs } from '@base-ui/react/tabs';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { Dashboard } from './dashboard/Dashboard.tsx';
import { DecisionsTab } from './decisions/DecisionsTab.tsx';
import { RulesTab } from './rules/RulesTab.tsx';
import { useRisk, type RiskTab } from './store.ts';
import css from './risk.module.css';

const TABS: readonly RiskTab[] = ['dashboard', 'rules', 'decisions'];

export function RiskPage() {
  const { t } = useWords();
  const tab = useRisk((state) => state.tab);
  const account = useSession((state) => state.status?.account ?? null);
  return (
    <Tabs.Root
      className={css.page}
      value={tab}
      onValueChange={(value: RiskTab) => useRisk.setState({ tab: value })}
      data-testid="risk-page"
    >
      <div className={css.bar}>
        <h1>{t('shell.risk')}</h1>
        <Tabs.List className={css.tabs} activateOnFocus aria-label={t('shell.risk')}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each} className={css.tab} data-testid={`risk-tab-${each}`}>
              {t(`risk.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      {TABS.map((each) => (
        <Tabs.Panel key={each} value={each} className={css.panel} tabIndex={-1}>
          {account === null ? <Empty>{t('risk.noAccount')}</Empty> : <TabBody tab={each} />}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function TabBody({ tab }: { readonly tab: RiskTab }) {
  if (tab === 'dashboard') return <Dashboard />;
  return tab === 'rules' ? <RulesTab /> : <DecisionsTab />;
}

/** Research: strategies at the left, the form or the code of the chosen one, runs and what they came to at the right. */
import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense } from 'react';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { CompareView } from './compare/CompareView.tsx';
import { ForwardTab } from './forward/ForwardTab.tsx';
import { RunTab } from './form/RunTab.tsx';
import { ResultView } from './result/ResultView.tsx';
import { RunsList } from './runs/RunsList.tsx';
import { StrategyHead } from './strategies/StrategyHead.tsx';
import { StrategyList } from './strategies/StrategyList.tsx';
import { useResearch, useResearchData, useStrategy, type StrategyTab } from './store.ts';
import css from './research.module.css';

/** The editor is large: it is loaded when code is looked at, so that the app starts without it. */
const CodeTab = lazy(() => import('./code/CodeTab.tsx').then((module) => ({ default: module.CodeTab })));

const TABS = ['run', 'code', 'forward'] as const;
const TITLES = { run: 'research.tabRun', code: 'research.tabCode', forward: 'research.tabForward' } as const;

function StrategyPane() {
  const { t } = useWords();
  const strategy = useStrategy();
  const tab = useResearch((state) => state.tab);
  const unsaved = useResearch((state) => state.unsaved[state.strategyId] !== undefined);
  const there = useResearch((state) => state.strategies !== null);
  if (!strategy) return <Empty>{t(there ? 'research.choose' : 'shell.loading')}</Empty>;
  return (
    <>
      <StrategyHead strategy={strategy} />
      <Tabs.Root
        className={css.tabsRoot}
        value={tab}
        onValueChange={(value: StrategyTab) => useResearch.setState({ tab: value })}
      >
        <Tabs.List className={css.tabs} activateOnFocus aria-label={strategy.name}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each} className={css.tab} data-testid={`research-tab-${each}`}>
              {t(TITLES[each])}
              {each === 'code' && unsaved && <span className={css.dot}>●</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="run" className={css.panel} tabIndex={-1}>
          <RunTab key={strategy.id} strategy={strategy} />
        </Tabs.Panel>
        <Tabs.Panel value="forward" className={css.panel} tabIndex={-1}>
          <ForwardTab key={strategy.id} strategy={strategy} />
        </Tabs.Panel>
        <Tabs.Panel value="code" className={css.panel} tabIndex={-1}>
          <Suspense fallback={<Empty>{t('shell.loading')}</Empty>}>
            <CodeTab key={strategy.id} strategy={strategy} />
          </Suspense>
        </Tabs.Panel>
      </Tabs.Root>
    </>
  );
}

function RunsPane() {
  const chosen = useResearch((state) => state.chosen);
  const [first] = chosen;
  return (
    <div className={css.right} data-open={chosen.length > 0}>
      <RunsList />
      {chosen.length > 1 && <CompareView ids={chosen} />}
      {chosen.length === 1 && <ResultView id={first!} />}
    </div>
  );
}

export function ResearchPage() {
  useResearchData();
  const tab = useResearch((state) => state.tab);
  const wide = useResearch((state) => state.wide);
  return (
    <div className={css.page} data-tab={tab} data-wide={wide} data-testid="research-page">
      {!wide && <StrategyList />}
      {!wide && (
        <div className={css.middle}>
          <StrategyPane />
        </div>
      )}
      <RunsPane />
    </div>
  );
}

/** One run: under way, failed, or over with all that is kept of it. */
import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { RunDetail, RunView } from '#contract/research-views.ts';
import type { Span } from '#report/performance.ts';
import { describeError } from '#words/index.ts';
import { useRuns } from '../../../state/research.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { cancelRun, isOver } from '../runs/actions.ts';
import { goToLine } from '../store.ts';
import { LogTab } from './LogTab.tsx';
import { OrdersTab } from './OrdersTab.tsx';
import { Overview } from './Overview.tsx';
import { ResultHead } from './ResultHead.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { StrategiesTab } from './StrategiesTab.tsx';
import { TradesTab } from './TradesTab.tsx';
import { useRun } from './useRun.ts';
import css from './result.module.css';

/** Its charts are large: they are loaded when it is looked at. */
const Tearsheet = lazy(() =>
  import('../../reports/sheet/Tearsheet.tsx').then((module) => ({ default: module.Tearsheet })),
);

function TearsheetTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  const subject = useMemo(() => ({ kind: 'run', id }) as const, [id]);
  const [span, setSpan] = useState<Span | null>(null);
  return (
    <Suspense fallback={<Empty>{t('shell.loading')}</Empty>}>
      <Tearsheet subject={subject} span={span} onSpan={setSpan} />
    </Suspense>
  );
}

const TABS = ['overview', 'tearsheet', 'trades', 'orders', 'strategies', 'log', 'settings'] as const;
type Tab = (typeof TABS)[number];

function Body({ tab, run }: { readonly tab: Tab; readonly run: RunDetail }) {
  switch (tab) {
    case 'overview':
      return <Overview run={run} />;
    case 'tearsheet':
      return <TearsheetTab key={run.id} id={run.id} />;
    case 'trades':
      return <TradesTab key={run.id} run={run} />;
    case 'orders':
      return <OrdersTab key={run.id} run={run} />;
    case 'strategies':
      return <StrategiesTab run={run} />;
    case 'log':
      return <LogTab run={run} />;
    case 'settings':
      return <SettingsTab run={run} />;
  }
}

function countOf(tab: Tab, { figures, log }: RunDetail): number | null {
  if (tab === 'trades') return figures?.trades ?? null;
  if (tab === 'orders') return figures?.orders ?? null;
  return tab === 'log' && log.length > 0 ? log.length : null;
}

function Done({ run }: { readonly run: RunDetail }) {
  const { t, locale } = useWords();
  const [tab, setTab] = useState<Tab>('overview');
  const tabs = TABS.filter((each) => each !== 'strategies' || run.strategyCurves.length > 1);
  const shown = tabs.includes(tab) ? tab : 'overview';
  return (
    <Tabs.Root className={css.tabsRoot} value={shown} onValueChange={(value: Tab) => setTab(value)}>
      <Tabs.List className={css.tabs} activateOnFocus aria-label={t('runs.result')}>
        {tabs.map((each) => {
          const count = countOf(each, run);
          return (
            <Tabs.Tab key={each} value={each} className={css.tab} data-testid={`result-tab-${each}`}>
              {t(`researchCodes.tab-${each}`)}
              {count !== null && <span className={css.count}>{count.toLocaleString(locale)}</span>}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {tabs.map((each) => (
        <Tabs.Panel key={each} value={each} className={css.panel} tabIndex={-1}>
          <Body tab={each} run={run} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

/** What the strategy did wrong, and the way to the line that did. */
function Failed({ run }: { readonly run: RunDetail }) {
  const { t } = useWords();
  const { problem, spec } = run;
  const [first] = spec.strategies;
  const id = first && 'id' in first.strategy ? first.strategy.id : null;
  if (!problem) return <Empty>{t('runs.cancelled')}</Empty>;
  const { line } = problem;
  return (
    <div className={css.failed} role="alert" data-testid="run-failed">
      <p className={css.danger}>
        {t(`researchCodes.problem-${problem.kind}`)}
        {line !== null && ` · ${t('runs.line', { line })}`}
      </p>
      <p>{problem.message}</p>
      {line !== null && id !== null && (
        <Button look="primary" testId="run-show-line" onClick={() => goToLine(id, line)}>
          {t('research.showLine', { line })}
        </Button>
      )}
    </div>
  );
}

function UnderWay({ run }: { readonly run: RunView }) {
  const { t } = useWords();
  const percent = Math.floor(run.progress * 100);
  const text = run.status === 'queued' ? t('runs.queuedNow') : t('runs.runningNow', { percent });
  return (
    <div className={css.under} data-testid="run-under-way">
      <b>{run.name}</b>
      <progress max={100} value={run.status === 'queued' ? 0 : percent} aria-label={text} />
      <span role="status">{text}</span>
      <Button testId="run-stop" onClick={() => cancelRun(run.id)}>
        {t('runs.stop')}
      </Button>
    </div>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { value: run, error } = useRun(id);
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!run) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <>
      <ResultHead run={run} />
      {run.status === 'done' ? <Done run={run} /> : <Failed run={run} />}
    </>
  );
}

export function ResultView({ id }: { readonly id: string }) {
  const { t } = useWords();
  const run = useRuns((state) => state.runs[id]);
  return (
    <section className={css.result} aria-label={t('runs.result')} data-testid="run-result">
      {run && !isOver(run) ? <UnderWay run={run} /> : <Kept id={id} />}
    </section>
  );
}

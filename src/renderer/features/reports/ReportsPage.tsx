/** Reports: what there is at the left; its tearsheet, several of them side by side, or a report that is put together. */
import { Tabs } from '@base-ui/react/tabs';
import { useEffect } from 'react';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { goTo } from '../../state/ui.ts';
import { Builder } from './builder/Builder.tsx';
import { CompareSheets } from './compare/CompareSheets.tsx';
import { Tearsheet } from './sheet/Tearsheet.tsx';
import { setSpan, useReports, type ReportView } from './store.ts';
import { SubjectList } from './subjects/SubjectList.tsx';
import { keyOf } from './subjects/subject.ts';
import css from './reports.module.css';

const VIEWS: readonly ReportView[] = ['tearsheet', 'report'];

function Nothing() {
  const { t } = useWords();
  return (
    <Empty>
      <p>{t('reports.chooseOne')}</p>
      <Button onClick={() => goTo('research')}>{t('shell.research')}</Button>{' '}
      <Button onClick={() => goTo('replay')}>{t('shell.replay')}</Button>
    </Empty>
  );
}

function Shown({ view }: { readonly view: ReportView }) {
  const chosen = useReports((state) => state.chosen);
  const span = useReports((state) => state.span);
  const [first] = chosen;
  if (!first) return <Nothing />;
  if (view === 'report') return <Builder key={keyOf(first)} subject={first} span={span} onSpan={setSpan} />;
  if (chosen.length > 1) return <CompareSheets subjects={chosen} span={span} onSpan={setSpan} />;
  return <Tearsheet key={keyOf(first)} subject={first} span={span} onSpan={setSpan} />;
}

/** What is open is looked at first. */
function useFirst(): void {
  const stream = useSession((state) => state.status?.stream ?? null);
  const none = useReports((state) => state.chosen.length === 0);
  useEffect(() => {
    if (none && stream !== null) useReports.setState({ chosen: [{ kind: 'account', stream }] });
    // Only when the page is come to: an emptied choice stays empty.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, []);
}

export function ReportsPage() {
  const { t } = useWords();
  const view = useReports((state) => state.view);
  useFirst();
  return (
    <div className={css.page} data-testid="reports-page">
      <SubjectList />
      <Tabs.Root
        className={css.main}
        value={view}
        onValueChange={(next: ReportView) => useReports.setState({ view: next })}
      >
        <Tabs.List className={css.tabs} activateOnFocus aria-label={t('shell.reports')}>
          {VIEWS.map((each) => (
            <Tabs.Tab key={each} value={each} className={css.tab} data-testid={`reports-tab-${each}`}>
              {t(each === 'tearsheet' ? 'reports.tabTearsheet' : 'reports.tabReport')}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((each) => (
          <Tabs.Panel key={each} value={each} className={css.panel} tabIndex={-1}>
            <Shown view={each} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </div>
  );
}

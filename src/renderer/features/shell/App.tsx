/** The whole window: bar, banners, page, dialogs, toasts; the first-run dialog before there is an account. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, useEffect } from 'react';
import { toasts } from '../../state/notify.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { Empty } from '../../ui/controls.tsx';
import { Toaster } from '../../ui/Toaster.tsx';
import { AccountPage } from '../books/AccountPage.tsx';
import { FirstRun } from '../first-run/FirstRun.tsx';
import { ImportPage } from '../import/ImportPage.tsx';
import { DeckBar } from '../replay/DeckBar.tsx';
import { DataPage } from '../data/DataPage.tsx';
import { ResearchPage } from '../research/ResearchPage.tsx';
import { ReplayPage } from '../replay/ReplayPage.tsx';
import { JournalPage } from '../journal/JournalPage.tsx';
import { RiskPage } from '../risk/RiskPage.tsx';
import { TradePage } from '../trade/TradePage.tsx';
import { Banners } from './Banners.tsx';
import { Dialogs } from './Dialogs.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { TopBar } from './TopBar.tsx';
import { useAppearance } from './useAppearance.ts';
import { useKeys } from './useKeys.ts';
import css from './shell.module.css';

/** Its charts are large: they are loaded when it is looked at, so that the app starts without them. */
const ReportsPage = lazy(() =>
  import('../reports/ReportsPage.tsx').then((module) => ({ default: module.ReportsPage })),
);

/** Says when the first complete screen is on the glass: two frames after it was laid out. */
function usePaintedMark(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('tapedeck:painted')));
  }, [ready]);
}

function Page() {
  const { t } = useWords();
  const page = useUi((state) => state.page);
  return (
    <main id="page" className={css.page} tabIndex={-1}>
      <ErrorBoundary key={page}>
        {page === 'trade' && <TradePage />}
        {page === 'replay' && <ReplayPage />}
        {page === 'data' && <DataPage />}
        {page === 'research' && <ResearchPage />}
        {page === 'reports' && (
          <Suspense fallback={<Empty>{t('shell.loading')}</Empty>}>
            <ReportsPage />
          </Suspense>
        )}
        {page === 'import' && <ImportPage />}
        {page === 'account' && <AccountPage />}
        {page === 'risk' && <RiskPage />}
        {page === 'journal' && <JournalPage />}
      </ErrorBoundary>
    </main>
  );
}

export function App() {
  const { t } = useWords();
  const ready = useSession((state) => state.ready);
  const firstRun = useSession((state) => state.status?.mode === 'first-run');
  useAppearance();
  useKeys(ready && !firstRun);
  usePaintedMark(ready);
  return (
    <CSPProvider disableStyleElements>
      <div className={css.app}>
        <a className={css.skip} href="#page">
          {t('shell.skipToContent')}
        </a>
        {ready ? (
          <>
            <TopBar />
            <DeckBar />
            <Banners />
            <Page />
            {firstRun ? <FirstRun /> : <Dialogs />}
          </>
        ) : (
          <main className={css.connecting} role="status">
            {t('shell.connecting')}
          </main>
        )}
        <Toaster manager={toasts} label={t('shell.notifications')} closeLabel={t('shell.close')} />
      </div>
    </CSPProvider>
  );
}

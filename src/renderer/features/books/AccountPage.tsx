/** The account's books: what it is worth, its lots and trades, its double entry, its equity over time; and what changes it. */
import { Tabs } from '@base-ui/react/tabs';
import { useWriteBlock } from '../../state/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { BOOK_TABS, openDialog, useUi, type AccountChange, type BookTab } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import tabs from '../blotter/blotter.module.css';
import { rateText } from '../journal/moneySummary.ts';
import { openReport } from '../reports/store.ts';
import { TradesView } from '../trades/TradesView.tsx';
import { EquityTab } from './EquityTab.tsx';
import { LotsTab } from './LotsTab.tsx';
import { PerformanceTab } from './performance/PerformanceTab.tsx';
import { PostingsTab } from './PostingsTab.tsx';
import { SummaryTab } from './SummaryTab.tsx';
import { TrialTab } from './TrialTab.tsx';
import css from './books.module.css';

const CONTENT: Readonly<Record<BookTab, () => React.ReactNode>> = {
  summary: () => <SummaryTab />,
  performance: () => <PerformanceTab />,
  lots: () => <LotsTab />,
  trades: () => <TradesView roomy />,
  trial: () => <TrialTab />,
  postings: () => <PostingsTab />,
  equity: () => <EquityTab />,
};

const CHANGES: readonly AccountChange[] = ['move', 'convert', 'rate', 'corporate-action', 'terms'];
const CHANGE_TEXTS = {
  move: 'account.move',
  convert: 'account.convert',
  rate: 'account.rate',
  'corporate-action': 'account.corporateAction',
  terms: 'account.terms',
} as const;

function Head() {
  const words = useWords();
  const { t } = words;
  const block = useWriteBlock();
  const status = useSession((state) => state.status);
  const rate = status?.fxRate;
  return (
    <div className={css.bar}>
      <h1>{status?.account?.name ?? t('account.title')}</h1>
      <span className={css.quiet} data-testid="account-fx-rate">
        {rate ? t('account.rateIs', { rate: rateText(rate, words.locale) }) : t('account.noRate')}
      </span>
      <span className={css.push} />
      <Button
        testId="account-report"
        title={t('reports.showHint')}
        disabled={!status}
        onClick={() => status && openReport({ kind: 'account', stream: status.stream })}
      >
        {t('reports.show')}
      </Button>
      {CHANGES.map((change) => (
        <Button
          key={change}
          disabled={block !== null}
          title={block ?? undefined}
          testId={`account-${change}`}
          onClick={() => openDialog({ kind: 'account', change })}
        >
          {t(CHANGE_TEXTS[change])}
        </Button>
      ))}
    </div>
  );
}

export function AccountPage() {
  const { t } = useWords();
  const tab = useUi((state) => state.bookTab);
  return (
    <div className={css.page} data-testid="account-page">
      <Head />
      <Tabs.Root
        value={tab}
        onValueChange={(value: BookTab) => useUi.setState({ bookTab: value })}
        style={{ display: 'contents' }}
      >
        <div className={tabs.tabs}>
          <Tabs.List className={tabs.list} activateOnFocus aria-label={t('account.title')}>
            {BOOK_TABS.map((each) => (
              <Tabs.Tab key={each} value={each} className={tabs.tab} data-testid={`account-tab-${each}`}>
                {t(`account.tab-${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        {BOOK_TABS.map((each) => (
          <Tabs.Panel key={each} value={each} className={css.content} tabIndex={-1}>
            {CONTENT[each]()}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </div>
  );
}

/** What was decided about every order, searched and filtered; the one chosen shows all its checks beside the table. */
import { useMemo, useState } from 'react';
import type { DecisionView } from '#contract/risk-views.ts';
import { describeError } from '#words/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { openDialog } from '../../../state/ui.ts';
import { Button, Empty, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { DataGrid } from '../../../ui/DataGrid.tsx';
import { saveText } from '../../../ui/saveFile.ts';
import { formatDateTime, MARKET_ZONE } from '../../../ui/time.ts';
import { CheckTable } from '../../ticket/CheckTable.tsx';
import { decisionColumns, formatOf, quantityText, reasonText } from './columns.tsx';
import { decisionsCsv, decisionsJson } from './exports.ts';
import { useDecisions, useSettled, type Outcome } from './useDecisions.ts';
import css from './decisions.module.css';

const OUTCOMES: readonly Outcome[] = ['accepted', 'reduced', 'denied'];

function Detail({ decision, base }: { readonly decision: DecisionView; readonly base: string }) {
  const words = useWords();
  const { t, locale } = words;
  const { orderId, side, symbol, outcome, at } = decision;
  return (
    <section aria-label={t('decisions.checks')} data-testid="decision-detail">
      <div className={css.detailHead}>
        <h2>
          {t(`trade.${side}`)} {quantityText(words, decision)} {symbol}
        </h2>
        <Button small testId="decision-explain" onClick={() => openDialog({ kind: 'explain', orderId })}>
          {t('decisions.explain', { order: orderId })}
        </Button>
      </div>
      <p className={css.said}>
        {formatDateTime(at, locale, MARKET_ZONE)} ·{' '}
        <span data-outcome={outcome} className={css.outcome}>
          {t(`risk.outcome-${outcome}`)}
        </span>
      </p>
      <p className={css.reason}>{reasonText(words, decision, base)}</p>
      <CheckTable checks={decision.checks} format={formatOf(words, decision, base)} />
    </section>
  );
}

interface BarProps {
  readonly search: string;
  readonly setSearch: (text: string) => void;
  readonly outcome: Outcome | '';
  readonly setOutcome: (outcome: Outcome | '') => void;
  readonly rows: readonly DecisionView[];
  readonly base: string;
  readonly complete: boolean;
  readonly loadOlder: () => void;
}

function Bar(props: BarProps) {
  const words = useWords();
  const { t } = words;
  const { rows, base, complete } = props;
  return (
    <div className={css.bar}>
      <span className={css.search}>
        <TextInput
          type="search"
          aria-label={t('decisions.search')}
          placeholder={t('decisions.searchHint')}
          testId="decisions-search"
          value={props.search}
          maxLength={100}
          onChange={(event) => props.setSearch(event.target.value)}
        />
      </span>
      <span className={css.choice}>
        <SelectInput
          label={t('decisions.outcome')}
          testId="decisions-outcome"
          value={props.outcome}
          choices={[
            { value: '' as const, label: t('decisions.all') },
            ...OUTCOMES.map((each) => ({ value: each, label: t(`risk.outcome-${each}`) })),
          ]}
          onChange={props.setOutcome}
        />
      </span>
      <span className={css.count} role="status" data-testid="decisions-count">
        {t(complete ? 'decisions.count' : 'decisions.countMore', { count: rows.length })}
      </span>
      <span className={css.push} />
      <Button
        disabled={complete || rows.length === 0}
        title={complete ? t('decisions.start') : undefined}
        testId="decisions-older"
        onClick={props.loadOlder}
      >
        {t('journal.older')}
      </Button>
      <Button
        disabled={rows.length === 0}
        testId="decisions-csv"
        onClick={() => saveText('decisions.csv', 'text/csv', decisionsCsv(words, base, rows))}
      >
        {t('decisions.csv')}
      </Button>
      <Button
        disabled={rows.length === 0}
        testId="decisions-json"
        onClick={() => saveText('decisions.json', 'application/json', decisionsJson(words, base, rows))}
      >
        {t('decisions.json')}
      </Button>
    </div>
  );
}

const NONE: readonly DecisionView[] = [];

export function DecisionsTab() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const base = useSession((state) => state.status?.account?.baseCurrency ?? 'VND');
  const [search, setSearch] = useState('');
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [chosen, setChosen] = useState<DecisionView | null>(null);
  const found = useDecisions({ search: useSettled(search).trim(), outcome: outcome === '' ? null : outcome });
  const columns = useMemo(() => decisionColumns(words, base), [words, base]);
  const rows = found.rows ?? NONE;
  const filtered = search !== '' || outcome !== '';
  const nothing = found.rows ? t(filtered ? 'decisions.noneFound' : 'decisions.none') : t('shell.loading');
  return (
    <div className={css.tab}>
      <Bar
        {...{ search, setSearch, outcome, setOutcome, rows, base }}
        complete={found.complete}
        loadOlder={found.loadOlder}
      />
      <div className={css.split}>
        <div className={css.grid}>
          <DataGrid
            label={t('risk.decisions')}
            rows={rows}
            columns={columns}
            rowHeight={rowHeight}
            rowKey={({ seq }) => String(seq)}
            rowTestId={({ orderId }) => `decision-${orderId}`}
            onCurrent={setChosen}
            onActivate={({ orderId }) => openDialog({ kind: 'explain', orderId })}
            onEndReached={found.loadOlder}
            empty={
              <Empty>
                {found.error ? `${t('decisions.failed')}: ${describeError(t, found.error)}` : nothing}
              </Empty>
            }
          />
        </div>
        <aside className={css.pane} tabIndex={0} aria-label={t('decisions.checks')}>
          {chosen ? <Detail decision={chosen} base={base} /> : <Empty>{t('decisions.choose')}</Empty>}
        </aside>
      </div>
    </div>
  );
}

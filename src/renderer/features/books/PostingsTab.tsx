/** Double entry: each entry with its legs, which sum to zero; filtered by an account of the ledger. */
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import { useMemo } from 'react';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { openDialog, useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { Button, Empty, IconButton, SelectInput, Unseen } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { Waiting } from './Waiting.tsx';
import { MoneyFigure } from './figures.tsx';
import { ledgerAccountText } from './ledgerAccounts.ts';
import { usePostings, type Entry, type Postings } from './usePostings.ts';
import css from './books.module.css';

/** One leg; the first of an entry says what it is about, the last that all sum to nothing. */
interface Leg {
  readonly key: string;
  readonly entry: Entry;
  readonly posting: Entry['postings'][number];
  readonly first: boolean;
  readonly last: boolean;
}

const legsOf = (entries: readonly Entry[]): Leg[] =>
  entries.flatMap((entry) =>
    entry.postings.map((posting, at) => ({
      key: `${entry.seq}-${at}`,
      entry,
      posting,
      first: at === 0,
      last: at === entry.postings.length - 1,
    })),
  );

/** Whether the legs sum to nothing in each currency. */
function balanced({ postings }: Entry): boolean {
  const sums = new Map<string, number>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums.values()].every((sum) => sum === 0);
}

/** The order's explanation, or the journal's entry where it is about none. */
function openEntry({ seq, orderId }: Entry): void {
  openDialog(orderId === null ? { kind: 'entry', seq } : { kind: 'explain', orderId });
}

function leadColumns({ t, locale }: Words): readonly GridColumn<Leg>[] {
  return [
    {
      id: 'seq',
      header: t('journal.seq'),
      width: '60px',
      align: 'end',
      cell: ({ entry, first }) => first && <strong>{entry.seq}</strong>,
    },
    {
      id: 'time',
      header: t('journal.time'),
      width: '140px',
      cell: ({ entry, first }) => first && formatDateTime(entry.at, locale, MARKET_ZONE),
    },
    {
      id: 'kind',
      header: t('journal.kind'),
      width: '170px',
      cell: ({ entry, first }) =>
        first && [t(`events.${entry.kind}`), ...(entry.orderId === null ? [] : [entry.orderId])].join(' · '),
    },
  ];
}

function legColumns(words: Words): readonly GridColumn<Leg>[] {
  const { t } = words;
  const amount = (id: 'debit' | 'credit', sign: 1 | -1): GridColumn<Leg> => ({
    id,
    header: t(`account.${id}`),
    width: '124px',
    align: 'end',
    cell: ({ posting }) =>
      posting.amount * sign > 0 && <MoneyFigure value={posting.amount * sign} currency={posting.currency} />,
  });
  return [
    {
      id: 'account',
      header: t('account.ledgerAccount'),
      width: 'minmax(140px, 1fr)',
      cell: ({ posting }) => ledgerAccountText(words, posting.account),
    },
    amount('debit', 1),
    amount('credit', -1),
    { id: 'currency', header: t('trade.currency'), width: '60px', cell: ({ posting }) => posting.currency },
    {
      id: 'sum',
      header: t('account.sum'),
      width: '56px',
      align: 'end',
      cell: ({ entry, last }) =>
        last && (
          <span className={css.zero} data-ok={balanced(entry)}>
            {balanced(entry) ? '0 ✓' : '✗'}
          </span>
        ),
    },
    {
      id: 'actions',
      header: <Unseen>{t('orders.actions')}</Unseen>,
      width: '36px',
      pinned: true,
      cell: ({ entry, first }) =>
        first && (
          <IconButton
            small
            label={t('account.openEntry', { seq: entry.seq })}
            testId={`posting-open-${entry.seq}`}
            onClick={() => openEntry(entry)}
          >
            <CircleHelp size={13} />
          </IconButton>
        ),
    },
  ];
}

function Tools({ older, newest }: Pick<Postings, 'older' | 'newest'>) {
  const words = useWords();
  const { t } = words;
  const chosen = useUi((state) => state.ledgerAccount);
  const { value: balance } = useLive('ledger.trialBalance', {});
  const known = new Set([
    ...(balance?.rows ?? []).map(({ account }) => account),
    ...(chosen ? [chosen] : []),
  ]);
  return (
    <div className={css.tools}>
      <span className={css.wideChoice}>
        <SelectInput
          label={t('account.ledgerAccount')}
          testId="postings-account"
          value={chosen ?? ''}
          choices={[
            { value: '', label: t('account.allAccounts') },
            ...[...known].sort().map((value) => ({ value, label: ledgerAccountText(words, value) })),
          ]}
          onChange={(value) => useUi.setState({ ledgerAccount: value === '' ? null : value })}
        />
      </span>
      <span className={css.push} />
      <Button small disabled={!newest} testId="postings-newest" onClick={newest ?? undefined}>
        {t('account.newest')}
      </Button>
      <Button
        small
        disabled={!older}
        title={older ? undefined : t('journal.start')}
        testId="postings-older"
        onClick={older ?? undefined}
      >
        {t('journal.older')}
      </Button>
    </div>
  );
}

export function PostingsTab() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const account = useUi((state) => state.ledgerAccount);
  const { entries, error, older, newest } = usePostings(account);
  const columns = useMemo(() => [...leadColumns(words), ...legColumns(words)], [words]);
  const rows = useMemo(() => legsOf(entries ?? []), [entries]);
  return (
    <div className={css.tab} data-testid="postings-tab">
      <Tools older={older} newest={newest} />
      <div className={css.grid}>
        {entries ? (
          <DataGrid
            label={words.t('account.tab-postings')}
            rows={rows}
            columns={columns}
            rowHeight={rowHeight}
            rowKey={(leg) => leg.key}
            rowTestId={(leg) => `posting-${leg.key}`}
            onActivate={({ entry }) => openEntry(entry)}
            empty={<Empty>{words.t('account.noPostings')}</Empty>}
          />
        ) : (
          <Waiting error={error} />
        )}
      </div>
    </div>
  );
}

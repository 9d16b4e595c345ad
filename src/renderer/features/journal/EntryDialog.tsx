/** One entry of the journal: what it says, its place in the chain, and its postings, which sum to zero. */
import { useEffect, useState } from 'react';
import type { JournalEntryView } from '#contract/views.ts';
import type { Posting } from '#core/model/account.ts';
import { call } from '../../client/index.ts';
import { tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Empty } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatMoney } from '../../ui/format.ts';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { ledgerAccountText } from '../books/ledgerAccounts.ts';
import { summarise } from './summary.ts';
import css from './journal.module.css';

function useEntry(seq: number): JournalEntryView | null {
  const [entry, setEntry] = useState<JournalEntryView | null>(null);
  useEffect(() => {
    call('journal.list', { stream: null, before: seq + 1, limit: 1 })
      .then(([found]) => setEntry(found ?? null))
      .catch(tellFailure);
  }, [seq]);
  return entry;
}

function Postings({ postings }: { readonly postings: readonly Posting[] }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <table className={css.legs}>
      <thead>
        <tr>
          <th scope="col">{t('account.ledgerAccount')}</th>
          <th scope="col">{t('account.debit')}</th>
          <th scope="col">{t('account.credit')}</th>
          <th scope="col">{t('trade.currency')}</th>
        </tr>
      </thead>
      <tbody>
        {postings.map(({ account, currency, amount }) => (
          <tr key={`${account} ${currency}`}>
            <td>{ledgerAccountText(words, account)}</td>
            <td>{amount > 0 && formatMoney(amount, currency, locale)}</td>
            <td>{amount < 0 && formatMoney(-amount, currency, locale)}</td>
            <td>{currency}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function EntryDialog({ seq }: { readonly seq: number }) {
  const words = useWords();
  const { t, locale } = words;
  const entry = useEntry(seq);
  const postings = entry && 'postings' in entry.event ? entry.event.postings : [];
  return (
    <Dialog
      title={t('account.entryTitle', { seq })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      shape="wide"
      testId="entry-dialog"
    >
      {entry ? (
        <>
          <dl className={css.facts}>
            <dt>{t('journal.kind')}</dt>
            <dd>{t(`events.${entry.event.kind}`)}</dd>
            <dt>{t('journal.time')}</dt>
            <dd>{formatDateTime(entry.event.at, locale, MARKET_ZONE)}</dd>
            <dt>{t('journal.summary')}</dt>
            <dd>{summarise(words, entry.event, entry.instrumentId)}</dd>
            <dt>{t('journal.hash')}</dt>
            <dd className={css.hash}>{entry.hash}</dd>
          </dl>
          {postings.length > 0 && <Postings postings={postings} />}
        </>
      ) : (
        <Empty>{t('shell.loading')}</Empty>
      )}
    </Dialog>
  );
}

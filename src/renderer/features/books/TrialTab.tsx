/** The trial balance: every account of the ledger with what it owes or is owed, in columns that sum to the same. */
import { Fragment } from 'react';
import type { ResultOf } from '#contract/calls.ts';
import { formatMoney } from '../../ui/format.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { MoneyFigure } from './figures.tsx';
import { Waiting } from './Waiting.tsx';
import { ledgerAccountText } from './ledgerAccounts.ts';
import css from './books.module.css';

type TrialBalance = ResultOf<'ledger.trialBalance'>;

function Row({ account, balance }: { readonly account: string; readonly balance: TrialBalance }) {
  const words = useWords();
  const name = ledgerAccountText(words, account);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={css.link}
          title={words.t('account.postingsOf', { account: name })}
          data-testid={`trial-${account}`}
          onClick={() => useUi.setState({ bookTab: 'postings', ledgerAccount: account })}
        >
          {name}
        </button>
      </th>
      {balance.totals.map(({ currency }) => {
        const amount =
          balance.rows.find((row) => row.account === account && row.currency === currency)?.amount ?? 0;
        return (
          <Fragment key={currency}>
            <td>{amount > 0 && <MoneyFigure value={amount} currency={currency} />}</td>
            <td>{amount < 0 && <MoneyFigure value={-amount} currency={currency} />}</td>
          </Fragment>
        );
      })}
    </tr>
  );
}

function Equal({ totals }: Pick<TrialBalance, 'totals'>) {
  const { t, locale } = useWords();
  const equal = totals.every(({ debit, credit }) => debit === credit);
  const sums = totals.map(({ currency, debit }) => `${formatMoney(debit, currency, locale)} ${currency}`);
  return (
    <p className={css.verdict} data-ok={equal} role="status" data-testid="trial-verdict">
      {equal ? `✓ ${t('account.trialEqual', { sums: sums.join(', ') })}` : `✗ ${t('account.trialUnequal')}`}
    </p>
  );
}

export function TrialTab() {
  const { t } = useWords();
  const { value: balance, error } = useLive('ledger.trialBalance', {});
  if (!balance) return <Waiting error={error} />;
  const accounts = [...new Set(balance.rows.map(({ account }) => account))].sort((a, b) => (a < b ? -1 : 1));
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t('account.tab-trial')}>
      <table className={css.trial} data-testid="trial-balance">
        <thead>
          <tr>
            <th scope="col">{t('account.ledgerAccount')}</th>
            {balance.totals.map(({ currency }) => (
              <Fragment key={currency}>
                <th scope="col">{t('account.debitIn', { currency })}</th>
                <th scope="col">{t('account.creditIn', { currency })}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Row key={account} account={account} balance={balance} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('trade.total')}</th>
            {balance.totals.map(({ currency, debit, credit }) => (
              <Fragment key={currency}>
                <td>
                  <MoneyFigure value={debit} currency={currency} testId={`trial-debit-${currency}`} />
                </td>
                <td>
                  <MoneyFigure value={credit} currency={currency} testId={`trial-credit-${currency}`} />
                </td>
              </Fragment>
            ))}
          </tr>
        </tfoot>
      </table>
      <Equal totals={balance.totals} />
    </div>
  );
}

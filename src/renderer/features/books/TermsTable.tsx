/** The account's terms in words. */
import type { AccountTerms, MarginModel } from '#core/model/account.ts';
import { CURRENCIES } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { percentText } from './figures.tsx';
import css from './books.module.css';

function marginText({ t, locale }: Words, margin: MarginModel): string {
  if (margin.kind === 'leverage') return t('terms.leverageOf', { times: margin.times });
  if (margin.kind === 'cash') return t('terms.margin-cash');
  return `${t('terms.margin-reg-t')}, ${t('terms.stopOutAt', { percent: percentText(margin.stopOutBps, locale) })}`;
}

function interestText({ t, locale }: Words, { interest }: AccountTerms): string {
  const said = CURRENCIES.map((currency) => {
    const { creditBps, debitBps, borrowBps } = interest[currency];
    const rates = [creditBps, debitBps, borrowBps].map((bps) => percentText(bps, locale)).join(' / ');
    return creditBps + debitBps + borrowBps === 0 ? null : `${currency} ${rates} %`;
  }).filter((each) => each !== null);
  return said.length === 0 ? t('terms.interest-none') : said.join('; ');
}

export function TermsTable({ terms }: { readonly terms: AccountTerms }) {
  const words = useWords();
  const { t } = words;
  const rows = [
    [t('terms.costBasis'), t(`terms.basis-${terms.costBasis}`)],
    [t('terms.positionMode'), t(`terms.mode-${terms.positionMode}`)],
    [t('terms.settlement'), t(`setup.settlement-${terms.settlement}`)],
    [t('terms.margin'), marginText(words, terms.margin)],
    [t('terms.interest'), interestText(words, terms)],
    [t('terms.marking'), t(`terms.marking-${terms.marking}`)],
  ] as const;
  return (
    <table className={css.terms} data-testid="account-terms-table">
      <caption>{t('account.termsTitle')}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

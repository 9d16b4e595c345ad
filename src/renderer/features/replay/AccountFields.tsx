/** The account a session begins with: cash, fees, and whose risk rules. */
import { useState } from 'react';
import type { AccountTerms, FeeProfiles } from '#core/model/account.ts';
import { CURRENCIES, moneyScale, type Currency } from '#core/units/units.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Field, Segmented, TextInput } from '../../ui/controls.tsx';
import type { Locale } from '#words/index.ts';
import { renotate, typedDecimal } from '../../ui/format.ts';
import { FeeFields } from '../settings/FeeFields.tsx';
import css from './replay.module.css';

type Settlement = AccountTerms['settlement'];

export interface SessionAccount {
  readonly texts: Readonly<Record<Currency, string>>;
  readonly invalid: Readonly<Record<Currency, boolean>>;
  readonly setCash: (currency: Currency, text: string) => void;
  readonly fees: FeeProfiles;
  readonly setFees: (fees: FeeProfiles) => void;
  readonly settlement: Settlement;
  readonly setSettlement: (settlement: Settlement) => void;
  readonly copyRules: boolean;
  readonly setCopyRules: (copy: boolean) => void;
  /** Null where a figure cannot be read. */
  readonly values: {
    readonly cash: Record<Currency, string>;
    readonly feeProfiles: FeeProfiles;
    readonly settlement: Settlement;
    readonly copyRules: boolean;
  } | null;
}

const cashOf = (text: string, currency: Currency, locale: Locale): string | null =>
  typedDecimal(text, moneyScale(currency), locale)?.decimal ?? null;

export function useAccount(): SessionAccount {
  const status = useSession((state) => state.status);
  const { locale } = useWords();
  /** As typed, in the language it was typed in. */
  const [kept, setKept] = useState<{ readonly locale: Locale; readonly cash: Record<Currency, string> }>(
    () => ({
      locale: 'en',
      cash: {
        VND: renotate(status?.defaults.VND ?? '0', 'en', 'en'),
        USD: renotate(status?.defaults.USD ?? '0', 'en', 'en'),
      },
    }),
  );
  const texts = {
    VND: renotate(kept.cash.VND, kept.locale, locale),
    USD: renotate(kept.cash.USD, kept.locale, locale),
  };
  const [fees, setFees] = useState<FeeProfiles>(status?.feeProfiles ?? { VND: 'zero', USD: 'zero' });
  const [settlement, setSettlement] = useState<Settlement>(status?.account?.terms.settlement ?? 'market');
  const [copyRules, setCopyRules] = useState(true);
  const typed = kept.locale === locale ? kept.cash : texts;
  const VND = cashOf(typed.VND, 'VND', locale);
  const USD = cashOf(typed.USD, 'USD', locale);
  return {
    texts: typed,
    invalid: { VND: VND === null, USD: USD === null },
    setCash: (currency, text) => setKept({ locale, cash: { ...typed, [currency]: text } }),
    fees,
    setFees,
    settlement,
    setSettlement,
    copyRules,
    setCopyRules,
    values:
      VND === null || USD === null ? null : { cash: { VND, USD }, feeProfiles: fees, settlement, copyRules },
  };
}

export function AccountFields({ account }: { readonly account: SessionAccount }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.pair}>
        {CURRENCIES.map((currency) => (
          <Field key={currency} label={`${t('replay.cash')} ${currency}`}>
            {(id) => (
              <TextInput
                id={id}
                figures
                inputMode="decimal"
                testId={`replay-cash-${currency}`}
                value={account.texts[currency]}
                invalid={account.invalid[currency]}
                onChange={(event) => account.setCash(currency, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <FeeFields value={account.fees} onChange={account.setFees} />
      <Field label={t('setup.settlement')}>
        {() => (
          <Segmented<Settlement>
            label={t('setup.settlement')}
            testId="replay-settlement"
            value={account.settlement}
            choices={[
              { value: 'market', label: t('setup.settlement-market') },
              { value: 'immediate', label: t('setup.settlement-immediate') },
            ]}
            onChange={account.setSettlement}
          />
        )}
      </Field>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={account.copyRules}
          onChange={(event) => account.setCopyRules(event.target.checked)}
        />
        {t('replay.copyRules')}
      </label>
    </>
  );
}

/** The state of an account opening: cash, holdings, fees as typed, and what they read as. */
import { useState } from 'react';
import type { Params } from '#contract/calls.ts';
import { PLAIN_TERMS, type AccountTerms, type FeeProfiles } from '#core/model/account.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { CURRENCIES, moneyScale, type Currency } from '#core/units/units.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import type { Locale } from '#words/index.ts';
import { formatScaled, renotate, typedDecimal } from '../../ui/format.ts';
import { useTerms } from '../books/changes/useTerms.ts';
import { readHoldings, renotateHoldings } from './holdings.ts';

export type Settlement = AccountTerms['settlement'];
export type OpeningParams = Omit<Params<'account.open'>, 'commandId'>;

const DEFAULT_FEES: FeeProfiles = { VND: 'vn-broker', USD: 'us-per-share' };

/** A plain decimal of zero or more at the currency's scale; null when it is not. */
function readCash(text: string, currency: Currency, locale: Locale): string | null {
  const typed = typedDecimal(text, moneyScale(currency), locale);
  return typed && typed.value >= 0 ? typed.decimal : null;
}

/** Grouped for reading when it is a plain whole number. */
const grouped = (text: string, locale: Locale): string => {
  const parsed = parseDecimal(text, 0);
  return parsed.ok ? formatScaled(parsed.value, 0, locale) : text;
};

/** What is typed, in the notation of the language it was typed in. */
interface Typed {
  readonly locale: Locale;
  readonly cash: Partial<Record<Currency, string>>;
  readonly holdings: string;
}

function inLocale(typed: Typed, locale: Locale): Typed {
  if (typed.locale === locale) return typed;
  const cash = Object.entries(typed.cash).map(([currency, text]) => [
    currency,
    renotate(text, typed.locale, locale),
  ]);
  return {
    locale,
    cash: Object.fromEntries(cash) as Typed['cash'],
    holdings: renotateHoldings(typed.holdings, typed.locale, locale),
  };
}

export function useOpening() {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const defaults = useSession((state) => state.status?.defaults);
  const known = useMarket((state) => state.bySymbol);
  const [kept, setKept] = useState<Typed>({ locale, cash: {}, holdings: '' });
  const [fees, setFees] = useState(DEFAULT_FEES);
  const [settlement, setSettlement] = useState<Settlement>('market');
  const more = useTerms(PLAIN_TERMS);
  const typed = inLocale(kept, locale);
  const texts = Object.fromEntries(
    CURRENCIES.map((each) => [each, typed.cash[each] ?? grouped(defaults?.[each] ?? '0', locale)]),
  ) as Record<Currency, string>;
  const VND = readCash(texts.VND, 'VND', locale);
  const USD = readCash(texts.USD, 'USD', locale);
  const lines = readHoldings(typed.holdings, known, locale);
  const wrong = lines.filter((line) => !line.ok).length;
  const params: OpeningParams | null =
    VND === null || USD === null || wrong > 0 || more.terms === null
      ? null
      : {
          name: t('setup.accountName'),
          cash: { VND, USD },
          holdings: lines.flatMap((line) => (line.ok ? [line.holding] : [])),
          feeProfiles: fees,
          terms: { ...more.terms, settlement },
        };
  return {
    texts,
    cash: { VND, USD },
    setCash: (currency: Currency, text: string) =>
      setKept({ ...typed, cash: { ...typed.cash, [currency]: text } }),
    holdings: typed.holdings,
    setHoldings: (holdings: string) => setKept({ ...typed, holdings }),
    fees,
    setFees,
    settlement,
    setSettlement,
    lines,
    wrong,
    more,
    params,
  };
}

export type Opening = ReturnType<typeof useOpening>;

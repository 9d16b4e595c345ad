/** The account's terms while they are chosen: percentages as typed, everything else as it is. */
import { useState } from 'react';
import type { AccountTerms, MarginModel } from '#core/model/account.ts';
import { CURRENCIES, type Currency } from '#core/units/units.ts';
import type { Locale } from '#words/index.ts';
import { useSettings } from '../../../state/settings.ts';
import { formatScaled, parseScaled, renotate } from '../../../ui/format.ts';

export const RATES = ['creditBps', 'debitBps', 'borrowBps'] as const;
export type Rate = (typeof RATES)[number];
export type Percent = 'times' | 'maintenance' | 'stopOut' | `${Currency}-${Rate}`;

type Texts = Readonly<Record<Percent, string>>;
type Chosen = Pick<AccountTerms, 'costBasis' | 'positionMode' | 'settlement' | 'marking'> & {
  readonly margin: MarginModel['kind'];
};

const MOST_BPS = 100_000;
const MOST_TIMES = 500;
const percent = (bps: number, locale: Locale): string => formatScaled(bps, 2, locale);

function textsOf({ margin, interest }: AccountTerms, locale: Locale): Texts {
  const times = margin.kind === 'leverage' ? margin.times : 4;
  const maintenance = margin.kind === 'leverage' ? margin.maintenanceBps : 2_500;
  const stopOut = margin.kind === 'cash' ? 5_000 : margin.stopOutBps;
  const rates = CURRENCIES.flatMap((currency) =>
    RATES.map((rate) => [`${currency}-${rate}`, percent(interest[currency][rate], locale)]),
  );
  return {
    times: String(times),
    maintenance: percent(maintenance, locale),
    stopOut: percent(stopOut, locale),
    ...(Object.fromEntries(rates) as Record<`${Currency}-${Rate}`, string>),
  };
}

/** A typed figure; null when it is none or out of bounds. */
export function readPercent(name: Percent, text: string, locale: Locale): number | null {
  const value = parseScaled(text, name === 'times' ? 0 : 2, locale);
  const [least, most] = name === 'times' ? [1, MOST_TIMES] : [0, MOST_BPS];
  return value !== null && value >= least && value <= most ? value : null;
}

function marginOf(kind: MarginModel['kind'], read: (name: Percent) => number | null): MarginModel | null {
  if (kind === 'cash') return { kind };
  const stopOutBps = read('stopOut');
  if (stopOutBps === null) return null;
  if (kind === 'reg-t') return { kind, stopOutBps };
  const [times, maintenanceBps] = [read('times'), read('maintenance')];
  return times === null || maintenanceBps === null ? null : { kind, times, maintenanceBps, stopOutBps };
}

function termsOf(chosen: Chosen, texts: Texts, locale: Locale): AccountTerms | null {
  const read = (name: Percent) => readPercent(name, texts[name], locale);
  const margin = marginOf(chosen.margin, read);
  const rates = CURRENCIES.map((currency) => RATES.map((rate) => read(`${currency}-${rate}`)));
  if (margin === null || rates.flat().includes(null)) return null;
  const interest = Object.fromEntries(
    CURRENCIES.map((currency, at) => [
      currency,
      Object.fromEntries(RATES.map((rate, index) => [rate, rates[at]![index]])),
    ]),
  ) as unknown as AccountTerms['interest'];
  const { costBasis, positionMode, settlement, marking } = chosen;
  return { costBasis, positionMode, settlement, margin, interest, marking };
}

export function useTerms(initial: AccountTerms) {
  const locale = useSettings((state) => state.locale);
  const [kept, setKept] = useState({ locale, texts: textsOf(initial, locale) });
  const [chosen, setChosen] = useState<Chosen>({ ...initial, margin: initial.margin.kind });
  const texts =
    kept.locale === locale
      ? kept.texts
      : (Object.fromEntries(
          Object.entries(kept.texts).map(([name, text]) => [name, renotate(text, kept.locale, locale)]),
        ) as Texts);
  return {
    chosen,
    choose: (change: Partial<Chosen>) => setChosen({ ...chosen, ...change }),
    texts,
    type: (name: Percent, text: string) => setKept({ locale, texts: { ...texts, [name]: text } }),
    /** Null while a figure is none. */
    terms: termsOf(chosen, texts, locale),
  };
}

export type Terms = ReturnType<typeof useTerms>;

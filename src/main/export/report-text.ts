/** Values of a tearsheet as texts of a language. */
import { displayScale, type Currency } from '#core/units/units.ts';
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import type { Locale, Words } from '#words/index.ts';

const MINUS = '−';

const formats = new Map<string, Intl.NumberFormat>();

/** Made once for each language and number of decimals: making one takes longer than a hundred uses. */
function formatOf(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    signDisplay: 'negative',
  });
  formats.set(key, made);
  return made;
}

/** Fixed decimals, grouped as the language does; a zero has no sign. */
export const fixed = (value: number, decimals: number, locale: Locale): string =>
  formatOf(locale, decimals, decimals).format(value).replace('-', MINUS);

/** As many decimals as it needs, within a limit. */
export const trimmed = (value: number, decimals: number, locale: Locale): string =>
  formatOf(locale, 0, decimals).format(value).replace('-', MINUS);

export const percent = (share: number, locale: Locale, decimals = 2): string =>
  `${fixed(share * 100, decimals, locale)} %`;

/** A number and its `%` are not parted at the end of a line. */
export const unparted = (text: string): string => text.replaceAll(' %', '\u00a0%');

/** A day in figures: `2024-03-05`, in Vietnamese `05/03/2024`. */
export function dateText(ms: number, locale: Locale): string {
  const [year, month, day] = new Date(ms).toISOString().slice(0, 10).split('-');
  return locale === 'vi' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}

/** A moment, UTC, to the second. */
export const momentText = (ms: number, locale: Locale): string =>
  `${dateText(ms, locale)} ${new Date(ms).toISOString().slice(11, 19)}`;

/** `03/2024`, in every language. */
export function monthText(ms: number): string {
  const [year, month] = new Date(ms).toISOString().split('-');
  return `${month}/${year}`;
}

/** Money with as many decimals as its currency shows. */
export function valueText(
  value: number,
  unit: SheetFigure['unit'],
  { t, locale }: Words,
  currency: Currency = 'USD',
): string {
  switch (unit) {
    case 'share':
      return percent(value, locale, value !== 0 && Math.abs(value) < 0.001 ? 4 : 2);
    case 'days':
      return `${fixed(value, 1, locale)} ${t('figures.unit-days')}`;
    case 'periods':
      return `${fixed(Math.ceil(value), 0, locale)} ${t('figures.unit-periods')}`;
    case 'count':
      return fixed(value, 0, locale);
    case 'money':
      return fixed(value, displayScale(currency), locale);
    case 'ratio':
      return fixed(value, Math.abs(value) >= 1_000 ? 0 : 3, locale);
  }
}

/** Where bootstrapped histories put most of it; empty where none is made for the figure. */
export function intervalText(id: string, { intervals }: Tearsheet, words: Words): string {
  if (!intervals) return '';
  const { sharpe, growth, maxDrawdown } = intervals;
  const found = { sharpe, cagr: growth, 'max-drawdown': maxDrawdown }[id];
  if (!found) return '';
  const unit = id === 'sharpe' ? 'ratio' : 'share';
  return words.t('report.interval', {
    low: valueText(found.low, unit, words),
    high: valueText(found.high, unit, words),
  });
}

/** Why a figure cannot be said; empty where it can. */
export function reasonText({ result }: SheetFigure, { t }: Words): string {
  if (result.value !== null) return '';
  const { reason, have, least } = result;
  const why = t(`figures.reason-${reason}`);
  return have === undefined || least === undefined ? why : `${why}: ${t('report.needs', { have, least })}`;
}

export const figureName = (id: string, { t }: Words): string => t(`figures.${id}` as 'figures.sharpe');

/** What it is of: how many returns, how they are measured, and of which part of its time. */
function sampleTexts({ returns, first, last, conventions, span, whole }: Tearsheet, words: Words): string[] {
  const { t, locale } = words;
  const day = (at: number | null): string => (at === null ? '–' : dateText(at, locale));
  const counted = t('report.counted', {
    count: fixed(returns, 0, locale),
    from: day(first),
    to: day(last),
    periods: trimmed(conventions.periods, 2, locale),
    returns: t(`reportCodes.returns-${conventions.returns}`),
    of: t(`reportCodes.of-${conventions.of}`),
  });
  if (span === null || whole === null) return [counted];
  // A side that nobody set lies far outside.
  const [from, to] = [span.from, span.to].map((at) => Math.min(whole.to, Math.max(whole.from, at)));
  if (span.from <= whole.from && span.to >= whole.to) return [counted];
  const part = { from: day(from!), to: day(to!), first: day(whole.from), last: day(whole.to) };
  return [counted, t('report.part', part)];
}

/** On which terms it was traded, in one line; none where nobody knows. */
function detailTexts({ subject: { details } }: Tearsheet, { t, find }: Words): string[] {
  const said = details.map(({ key, text }) => {
    const value = key === 'basis' ? (find(`bases.${text}`) ?? text) : text;
    return `${t(`reportCodes.detail-${key}`)} ${value}`;
  });
  return said.length === 0 ? [] : [`${said.join(' · ')}.`];
}

/** The conventions under which all of it holds, sentence by sentence. */
export function conventionTexts(sheet: Tearsheet, words: Words): string[] {
  const { t, locale } = words;
  const { conventions, intervals, subject, tries } = sheet;
  const { riskFree, least, tail } = conventions;
  return [
    ...detailTexts(sheet, words),
    ...sampleTexts(sheet, words),
    t('report.free', { rate: percent(riskFree, locale) }),
    ...(least === 0 ? [] : [t('report.least', { rate: percent(least, locale) })]),
    t('report.tail', { tail: percent(tail, locale, 1) }),
    intervals
      ? t('report.bootstrap', {
          confidence: percent(intervals.confidence, locale, 0),
          samples: fixed(intervals.samples, 0, locale),
        })
      : t('report.few'),
    ...(tries === null ? [] : [t('report.tries', { count: fixed(tries.count, 0, locale) })]),
    ...(subject.fingerprint === null
      ? []
      : [t('report.fingerprint', { hash: subject.fingerprint.slice(0, 12) })]),
  ];
}

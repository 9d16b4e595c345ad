/** Conventions in one line, as they stand at a tearsheet. */
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Words } from '#words/index.ts';
import { fixedText, percentText, plainText } from '../../research/figures.ts';

/** As few decimals as it has, two at most. */
export const rateText = (share: number, locale: Words['locale']): string =>
  percentText(share, locale, Number.isInteger(Number((share * 100).toFixed(6))) ? 0 : 2);

export function termTexts(
  { conventions, tries }: Pick<Tearsheet, 'conventions' | 'tries'>,
  words: Words,
): string[] {
  const { t, locale } = words;
  const { periods, riskFree, least, returns, of, tail, confidence } = conventions;
  const variance = tries ? plainText(Number(tries.variance.toFixed(4)), locale) : '';
  return [
    t('reports.sayPeriods', { periods: fixedText(periods, Number.isInteger(periods) ? 0 : 1, locale) }),
    t('reports.sayFree', { rate: rateText(riskFree, locale) }),
    t('reports.sayLeast', { rate: rateText(least, locale) }),
    t(returns === 'log' ? 'reports.logReturns' : 'reports.simpleReturns'),
    t(of === 'population' ? 'reports.ofPopulation' : 'reports.ofSample'),
    t('reports.sayTail', { share: rateText(tail, locale) }),
    t('reports.sayConfidence', { share: rateText(confidence, locale) }),
    tries
      ? t('reports.sayTries', { count: fixedText(tries.count, 0, locale), variance })
      : t('reports.sayNoTries'),
  ];
}

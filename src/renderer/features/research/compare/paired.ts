/** What differences of runs mean, in a sentence. */
import type { PairedDifference, RunView } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { percentText, signedText } from '../figures.ts';

/** Above this share chance alone is a fair explanation. */
const BY_CHANCE = 0.05;

export const signed = (value: number, locale: Words['locale']): string =>
  signedText(percentText(value, locale, 3), value);

export function pairedSentence(difference: PairedDifference, { t, locale }: Words): string {
  const { mean, low, high, pValue, days, confidence, tooShort, period } = difference;
  if (tooShort) return t('runs.pairedShort', { days });
  const numbers = {
    period: t(`researchCodes.period-${period}`),
    mean: percentText(Math.abs(mean), locale, 3),
    low: signed(low, locale),
    high: signed(high, locale),
    confidence: percentText(confidence, locale, 0),
    chance: percentText(pValue, locale, 1),
  };
  const sentence =
    mean === 0
      ? t('runs.pairedEqual', numbers)
      : t(mean > 0 ? 'runs.pairedBetter' : 'runs.pairedWorse', numbers);
  return `${sentence} ${t(pValue > BY_CHANCE ? 'runs.pairedChance' : 'runs.pairedReal')}`;
}

/** How much of the return is the assumption of how orders fill. */
export function spreadSentence(runs: readonly Pick<RunView, 'figures'>[], { t, locale }: Words): string {
  const returns = runs.flatMap(({ figures }) => (figures ? [figures.totalReturn] : []));
  const [low, high] = [Math.min(...returns), Math.max(...returns)];
  if (high - low < 5e-5) return t('runs.bandNone');
  const text = (value: number) => signedText(percentText(value, locale), value);
  return t('runs.bandSpread', { low: text(low), high: text(high) });
}

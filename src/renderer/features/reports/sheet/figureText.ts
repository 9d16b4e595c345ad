/** Figures of a tearsheet in words: values by unit, the interval histories put them in, why one cannot be said. */
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { displayScale, type Currency } from '#core/units/units.ts';
import { figureTexts, type Words } from '#words/index.ts';
import { fixedText, percentText } from '../../research/figures.ts';

type Unit = SheetFigure['unit'];

/** Money with as many decimals as its currency shows. */
export function valueText(
  value: number,
  unit: Unit,
  { t, locale }: Words,
  currency: Currency = 'USD',
): string {
  switch (unit) {
    case 'share':
      return percentText(value, locale, value !== 0 && Math.abs(value) < 0.001 ? 4 : 2);
    case 'days':
      return `${fixedText(value, 1, locale)} ${t('figures.unit-days')}`;
    case 'periods':
      return `${fixedText(Math.ceil(value), 0, locale)} ${t('figures.unit-periods')}`;
    case 'count':
      return fixedText(value, 0, locale);
    case 'money':
      return fixedText(value, displayScale(currency), locale);
    case 'ratio':
      return fixedText(value, Math.abs(value) >= 1_000 ? 0 : 3, locale);
  }
}

/** Where bootstrapped histories put most of it; empty where none is made for the figure. */
export function intervalText(id: string, { intervals }: Pick<Tearsheet, 'intervals'>, words: Words): string {
  if (!intervals) return '';
  const { sharpe, growth, maxDrawdown } = intervals;
  const interval = { sharpe, cagr: growth, 'max-drawdown': maxDrawdown }[id];
  if (!interval) return '';
  const unit = id === 'sharpe' ? 'ratio' : 'share';
  const [low, high] = [valueText(interval.low, unit, words), valueText(interval.high, unit, words)];
  return words.t('report.interval', { low, high });
}

/** Why it cannot be said; empty where it can. */
export function reasonText({ result }: Pick<SheetFigure, 'result'>, { t }: Words): string {
  if (result.value !== null) return '';
  const why = t(`figures.reason-${result.reason}`);
  const { have, least } = result;
  return have === undefined || least === undefined ? why : `${why}: ${t('report.needs', { have, least })}`;
}

export const figureName = (id: string, { t }: Words): string => t(`figures.${id}` as 'figures.sharpe');

/** What a reader needs to check it. */
export function aboutFigure(figure: SheetFigure, { locale }: Words): string {
  const { formula, source, caveat } = figureTexts(locale, figure);
  return `${formula}
${source}
${caveat}`;
}

const BETTER: Readonly<Record<string, 1 | -1>> = Object.fromEntries([
  ...'total-return cagr cagr-by-dates arithmetic-return mean-return geometric-mean-return positive-months win-rate payoff profit-factor gain-to-pain sharpe sortino calmar omega ulcer-performance recovery-factor tail-ratio common-sense stability alpha alpha-compounded m-squared treynor active-return information-ratio up-capture capture-ratio net-profit trade-win-rate expectancy expectancy-ratio trade-payoff trade-profit-factor sqn edge-ratio probabilistic-sharpe deflated-sharpe'
    .split(' ')
    .map((id) => [id, 1] as const),
  ...'volatility downside-deviation max-drawdown average-drawdown current-drawdown longest-drawdown longest-drawdown-days recovery-time under-water ulcer-index var-historical es-historical var-normal es-normal var-cornish-fisher var-pareto es-pareto tracking-error down-capture costs cost-drag cost-of-turnover sharpe-error minimum-track-record shuffled-drawdown-median shuffled-drawdown-95'
    .split(' ')
    .map((id) => [id, -1] as const),
]);

/** Places of the best among several: what reads alike is alike; none where all do, or the figure has no better way. */
export function bestOf(
  id: string,
  values: readonly (number | null)[],
  texts: readonly string[],
): readonly number[] {
  const better = BETTER[id];
  const known = values.filter((value): value is number => value !== null);
  if (better === undefined || known.length < 2) return [];
  const best = better === 1 ? Math.max(...known) : Math.min(...known);
  const text = texts[values.indexOf(best)];
  const places = texts.flatMap((each, place) => (each === text ? [place] : []));
  return places.length === texts.length ? [] : places;
}

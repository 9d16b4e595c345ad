/**
 * Which indicators a chart can show, and what their lines are over the drawn bars. Pure: no canvas, no store.
 * Known limit: each is shown with its default parameters.
 */
import type { Indicator } from '#research/indicators/indicator.ts';
import { INDICATORS, indicatorNamed } from '#research/indicators/list.ts';
import { compute, inputOf, type Columns } from '#research/indicators/run.ts';

/** More lines than these cannot be told apart. */
export const MOST_SHOWN = 6;

/** Of indicators over the prices, the outputs that are prices where not all of them are. */
const PRICES: Readonly<Record<string, readonly string[]>> = {
  'atr-stop': ['upper', 'lower'],
  bollinger: ['middle', 'upper', 'lower'],
  donchian: ['centre', 'upper', 'lower'],
  doji: ['price'],
  fractal: ['high', 'low'],
  'ht-trendline': ['trendline'],
  kama: ['kama'],
  keltner: ['centre', 'upper', 'lower'],
  'linear-regression': ['end'],
  marubozu: ['price'],
  'parabolic-sar': ['sar'],
  supertrend: ['upper', 'lower'],
  'volatility-stop': ['upper', 'lower'],
};

/** A second series is nothing a chart of one symbol has. */
export const CHARTABLE: readonly Indicator[] = INDICATORS.filter(({ reads }) => reads !== 'two');

/** The known ones of what was stored, each once, at most so many. */
export function shownOf(stored: unknown): readonly string[] {
  if (!Array.isArray(stored)) return [];
  const known = stored.filter(
    (name): name is string => CHARTABLE.some((each) => each.name === name) && typeof name === 'string',
  );
  return [...new Set(known)].slice(0, MOST_SHOWN);
}

/** The choice with one more or one less; the same where it is full. */
export function toggled(shown: readonly string[], name: string): readonly string[] {
  if (shown.includes(name)) return shown.filter((each) => each !== name);
  return shown.length < MOST_SHOWN ? [...shown, name] : shown;
}

export const linesOf = ({ name, overlay, outputs }: Indicator): readonly string[] =>
  (overlay ? PRICES[name] : undefined) ?? outputs;

/** The values of an indicator's lines, row by row the bars; NaN where there is none. */
export function lineValues(name: string, bars: Columns): readonly Float64Array[] {
  const indicator = indicatorNamed(name);
  if (!indicator) return [];
  const out = compute(indicator, inputOf(bars));
  return linesOf(indicator).map((output) => out[indicator.outputs.indexOf(output)]!);
}

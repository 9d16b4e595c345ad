/** Options that say how figures are computed: one name for each convention. */
import type { AskedConventions } from '#contract/report-calls.ts';
import { bare, misused, wholeIn, said, type Values } from './options.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}

const PERIODS: Range = { least: 1, most: 100_000_000 };
const RATE: Range = { least: -0.999_999, most: 10 };
const TAIL: Range = { least: 0.0001, most: 0.4999 };
const CONFIDENCE: Range = { least: 0.5001, most: 0.9999 };
const VARIANCE: Range = { least: 0, most: 1_000 };

/** A number of an option, percent allowed; what is none is not understood. */
function numberOf(values: Values, option: string, { least, most }: Range): number | undefined {
  const given = values[option];
  if (given === undefined) return undefined;
  const text = String(given).trim();
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text !== '' && text !== '%' && value >= least && value <= most) return value;
  throw misused(`--${option}`, text, 'accepts.number', { min: least, max: most });
}

/** A rate of a year: one above 1 without a unit is far more likely meant in percent. */
function rateOf(values: Values, option: string): number | undefined {
  const value = String(values[option] ?? '').trim();
  if (Number(value) > 1 && Number.isFinite(Number(value))) throw bare(`--${option}`, value);
  return numberOf(values, option, RATE);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What is not said stays out. */
export function conventionsIn(values: Values): AskedConventions {
  const asked: Mutable<AskedConventions> = {};
  const numbers = {
    periods: numberOf(values, 'periods', PERIODS),
    riskFree: rateOf(values, 'risk-free'),
    least: rateOf(values, 'least'),
    tail: numberOf(values, 'tail', TAIL),
    confidence: numberOf(values, 'confidence', CONFIDENCE),
  };
  for (const [name, value] of Object.entries(numbers))
    if (value !== undefined) asked[name as keyof typeof numbers] = value;
  if (values['log']) asked.returns = 'log';
  if (values['population']) asked.of = 'population';
  return asked;
}

/** How many variants were tried, and the variance of their yearly Sharpe ratios (0.25 when not said). */
export function triesIn(values: Values): { tries?: { count: number; variance: number } } {
  const count = wholeIn('--tries', said(values['tries']), 1, 1_000_000_000);
  if (count === undefined) return {};
  return { tries: { count, variance: numberOf(values, 'tries-variance', VARIANCE) ?? 0.25 } };
}

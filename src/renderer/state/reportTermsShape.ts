/** Conventions as they are kept; what is broken or out of range is as usual. */
import type { AskedConventions } from '#contract/report-calls.ts';

export interface ReportTerms extends AskedConventions {
  /** Variants tried before; what the workspace knows when absent. */
  readonly tries?: { readonly count: number; readonly variance: number };
}

/** What each may be, both ends included. */
export const TERM_RANGES = {
  periods: [1, 100_000_000],
  riskFree: [-0.99, 10],
  least: [-0.99, 10],
  tail: [0.001, 0.499],
  confidence: [0.501, 0.999],
  count: [1, 1_000_000_000],
  variance: [0, 1_000],
} as const;

export type NumberTerm = keyof typeof TERM_RANGES;

export function isTerm(name: NumberTerm, value: unknown): value is number {
  const [least, most] = TERM_RANGES[name];
  if (typeof value !== 'number' || !(value >= least && value <= most)) return false;
  return name !== 'count' || Number.isInteger(value);
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

export function reportTermsOf(stored: unknown): ReportTerms {
  const kept = record(stored);
  const numbers = (['periods', 'riskFree', 'least', 'tail', 'confidence'] as const).flatMap((name) =>
    isTerm(name, kept[name]) ? [[name, kept[name]] as const] : [],
  );
  const { count, variance } = record(kept['tries']);
  return {
    ...Object.fromEntries(numbers),
    ...(kept['returns'] === 'log' ? { returns: 'log' } : {}),
    ...(kept['of'] === 'population' ? { of: 'population' } : {}),
    ...(isTerm('count', count) && isTerm('variance', variance) ? { tries: { count, variance } } : {}),
  };
}

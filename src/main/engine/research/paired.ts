/**
 * Two runs on the same bars: the mean of the daily differences of their returns (weekly or monthly of longer bars), with a confidence interval by the stationary
 * block bootstrap (Politis and Romano 1994): blocks of random length, ten days on average, drawn with replacement from the
 * days in a circle. Differences are paired day by day, so that what moves both falls out.
 */
import { Seeded } from '#core/units/seeded.ts';
import type { PairedDifference } from '#contract/research-views.ts';

const RESAMPLES = 2_000;
const MEAN_BLOCK = 10;
const CONFIDENCE = 0.95;
const LEAST_DAYS = 20;

export interface DailyReturns {
  readonly id: string;
  /** By day number. */
  readonly returns: ReadonlyMap<number, number>;
  readonly finalEquity: number;
  readonly period: PairedDifference['period'];
}

function resampled(values: readonly number[], random: Seeded): number {
  let sum = 0;
  let at = random.below(values.length);
  for (let taken = 0; taken < values.length; taken += 1) {
    sum += values[at]!;
    at = random.below(MEAN_BLOCK) === 0 ? random.below(values.length) : (at + 1) % values.length;
  }
  return sum / values.length;
}

export function pairedDifference(a: DailyReturns, b: DailyReturns): PairedDifference {
  const differences: number[] = [];
  for (const [day, value] of a.returns) {
    const other = b.returns.get(day);
    if (other !== undefined) differences.push(other - value);
  }
  const days = differences.length;
  const mean = days === 0 ? 0 : differences.reduce((sum, each) => sum + each, 0) / days;
  const common = { a: a.id, b: b.id, period: a.period, days, confidence: CONFIDENCE, mean };
  const finalDifference = b.finalEquity - a.finalEquity;
  if (days < LEAST_DAYS)
    return { ...common, low: mean, high: mean, pValue: 1, finalDifference, tooShort: true };
  const random = Seeded.of(1);
  const means = Array.from({ length: RESAMPLES }, () => resampled(differences, random)).sort((x, y) => x - y);
  const tail = Math.floor((RESAMPLES * (1 - CONFIDENCE)) / 2);
  const below = means.filter((each) => each <= 0).length / RESAMPLES;
  const above = means.filter((each) => each >= 0).length / RESAMPLES;
  return {
    ...common,
    low: means[tail]!,
    high: means[RESAMPLES - 1 - tail]!,
    pValue: Math.min(1, 2 * Math.min(below, above)),
    finalDifference,
    tooShort: false,
  };
}

/** What the mappings of Stock.Indicators have in common: names of parameters and enumerations, and values moved to where it draws them. */
import { indicatorNamed } from '../../../src/shared/research/indicators/list.ts';
import { compute } from '../../../src/shared/research/indicators/run.ts';
import { moved, type Field, type Given, type Ran } from './mapping.ts';

export const PERIOD = { lookbackPeriods: 'period' };
export const FAST_SLOW = { fastPeriods: 'fast', slowPeriods: 'slow' };

export const word = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value.includes('.')
    ? value.slice(value.indexOf('.') + 1).toLowerCase()
    : otherwise;
export const whole = (given: Given, name: string, otherwise: number): number =>
  typeof given[name] === 'number' ? given[name] : otherwise;
export const used = (ran: Ran, name: string, otherwise: number): number => {
  const value = ran.used[name];
  return typeof value === 'number' ? value : otherwise;
};

/** Another of our indicators over the same bars. */
export const beside = (
  name: string,
  output: string,
  given: (ran: Ran) => Record<string, number> = () => ({}),
): Field => {
  const field: Field = (ran) => {
    const indicator = indicatorNamed(name)!;
    return compute(indicator, ran.input, given(ran))[indicator.outputs.indexOf(output)]!;
  };
  return field;
};

export const later = (name: string, rows: (ran: Ran) => number): Field => {
  const field: Field = (ran) => moved(ran.out(name), rows(ran));
  return field;
};

export const PIVOT_FIELDS = {
  pp: 'pivot',
  s1: 's1',
  s2: 's2',
  s3: 's3',
  s4: 's4',
  r1: 'r1',
  r2: 'r2',
  r3: 'r3',
  r4: 'r4',
};

export const SPANS: Readonly<Record<string, string>> = {
  month: 'month',
  week: 'week',
  day: 'day',
  onehour: 'hour',
};

/** The line is drawn over the last window only: from the last row's slope and intercept. */
export const lastLine: Field = (ran) => {
  const out = new Float64Array(ran.count).fill(Number.NaN);
  const [slope, end] = [ran.out('slope').at(-1)!, ran.out('end').at(-1)!];
  for (let back = 0; back < used(ran, 'period', 14); back += 1)
    out[ran.count - 1 - back] = end - slope * back;
  return out;
};

/** Theirs counts x from the first row of all. */
export const theirIntercept: Field = (ran) =>
  ran.out('end').map((end, at) => end - ran.out('slope')[at]! * (at + 1));

/** The lines of windows side by side, from the last row backwards, and so many deviations beside them. */
export const blocks = (side: number): Field => {
  const field: Field = (ran) => {
    const out = new Float64Array(ran.count).fill(Number.NaN);
    const period = used(ran, 'period', 20);
    const reach = side * whole(ran.given, 'stdDeviations', 2);
    for (let last = ran.count - 1; last >= period - 1; last -= period)
      for (let back = 0; back < period; back += 1)
        out[last - back] =
          ran.out('end')[last]! - ran.out('slope')[last]! * back + reach * ran.out('deviation')[last]!;
    return out;
  };
  return field;
};

export const blockBegins: Field = (ran) => {
  const period = used(ran, 'period', 20);
  return new Float64Array(ran.count).map((_, at) => ((ran.count - at) % period === 0 ? 1 : 0));
};

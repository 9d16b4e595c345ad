/** What came of it: growth of a unit over the whole, a year and a period. */
import { DAY_MS } from '#core/units/civil.ts';
import { compoundGrowth, growthRate } from '../annual.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

/** Days that a year has on average. */
const YEAR_DAYS = 365.25;

const extreme = (values: readonly { readonly return: number }[], most: 1 | -1): number | null =>
  values.reduce<number | null>(
    (found, each) => (found === null || (each.return - found) * most > 0 ? each.return : found),
    null,
  );

function byDates({ total, time, returns }: Facts): number | null {
  if (total === null || time === null || returns.length < 2) return null;
  // The first return was earned over a period before its stamp, as long as the others are on average.
  const span = time[returns.length - 1]! - time[0]!;
  const years = (span * returns.length) / (returns.length - 1) / DAY_MS / YEAR_DAYS;
  return total <= -1 ? null : compoundGrowth(1, 1 + total, years);
}

const dated = { dates: true } as const;

export const growthFigures: readonly FigureDefinition[] = [
  {
    id: 'total-return',
    group: 'growth',
    unit: 'share',
    formula: 'Π(1 + r) − 1',
    source: 'definition',
    caveat: 'Says nothing of how long it took.',
    of: ({ total }) => total,
  },
  {
    id: 'cagr',
    annual: true,
    group: 'growth',
    unit: 'share',
    formula: '(1 + total return)^(periods ÷ n) − 1',
    source: 'empyrical',
    caveat: 'Below a year of returns it says what would be if the rest went on like this.',
    of: ({ growth }) => growth,
    lacks: 'lost-everything',
  },
  {
    id: 'cagr-by-dates',
    annual: true,
    group: 'growth',
    unit: 'share',
    formula:
      '(1 + total return)^(1 ÷ years) − 1; years are days ÷ 365.25, the first period counted as long as the others',
    source: 'definition',
    caveat:
      'Differs from the CAGR by periods where the file has gaps, or its year another number of periods.',
    needs: { returns: 2, dates: true },
    of: byDates,
    lacks: 'lost-everything',
  },
  {
    id: 'arithmetic-return',
    annual: true,
    group: 'growth',
    unit: 'share',
    formula: 'mean × periods',
    source: 'definition',
    caveat: 'More than what compounds: by about half the variance of a year.',
    of: ({ yearlyMean }) => yearlyMean,
    lacks: 'lost-everything',
  },
  {
    id: 'mean-return',
    group: 'growth',
    unit: 'share',
    formula: 'Σr ÷ n, of a period',
    source: 'definition',
    caveat: 'One outlier moves it.',
    of: ({ moments }) => moments.mean,
    lacks: 'lost-everything',
  },
  {
    id: 'geometric-mean-return',
    group: 'growth',
    unit: 'share',
    formula: '(1 + total return)^(1 ÷ n) − 1, of a period',
    source: 'definition',
    caveat: 'What compounds; the mean is always more.',
    of: ({ total, known }) => (total === null ? null : growthRate(total, known, 1)),
    lacks: 'lost-everything',
  },
  {
    id: 'best-month',
    group: 'growth',
    unit: 'share',
    formula: 'max Π(1 + r) − 1 of the calendar months',
    source: 'definition',
    caveat: 'The first and the last month may be parts of one.',
    needs: dated,
    of: (facts) => extreme(facts.periodReturns('month'), 1),
  },
  {
    id: 'worst-month',
    group: 'growth',
    unit: 'share',
    formula: 'min Π(1 + r) − 1 of the calendar months',
    source: 'definition',
    caveat: 'The first and the last month may be parts of one.',
    needs: dated,
    of: (facts) => extreme(facts.periodReturns('month'), -1),
  },
  {
    id: 'best-year',
    group: 'growth',
    unit: 'share',
    formula: 'max Π(1 + r) − 1 of the calendar years',
    source: 'definition',
    caveat: 'The first and the last year may be parts of one.',
    needs: dated,
    of: (facts) => extreme(facts.periodReturns('year'), 1),
  },
  {
    id: 'worst-year',
    group: 'growth',
    unit: 'share',
    formula: 'min Π(1 + r) − 1 of the calendar years',
    source: 'definition',
    caveat: 'The first and the last year may be parts of one.',
    needs: dated,
    of: (facts) => extreme(facts.periodReturns('year'), -1),
  },
  {
    id: 'positive-months',
    group: 'growth',
    unit: 'share',
    formula: 'months above zero ÷ months',
    source: 'definition',
    caveat: 'A month of no change is not positive.',
    needs: dated,
    of: (facts) => {
      const months = facts.periodReturns('month');
      return months.filter((each) => each.return > 0).length / months.length;
    },
  },
];

/** Figures of what was held and traded: exposure, turnover, leverage and costs. */
import type { Facts } from './facts.ts';
import type { FigureActivity, FigureDefinition } from './figure.ts';

const needs = { activity: true } as const;
const share = { group: 'activity', unit: 'share', needs } as const;
const ratio = { group: 'activity', unit: 'ratio', needs } as const;
const money = { group: 'activity', unit: 'money', needs } as const;

const used = (facts: Facts): FigureActivity => facts.activity!;

const known = (values: Float64Array): Float64Array => values.filter((value) => Number.isFinite(value));

function mean(values: Float64Array): number | null {
  const all = known(values);
  return all.length === 0 ? null : all.reduce((sum, each) => sum + each, 0) / all.length;
}

const highest = (values: Float64Array): number | null =>
  known(values).reduce<number | null>((most, each) => Math.max(most ?? each, each), null);

/** Costs the ledger books. */
const booked = ({ commission, tax, borrow }: FigureActivity): number => commission + tax + borrow;

const perYear = (amount: number, { meanEquity, years }: FigureActivity): number | null =>
  meanEquity > 0 && years > 0 ? amount / meanEquity / years : null;

export const activityFigures: readonly FigureDefinition[] = [
  {
    id: 'equity-start',
    ...money,
    formula: 'equity at the first moment',
    source: 'the ledger',
    caveat: 'Of a part of the time: at the last moment before it.',
    of: (facts) => used(facts).start,
  },
  {
    id: 'equity-end',
    ...money,
    formula: 'equity at the last moment',
    source: 'the ledger',
    caveat: 'What is held is at its last price.',
    of: (facts) => used(facts).end,
  },
  {
    id: 'total-profit',
    ...money,
    formula: 'equity at the end − equity at the start − money paid in',
    source: 'the ledger',
    caveat: 'With trades that still run; the net profit of trades is without.',
    of: (facts) => used(facts).end - used(facts).start - used(facts).paidIn,
  },
  {
    id: 'time-in-market',
    ...share,
    formula: 'time at which a trade was open ÷ time from the first moment to the last',
    source: 'definition',
    caveat: 'Of calendar time: nights and holidays are counted.',
    of: (facts) => used(facts).inMarket,
  },
  {
    id: 'gross-exposure',
    ...share,
    formula: 'mean of (Σ |market value| ÷ equity) at the ends of days',
    source: 'definition',
    caveat: 'What is held within a day and not over its end is not seen.',
    of: (facts) => mean(used(facts).gross),
  },
  {
    id: 'net-exposure',
    ...share,
    formula: 'mean of (Σ market value ÷ equity) at the ends of days, shorts negative',
    source: 'definition',
    caveat: 'Near zero may still be much of both sides.',
    of: (facts) => mean(used(facts).net),
  },
  {
    id: 'max-leverage',
    ...ratio,
    formula: 'highest Σ |market value| ÷ equity at the end of a day',
    source: 'definition',
    caveat: 'Contracts count at their full value, not at their margin.',
    of: (facts) => highest(used(facts).gross),
  },
  {
    id: 'max-drawdown-bars',
    ...share,
    formula: 'max of 1 − growth ÷ highest growth before, at every bar or mark',
    source: 'definition',
    caveat: 'Sees falls within a day, which the largest drawdown of days does not.',
    of: (facts) => used(facts).deepest,
  },
  {
    id: 'traded-value',
    ...money,
    formula: 'Σ price × quantity of all fills, both sides',
    source: 'definition',
    caveat: 'Grows with time: compare turnover.',
    of: (facts) => used(facts).bought + used(facts).sold,
  },
  {
    id: 'turnover',
    ...ratio,
    formula: 'lesser of what was bought and sold ÷ mean equity ÷ years',
    source: 'SEC Form N-1A, item 13',
    caveat: 'What is bought and still held does not count.',
    of: (facts) => perYear(Math.min(used(facts).bought, used(facts).sold), used(facts)),
    lacks: 'no-divisor',
  },
  {
    id: 'costs',
    ...money,
    formula: 'commission + tax + borrowing',
    source: 'the ledger',
    caveat: 'What prices hide, slippage and spread, is not in it: results have it already.',
    of: (facts) => booked(used(facts)),
  },
  {
    id: 'cost-commission',
    ...money,
    formula: 'Σ commissions and exchange fees, less rebates',
    source: 'the ledger',
    caveat: 'Minimums weigh on small orders.',
    of: (facts) => used(facts).commission,
  },
  {
    id: 'cost-tax',
    ...money,
    formula: 'Σ taxes on sales',
    source: 'the ledger',
    caveat: 'Taxes on dividends are in what dividends paid.',
    of: (facts) => used(facts).tax,
  },
  {
    id: 'cost-borrow',
    ...money,
    formula: 'Σ paid for shares sold short',
    source: 'the ledger',
    caveat: 'Of the account: not shared among symbols.',
    of: (facts) => used(facts).borrow,
  },
  {
    id: 'cost-slippage',
    ...money,
    formula: 'Σ side × (price − price it would have taken on arrival) × quantity, of fills that took',
    source: 'Perold (1988)',
    caveat:
      'Orders that wait for the next bar have the move until then in it. Below zero: prices were better.',
    of: (facts) => used(facts).slippage,
  },
  {
    id: 'cost-delay',
    ...money,
    formula: 'Σ side × (open of the bar it met − price on arrival) × quantity, of fills that took',
    source: 'Perold (1988)',
    caveat:
      'What prices moved before the order could trade, nights included: luck more than cost, and in no sum of costs.',
    of: (facts) => used(facts).delay,
  },
  {
    id: 'cost-spread',
    ...money,
    formula: 'Σ half of (ask − bid) on arrival × quantity, of fills that took; and what changing money cost',
    source: 'Perold (1988)',
    caveat: 'Bars have no quotes: it is 0 there.',
    of: (facts) => used(facts).spread,
  },
  {
    id: 'cost-drag',
    ...share,
    formula: 'costs ÷ mean equity ÷ years',
    source: 'definition',
    caveat: 'What a year has to earn before it earns anything.',
    of: (facts) => perYear(booked(used(facts)), used(facts)),
    lacks: 'no-divisor',
  },
  {
    id: 'cost-of-turnover',
    ...share,
    formula: '(commission + tax + slippage + spread) ÷ value traded',
    source: 'definition',
    caveat: 'Of each unit traded, both sides counted.',
    of: (facts) => {
      const { bought, sold, commission, tax, slippage, spread } = used(facts);
      const traded = bought + sold;
      return traded > 0 ? (commission + tax + slippage + spread) / traded : null;
    },
    lacks: 'no-divisor',
  },
];

/** Return for each unit of risk. */
import { calmar, omega, sortino, stabilityOf, tailRatio } from '../ratios.ts';
import { profitFactorOf } from '../trades.ts';
import { ulcerOf } from './drawdowns.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

const ratio = { group: 'ratios', unit: 'ratio' } as const;

/** (mean − free) ÷ σ × √periods; null without spread. */
export function yearlySharpe({ deviation, moments, free, root }: Facts): number | null {
  return deviation === null ? null : ((moments.mean - free) / deviation) * root;
}

const tails = ({ ranks }: Facts): number | null => tailRatio(ranks);

export const ratioFigures: readonly FigureDefinition[] = [
  {
    id: 'sharpe',
    annual: true,
    ...ratio,
    formula: '(mean − free) ÷ σ × √periods',
    source: 'Sharpe (1994)',
    caveat:
      'See its interval and the probabilistic one before you compare two. Smooth returns (old prices, few trades) raise it.',
    needs: { returns: 2 },
    of: yearlySharpe,
    lacks: 'no-spread',
  },
  {
    id: 'sortino',
    annual: true,
    ...ratio,
    formula: '(mean − least) × periods ÷ downside deviation',
    source: 'Sortino and van der Meer (1991)',
    caveat: 'A history without large losses flatters it most.',
    needs: { returns: 2 },
    of: ({ yearlyMean, downside, conventions }) => sortino(yearlyMean, downside, conventions.least),
    lacks: 'no-losses',
  },
  {
    id: 'calmar',
    annual: true,
    ...ratio,
    formula: 'CAGR ÷ maximum drawdown',
    source: 'Young (1991)',
    caveat: 'Young takes 36 months; this is of all. Falls as the history grows longer.',
    of: ({ growth, deepest }) => (growth === null ? null : calmar(growth, deepest?.depth ?? 0)),
    lacks: 'no-drawdown',
  },
  {
    id: 'omega',
    ...ratio,
    formula: 'Σ max(r − least, 0) ÷ Σ max(least − r, 0)',
    source: 'Keating and Shadwick (2002)',
    caveat: 'Means nothing without its threshold.',
    of: ({ measured, least }) => omega(measured, least),
    lacks: 'no-losses',
  },
  {
    id: 'ulcer-performance',
    annual: true,
    ...ratio,
    formula: '(CAGR − free) ÷ ulcer index',
    source: 'Martin and McCann (1989)',
    caveat: 'Of the periods given; Martin takes weeks.',
    of: (facts) => {
      const { growth, conventions } = facts;
      return growth === null ? null : calmar(growth - conventions.riskFree, ulcerOf(facts) ?? 0);
    },
    lacks: 'no-drawdown',
  },
  {
    id: 'recovery-factor',
    ...ratio,
    formula: 'total return ÷ maximum drawdown',
    source: 'definition',
    caveat: 'Grows with the length of the history.',
    of: ({ total, deepest }) => (total === null ? null : calmar(total, deepest?.depth ?? 0)),
    lacks: 'no-drawdown',
  },
  {
    id: 'tail-ratio',
    ...ratio,
    formula: '|95 % quantile| ÷ |5 % quantile|',
    source: 'empyrical',
    caveat: 'Says nothing of what lies beyond the two.',
    of: tails,
    lacks: 'no-divisor',
  },
  {
    id: 'common-sense',
    ...ratio,
    formula: 'profit factor × tail ratio',
    source: 'Bernut',
    caveat: 'Below 1 either the usual or the extreme loses.',
    of: (facts) => {
      const [factor, tail] = [profitFactorOf(facts.outcomes), tails(facts)];
      return factor === null || tail === null ? null : factor * tail;
    },
    lacks: 'no-losses',
  },
  {
    id: 'stability',
    ...ratio,
    formula: 'R² of the running Σ ln(1 + r) against a straight line',
    source: 'empyrical',
    caveat: 'Steady losses are as stable as steady gains; any two trends that last look related.',
    needs: { returns: 3 },
    of: ({ logs }) => stabilityOf(logs),
    lacks: 'no-spread',
  },
];

/** How much the returns moved, and their shape. */
import { autocorrelation, excessKurtosisOf, skewOf } from '../shape.ts';
import type { FigureDefinition } from './figure.ts';

const ratio = { group: 'risk', unit: 'ratio' } as const;

export const riskFigures: readonly FigureDefinition[] = [
  {
    id: 'volatility',
    annual: true,
    group: 'risk',
    unit: 'share',
    formula: 'σ × √periods',
    source: 'definition',
    caveat: 'As if returns did not depend on those before them; trends make it too small.',
    needs: { returns: 2 },
    of: ({ deviation, root }) => (deviation ?? 0) * root,
  },
  {
    id: 'downside-deviation',
    annual: true,
    group: 'risk',
    unit: 'share',
    formula: '√(Σ min(r − least, 0)² ÷ n) × √periods; all returns count in n',
    source: 'Sortino and van der Meer (1991)',
    caveat: 'Others divide by the number of losses: theirs is larger.',
    of: ({ downside }) => downside,
  },
  {
    id: 'skew',
    ...ratio,
    formula: 'm3 ÷ m2^(3 ÷ 2); of a sample × √(n (n − 1)) ÷ (n − 2)',
    source: 'Joanes and Gill (1998)',
    caveat: 'Below zero: the large moves are losses. A few returns decide it.',
    needs: { returns: 3 },
    of: ({ moments, conventions }) => skewOf(moments, conventions.of),
    lacks: 'no-spread',
  },
  {
    id: 'excess-kurtosis',
    ...ratio,
    formula: 'm4 ÷ m2² − 3; of a sample (n − 1) ÷ ((n − 2)(n − 3)) × ((n + 1) × that + 6)',
    source: 'Joanes and Gill (1998)',
    caveat: 'Above zero: more extremes than the normal distribution has. A few returns decide it.',
    needs: { returns: 4 },
    of: ({ moments, conventions }) => excessKurtosisOf(moments, conventions.of),
    lacks: 'no-spread',
  },
  {
    id: 'autocorrelation',
    ...ratio,
    formula: 'r of each return with the one before it',
    source: 'Pearson',
    caveat: 'Between ±2 ÷ √n it is noise. Above that the volatility of a year is too small.',
    needs: { returns: 3 },
    of: ({ measured }) => autocorrelation(measured),
    lacks: 'no-spread',
  },
];

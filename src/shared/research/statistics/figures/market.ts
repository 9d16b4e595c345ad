/** Against a market's returns of the same periods. */
import { betaFragility, capture } from '../market.ts';
import { correlationOf } from '../moments.ts';
import { sharpe } from '../ratios.ts';
import { totalReturn } from '../returns.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

const needs = { market: 2 } as const;
const share = { group: 'market', unit: 'share', needs } as const;
const ratio = { group: 'market', unit: 'ratio', needs } as const;
const still = { lacks: 'market-still' } as const;

/** σ of a sample by its sum of squares about the mean. */
const spread = (squares: number, count: number): number => Math.sqrt(squares / (count - 1));

const captured = (facts: Facts, way: 'up' | 'down'): number | null =>
  facts.once(`captured ${way}`, () => {
    const { x, y } = facts.rowsOn(way, facts.compounding);
    return capture(x, y, facts.conventions.periods);
  });

/** (mean − free) × periods of the rows that the market has too. */
const yearlyExcess = ({ pairMoments, free, conventions }: Facts): number =>
  (pairMoments.x - free) * conventions.periods;

function modigliani(facts: Facts): number | null {
  const { pairMoments: pairs, root, conventions } = facts;
  const each = sharpe(yearlyExcess(facts), spread(pairs.xx, pairs.count) * root);
  return each === null ? null : conventions.riskFree + each * spread(pairs.yy, pairs.count) * root;
}

function captureRatio(facts: Facts): number | null {
  const [up, down] = [captured(facts, 'up'), captured(facts, 'down')];
  return up === null || down === null || down === 0 ? null : up / down;
}

export const marketFigures: readonly FigureDefinition[] = [
  {
    id: 'market-return',
    ...share,
    formula: 'Π(1 + m) − 1 of the rows that both have',
    source: 'definition',
    caveat: 'A market index without dividends is easy to beat.',
    of: ({ compounding }) => totalReturn(compounding.y),
  },
  {
    id: 'beta',
    ...ratio,
    formula: 'cov(r, m) ÷ var(m)',
    source: 'Sharpe (1964)',
    caveat: 'Of the whole; it changes. Returns stamped at different hours make it too small.',
    of: ({ line }) => line?.beta ?? null,
    ...still,
  },
  {
    id: 'alpha',
    annual: true,
    ...share,
    formula: '(mean r − free − beta (mean m − free)) × periods',
    source: 'Jensen (1968)',
    caveat: 'Of a market that does not fit, alpha is what does not fit.',
    of: (facts) => facts.yearlyAlpha(facts.line, 'added'),
    ...still,
  },
  {
    id: 'alpha-compounded',
    annual: true,
    ...share,
    formula: '(1 + alpha of a period)^periods − 1',
    source: 'empyrical',
    caveat: 'The same figure, compounded.',
    of: (facts) => facts.yearlyAlpha(facts.line, 'compounded'),
    ...still,
  },
  {
    id: 'correlation',
    ...ratio,
    formula: 'cov(r, m) ÷ (σ r × σ m)',
    source: 'Pearson',
    caveat: 'Rises when it matters: in falls.',
    of: ({ pairMoments }) => correlationOf(pairMoments),
    lacks: 'no-spread',
  },
  {
    id: 'r-squared',
    ...ratio,
    formula: 'correlation²',
    source: 'definition',
    caveat: 'Where it is low, alpha and beta mean little.',
    of: ({ pairMoments }) => {
      const found = correlationOf(pairMoments);
      return found === null ? null : found * found;
    },
    lacks: 'no-spread',
  },
  {
    id: 'm-squared',
    annual: true,
    ...share,
    formula: 'free + Sharpe ratio × σ m × √periods',
    source: 'Modigliani and Modigliani (1997)',
    caveat: 'The return of a mix with cash that is as volatile as the market.',
    of: modigliani,
    lacks: 'no-spread',
  },
  {
    id: 'treynor',
    annual: true,
    ...ratio,
    formula: '(mean − free) × periods ÷ beta',
    source: 'Treynor (1965)',
    caveat: 'Null where beta is not above zero.',
    of: (facts) => sharpe(yearlyExcess(facts), facts.line?.beta ?? null),
    lacks: 'no-divisor',
  },
  {
    id: 'active-return',
    annual: true,
    ...share,
    formula: 'mean (r − m) × periods',
    source: 'definition',
    caveat: 'Not for the same risk.',
    of: ({ active, conventions }) => active.mean * conventions.periods,
  },
  {
    id: 'tracking-error',
    annual: true,
    ...share,
    formula: 'σ of r − m × √periods',
    source: 'Grinold and Kahn (1999)',
    caveat: 'Zero is the market itself.',
    of: ({ active, root }) => spread(active.second, active.count) * root,
  },
  {
    id: 'information-ratio',
    annual: true,
    ...ratio,
    formula: 'mean (r − m) ÷ σ of r − m × √periods',
    source: 'Goodwin (1998)',
    caveat: 'Of a strategy with another beta than 1 it is mostly the market.',
    of: ({ active, root }) => sharpe(active.mean * root, spread(active.second, active.count)),
    lacks: 'no-spread',
  },
  {
    id: 'up-capture',
    annual: true,
    ...ratio,
    formula: 'CAGR of r ÷ CAGR of m, of the rows at which the market rose',
    source: 'Morningstar, as in empyrical',
    caveat: 'CAGR of chosen days is far from any year that was.',
    of: (facts) => captured(facts, 'up'),
    lacks: 'no-divisor',
  },
  {
    id: 'down-capture',
    annual: true,
    ...ratio,
    formula: 'CAGR of r ÷ CAGR of m, of the rows at which the market fell',
    source: 'Morningstar, as in empyrical',
    caveat: 'CAGR of chosen days is far from any year that was.',
    of: (facts) => captured(facts, 'down'),
    lacks: 'no-divisor',
  },
  {
    id: 'capture-ratio',
    annual: true,
    ...ratio,
    formula: 'up capture ÷ down capture',
    source: 'Morningstar, as in empyrical',
    caveat: 'Means nothing where the down capture is below zero.',
    of: captureRatio,
    lacks: 'no-divisor',
  },
  {
    id: 'up-beta',
    ...ratio,
    formula: 'beta of the rows at which the market rose',
    source: 'empyrical',
    caveat: 'Half the rows: twice the noise.',
    of: (facts) => facts.lineOn('up')?.beta ?? null,
    ...still,
  },
  {
    id: 'down-beta',
    ...ratio,
    formula: 'beta of the rows at which the market fell',
    source: 'empyrical',
    caveat: 'Half the rows: twice the noise.',
    of: (facts) => facts.lineOn('down')?.beta ?? null,
    ...still,
  },
  {
    id: 'up-alpha',
    annual: true,
    ...share,
    formula: 'alpha of the rows at which the market rose',
    source: 'empyrical',
    caveat: 'As if every day were one of these.',
    of: (facts) => facts.yearlyAlpha(facts.lineOn('up'), 'added'),
    ...still,
  },
  {
    id: 'down-alpha',
    annual: true,
    ...share,
    formula: 'alpha of the rows at which the market fell',
    source: 'empyrical',
    caveat: 'As if every day were one of these.',
    of: (facts) => facts.yearlyAlpha(facts.lineOn('down'), 'added'),
    ...still,
  },
  {
    id: 'beta-fragility',
    group: 'market',
    unit: 'share',
    needs: { market: 3 },
    formula:
      'w r(lowest m) + (1 − w) r(highest m) − r(middle m), w so that w m(lowest) + (1 − w) m(highest) = m(middle)',
    source: 'Taleb, Canetti and others (2012), IMF WP/12/216',
    caveat:
      'Three rows decide it; below zero the ends hurt more than the middle helps. empyrical swaps the two weights.',
    of: ({ pairs }) => betaFragility(pairs.x, pairs.y),
  },
];

/** What the worst periods lose: positive figures are losses, of one period. */
import { paretoTail } from '../pareto.ts';
import {
  cornishFisherRisk,
  historicalRisk,
  historicalShortfall,
  normalRisk,
  normalShortfall,
} from '../tails.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

const share = { group: 'tails', unit: 'share' } as const;
/** Losses that a tail is fitted to are few: of fewer returns it says nothing. */
const LEAST_OF_TAIL = 100;

const tailOf = (facts: Facts) =>
  facts.once('pareto', () => paretoTail(facts.measured, facts.conventions.tail));

export const tailFigures: readonly FigureDefinition[] = [
  {
    id: 'var-historical',
    ...share,
    formula: '−quantile of the returns at the tail, linear between two',
    source: 'type 7 of Hyndman and Fan (1996)',
    caveat: 'What has not happened is not in it. With n × tail below 5 it hangs on single returns.',
    of: ({ ranks, conventions }) => historicalRisk(ranks, conventions.tail),
  },
  {
    id: 'es-historical',
    ...share,
    formula: '−mean of the returns at or below that quantile',
    source: 'McNeil, Frey and Embrechts, 2.2',
    caveat: 'With n × tail below 5 it hangs on single returns.',
    of: ({ ranks, conventions }) => historicalShortfall(ranks, conventions.tail),
  },
  {
    id: 'var-normal',
    ...share,
    formula: '−(μ + z σ), z the normal quantile at the tail',
    source: 'McNeil, Frey and Embrechts, 2.2; quantile AS 241 (Wichura 1988)',
    caveat: 'Returns have fatter tails than this.',
    needs: { returns: 2 },
    of: ({ moments, conventions }) => normalRisk(moments, conventions.tail, conventions.of),
  },
  {
    id: 'es-normal',
    ...share,
    formula: 'σ φ(z) ÷ tail − μ',
    source: 'McNeil, Frey and Embrechts, 2.2',
    caveat: 'Returns have fatter tails than this.',
    needs: { returns: 2 },
    of: ({ moments, conventions }) => normalShortfall(moments, conventions.tail, conventions.of),
  },
  {
    id: 'var-cornish-fisher',
    ...share,
    formula: '−(μ + z′ σ), z′ = z + (z² − 1) S ÷ 6 + (z³ − 3z) K ÷ 24 − (2z³ − 5z) S² ÷ 36, S and K biased',
    source: 'Favre and Galeano (2002)',
    caveat: 'Only for mild skew and kurtosis: beyond, the correction turns back and says too little.',
    needs: { returns: 4 },
    of: ({ moments, conventions }) => cornishFisherRisk(moments, conventions.tail, conventions.of),
    lacks: 'no-spread',
  },
  {
    id: 'var-pareto',
    ...share,
    formula:
      'u + σ ÷ ξ × ((n ÷ n_u × tail)^−ξ − 1) of a generalised Pareto distribution fitted to what losses are above u by',
    source: 'Gilli and Këllezi (2006)',
    caveat:
      'The threshold u is the largest of 20 %, 10 %, 5 % … that the tail lies beyond, with 10 losses or more, and that gives a fat tail.',
    needs: { returns: LEAST_OF_TAIL },
    of: (facts) => tailOf(facts)?.valueAtRisk ?? null,
    lacks: 'no-tail',
  },
  {
    id: 'es-pareto',
    ...share,
    formula: '(VaR + σ − ξ u) ÷ (1 − ξ)',
    source: 'Gilli and Këllezi (2006)',
    caveat: 'Without a value where the tail is so fat that it has no mean (ξ of 1 or more).',
    needs: { returns: LEAST_OF_TAIL },
    of: (facts) => tailOf(facts)?.expectedShortfall ?? null,
    lacks: 'no-tail',
  },
];

/** How far to trust the Sharpe ratio. */
import {
  deflatedSharpe,
  luckySharpe,
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeError,
} from '../probabilistic.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

const needs = { returns: 4 } as const;

/** Variance of the tries' Sharpe ratios, of a period. */
const varianceOf = ({ tries, conventions }: Facts): number => (tries?.variance ?? 0) / conventions.periods;

export const honestyFigures: readonly FigureDefinition[] = [
  {
    id: 'sharpe-error',
    group: 'honesty',
    unit: 'ratio',
    needs,
    formula:
      '√((1 − S SR + (K + 2) ÷ 4 × SR²) ÷ (n − 1)) × √periods; SR of a period, S and K the biased skew and excess kurtosis',
    source: 'Mertens (2002)',
    caveat: 'The Sharpe ratio is known to about twice this, up or down.',
    of: ({ sharpeSample, root }) => {
      const error = sharpeSample && sharpeError(sharpeSample);
      return error === null ? null : error * root;
    },
    lacks: 'no-spread',
  },
  {
    id: 'probabilistic-sharpe',
    group: 'honesty',
    unit: 'share',
    needs,
    formula: 'Φ(SR ÷ its standard error)',
    source: 'Bailey and López de Prado (2012)',
    caveat: 'That the true Sharpe ratio is above zero, if this was the only thing tried.',
    of: ({ sharpeSample }) => sharpeSample && probabilisticSharpe(sharpeSample),
    lacks: 'no-spread',
  },
  {
    id: 'lucky-sharpe',
    group: 'honesty',
    unit: 'ratio',
    needs: { tries: true, returns: 0 },
    formula: '√(variance of the tries’ SR) × ((1 − γ) z(1 − 1 ÷ N) + γ z(1 − 1 ÷ (N e))), of a year',
    source: 'Bailey and López de Prado (2014)',
    caveat: 'What the best of so many tries without skill has. Tries that are alike count as fewer.',
    of: (facts) => luckySharpe(facts.tries!.count, varianceOf(facts)) * facts.root,
  },
  {
    id: 'deflated-sharpe',
    group: 'honesty',
    unit: 'share',
    needs: { tries: true, returns: 4 },
    formula: 'Φ((SR − lucky SR) ÷ standard error)',
    source: 'Bailey and López de Prado (2014)',
    caveat: 'As honest as the number of tries that it is told.',
    of: (facts) =>
      facts.sharpeSample && deflatedSharpe(facts.sharpeSample, facts.tries!.count, varianceOf(facts)),
    lacks: 'no-spread',
  },
  {
    id: 'minimum-track-record',
    group: 'honesty',
    unit: 'periods',
    needs,
    formula: '1 + (1 − S SR + (K + 2) ÷ 4 × SR²) × (z ÷ SR)², z the normal quantile of the confidence',
    source: 'Bailey and López de Prado (2012)',
    caveat: 'Fewer returns than this do not show that the Sharpe ratio is above zero.',
    of: ({ sharpeSample, conventions }) =>
      sharpeSample && minimumTrackRecord(sharpeSample, 0, conventions.confidence),
    lacks: ({ sharpeSample }) => (sharpeSample === null ? 'no-spread' : 'no-edge'),
  },
];

/** Gains and losses of the periods, as they were: simple returns. */
import { gainToPain } from '../ratios.ts';
import {
  averageLossOf,
  averageWinOf,
  kellyOf,
  longestRuns,
  payoffOf,
  profitFactorOf,
  winRateOf,
} from '../trades.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition, FigureReason } from './figure.ts';

const lowest = (values: ArrayLike<number>, sign: 1 | -1): number => {
  let found = Infinity;
  for (let at = 0; at < values.length; at += 1) if (values[at]! * sign < found) found = values[at]! * sign;
  return found * sign;
};

const runs = (facts: Facts) => facts.once('runs', () => longestRuns(facts.returns));

/** Why there is no ratio of gains and losses. */
const oneSided = ({ outcomes }: Facts): FigureReason => (outcomes.losses === 0 ? 'no-losses' : 'no-gains');

const share = { group: 'periods', unit: 'share' } as const;
const ratio = { group: 'periods', unit: 'ratio' } as const;

export const periodFigures: readonly FigureDefinition[] = [
  {
    id: 'best',
    ...share,
    formula: 'max r',
    source: 'definition',
    caveat: 'Take it away and see what is left.',
    of: ({ returns }) => lowest(returns, -1),
  },
  {
    id: 'worst',
    ...share,
    formula: 'min r',
    source: 'definition',
    caveat: 'The worst is still to come.',
    of: ({ returns }) => lowest(returns, 1),
  },
  {
    id: 'win-rate',
    ...share,
    formula: 'returns above zero ÷ n',
    source: 'definition',
    caveat: 'Periods without change count as not won. Says nothing without the payoff.',
    of: ({ outcomes }) => winRateOf(outcomes),
  },
  {
    id: 'average-win',
    ...share,
    formula: 'mean of the returns above zero',
    source: 'definition',
    caveat: 'Periods without change are left out.',
    of: ({ outcomes }) => averageWinOf(outcomes),
    lacks: 'no-gains',
  },
  {
    id: 'average-loss',
    ...share,
    formula: 'mean of the returns below zero, a negative figure',
    source: 'definition',
    caveat: 'Periods without change are left out.',
    of: ({ outcomes }) => averageLossOf(outcomes),
    lacks: 'no-losses',
  },
  {
    id: 'payoff',
    ...ratio,
    formula: 'average win ÷ |average loss|',
    source: 'definition',
    caveat: 'Says nothing without the win rate.',
    of: ({ outcomes }) => payoffOf(outcomes),
    lacks: oneSided,
  },
  {
    id: 'profit-factor',
    ...ratio,
    formula: 'Σ gains ÷ |Σ losses|',
    source: 'definition',
    caveat: 'Of returns the Omega ratio at zero.',
    of: ({ outcomes }) => profitFactorOf(outcomes),
    lacks: 'no-losses',
  },
  {
    id: 'gain-to-pain',
    ...ratio,
    formula: 'Σr ÷ |Σ losses|',
    source: 'Schwager (2012)',
    caveat: 'Schwager takes it of months; this is of the periods given.',
    of: ({ outcomes }) => gainToPain(outcomes),
    lacks: 'no-losses',
  },
  {
    id: 'kelly',
    ...share,
    formula: 'W − (1 − W) ÷ payoff, W of the periods that were not zero',
    source: 'Kelly (1956)',
    caveat: 'For bets that win or lose one amount; returns vary, so that it is too much. Take a part of it.',
    of: ({ outcomes }) => kellyOf(outcomes, 'left-out'),
    lacks: oneSided,
  },
  {
    id: 'winning-streak',
    group: 'periods',
    unit: 'periods',
    formula: 'most returns above zero in a row',
    source: 'definition',
    caveat: 'Grows with the length of the history.',
    of: (facts) => runs(facts).above,
  },
  {
    id: 'losing-streak',
    group: 'periods',
    unit: 'periods',
    formula: 'most returns below zero in a row',
    source: 'definition',
    caveat: 'Grows with the length of the history.',
    of: (facts) => runs(facts).below,
  },
];

/** Trades that are over, net of costs. */
import { DAY_MS } from '#core/units/civil.ts';
import { mean, sum } from '../moments.ts';
import { shuffleTrades, LEAST_TRADES, type ShuffledTrades } from '../shuffle.ts';
import {
  averageLossOf,
  averageWinOf,
  expectancyRatio,
  kellyOf,
  longestRuns,
  payoffOf,
  profitFactorOf,
  systemQuality,
  winRateOf,
} from '../trades.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition, FigureReason, FigureTrade } from './figure.ts';

const needs = { trades: 1 } as const;
const money = { group: 'trades', unit: 'money', needs } as const;
const ratio = { group: 'trades', unit: 'ratio', needs } as const;
const share = { group: 'trades', unit: 'share', needs } as const;
const number = { group: 'trades', unit: 'count', needs } as const;
const days = { group: 'trades', unit: 'days', needs } as const;

const oneSided = ({ tradeOutcomes }: Facts): FigureReason =>
  tradeOutcomes.losses === 0 ? 'no-losses' : 'no-gains';

const runs = (facts: Facts) => facts.once('runs of trades', () => longestRuns(facts.profits));

function held({ trades }: Facts, keep: (trade: FigureTrade) => boolean): number | null {
  const average = mean((trades ?? []).filter(keep).map(({ holdingMs }) => holdingMs));
  return average === null ? null : average / DAY_MS;
}

/** Mean of what was watched; null where nothing was. */
const excursion = ({ trades }: Facts, of: 'mae' | 'mfe'): number | null =>
  mean((trades ?? []).flatMap((trade) => trade[of] ?? []));

const shuffled = (facts: Facts): ShuffledTrades | null =>
  facts.once('shuffled', () => shuffleTrades(facts.profits));
const reordered = { trades: LEAST_TRADES } as const;

export const tradeFigures: readonly FigureDefinition[] = [
  {
    id: 'trades',
    ...number,
    formula: 'trades that are over',
    source: 'definition',
    caveat: 'Below 30 the figures of trades are anecdotes.',
    of: ({ profits }) => profits.length,
  },
  {
    id: 'net-profit',
    ...money,
    formula: 'Σ profits after costs',
    source: 'definition',
    caveat: 'Trades that are still open are not in it.',
    of: ({ profits }) => sum(profits),
  },
  {
    id: 'trade-win-rate',
    ...share,
    formula: 'profits above zero ÷ trades',
    source: 'definition',
    caveat: 'Says nothing without the payoff.',
    of: ({ tradeOutcomes }) => winRateOf(tradeOutcomes),
  },
  {
    id: 'expectancy',
    ...money,
    formula: 'mean profit of a trade',
    source: 'Tharp (2008)',
    caveat: 'Depends on size; the expectancy ratio does not.',
    of: ({ profits }) => mean(profits),
  },
  {
    id: 'expectancy-ratio',
    ...ratio,
    formula: 'mean profit ÷ |mean loss|',
    source: 'Tharp (2008)',
    caveat: 'Takes the mean loss for what was at risk.',
    of: ({ profits }) => expectancyRatio(profits),
    lacks: 'no-losses',
  },
  {
    id: 'trade-average-win',
    ...money,
    formula: 'mean of the profits above zero',
    source: 'definition',
    caveat: 'One large trade moves it.',
    of: ({ tradeOutcomes }) => averageWinOf(tradeOutcomes),
    lacks: 'no-gains',
  },
  {
    id: 'trade-average-loss',
    ...money,
    formula: 'mean of the profits below zero, a negative figure',
    source: 'definition',
    caveat: 'One large trade moves it.',
    of: ({ tradeOutcomes }) => averageLossOf(tradeOutcomes),
    lacks: 'no-losses',
  },
  {
    id: 'trade-payoff',
    ...ratio,
    formula: 'average win ÷ |average loss|',
    source: 'definition',
    caveat: 'Says nothing without the win rate.',
    of: ({ tradeOutcomes }) => payoffOf(tradeOutcomes),
    lacks: oneSided,
  },
  {
    id: 'trade-profit-factor',
    ...ratio,
    formula: 'Σ gains ÷ |Σ losses|',
    source: 'definition',
    caveat: 'Take the best trade away and see what is left.',
    of: ({ tradeOutcomes }) => profitFactorOf(tradeOutcomes),
    lacks: 'no-losses',
  },
  {
    id: 'best-trade',
    ...money,
    formula: 'max profit',
    source: 'definition',
    caveat: 'How much of the net profit is it?',
    of: ({ profits }) => profits.reduce((a, b) => Math.max(a, b)),
  },
  {
    id: 'worst-trade',
    ...money,
    formula: 'min profit',
    source: 'definition',
    caveat: 'Beyond the stop it is a gap or slippage.',
    of: ({ profits }) => profits.reduce((a, b) => Math.min(a, b)),
  },
  {
    id: 'sqn',
    ...ratio,
    needs: { trades: 2 },
    formula: '√n × mean ÷ σ of profits',
    source: 'Tharp (2008)',
    caveat: 'Grows with the number of trades: compare at the same number.',
    of: ({ profits, conventions }) => systemQuality(profits, conventions.of),
    lacks: 'no-spread',
  },
  {
    id: 'trade-kelly',
    ...share,
    formula: 'W − (1 − W) ÷ payoff',
    source: 'Kelly (1956)',
    caveat: 'For bets that win or lose one amount; trades vary, so that it is too much. Take a part of it.',
    of: ({ tradeOutcomes }) => kellyOf(tradeOutcomes),
    lacks: oneSided,
  },
  {
    id: 'trade-winning-streak',
    ...number,
    formula: 'most profits above zero in a row',
    source: 'definition',
    caveat: 'In the order given.',
    of: (facts) => runs(facts).above,
  },
  {
    id: 'trade-losing-streak',
    ...number,
    formula: 'most profits below zero in a row',
    source: 'definition',
    caveat: 'Grows with the number of trades.',
    of: (facts) => runs(facts).below,
  },
  {
    id: 'holding-time',
    ...days,
    formula: 'mean time from entry to exit',
    source: 'definition',
    caveat: 'Nights and weekends count.',
    of: (facts) => held(facts, () => true),
  },
  {
    id: 'holding-time-won',
    ...days,
    formula: 'mean time from entry to exit of the profits above zero',
    source: 'definition',
    caveat: 'Nights and weekends count.',
    of: (facts) => held(facts, ({ profit }) => profit > 0),
    lacks: 'no-gains',
  },
  {
    id: 'holding-time-lost',
    ...days,
    formula: 'mean time from entry to exit of the profits below zero',
    source: 'definition',
    caveat: 'Longer than that of the gains: losses are left to run.',
    of: (facts) => held(facts, ({ profit }) => profit < 0),
    lacks: 'no-losses',
  },
  {
    id: 'average-mae',
    ...money,
    formula: 'mean of the largest open loss of each trade',
    source: 'Sweeney (1997)',
    caveat: 'As fine as the prices that were watched.',
    of: (facts) => excursion(facts, 'mae'),
    lacks: 'not-watched',
  },
  {
    id: 'average-mfe',
    ...money,
    formula: 'mean of the largest open profit of each trade',
    source: 'Sweeney (1997)',
    caveat: 'As fine as the prices that were watched.',
    of: (facts) => excursion(facts, 'mfe'),
    lacks: 'not-watched',
  },
  {
    id: 'edge-ratio',
    ...ratio,
    formula: 'average MFE ÷ average MAE',
    source: 'Faith (2007)',
    caveat: 'In money, not in average true ranges: large positions weigh more.',
    of: (facts) => {
      const [against, along] = [excursion(facts, 'mae'), excursion(facts, 'mfe')];
      return against && along !== null ? along / against : null;
    },
    lacks: 'not-watched',
  },
  {
    id: 'shuffled-drawdown-median',
    ...money,
    needs: reordered,
    formula: 'median of the deepest falls of Σ profits over 1,000 random orders, seed 1',
    source: 'Fisher and Yates shuffle',
    caveat: 'As if no trade depended on those before it.',
    of: (facts) => shuffled(facts)?.median ?? null,
  },
  {
    id: 'shuffled-drawdown-95',
    ...money,
    needs: reordered,
    formula: 'what 95 % of these falls do not exceed',
    source: 'Fisher and Yates shuffle',
    caveat: 'Plan for this one, not for the fall that happened to be.',
    of: (facts) => shuffled(facts)?.of95 ?? null,
  },
  {
    id: 'shuffled-as-deep',
    ...share,
    needs: reordered,
    formula: 'share of the orders that fall as deep as it was, or deeper',
    source: 'Fisher and Yates shuffle',
    caveat: 'Near 1: the order was lucky.',
    of: (facts) => shuffled(facts)?.asDeep ?? null,
  },
];

/** Falls from a high, of what a unit grew to. Row 0 is before the first return. */
import { ulcerIndex } from '../drawdowns.ts';
import { mean } from '../moments.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition } from './figure.ts';

/** The row before the first return is no observation. */
export const ulcerOf = (facts: Facts): number | null =>
  facts.once('ulcer', () => ulcerIndex(facts.drawdowns.subarray(1)));

/** Rows below the high of each fall: the valley's side up to the row before it is over. */
const longest = ({ falls, wealth }: Facts): number =>
  falls.reduce((most, { peak, recovery }) => Math.max(most, (recovery ?? wealth.length) - 1 - peak), 0);

/** Rows below a high. */
function below({ drawdowns }: Facts): number {
  let rows = 0;
  for (let row = 0; row < drawdowns.length; row += 1) if (drawdowns[row]! > 0) rows += 1;
  return rows;
}

function longestDays(facts: Facts): number {
  const last = facts.wealth.length - 1;
  const days = ({ peak, recovery }: { peak: number; recovery: number | null }): number =>
    facts.daysBetween(peak, recovery ?? last) ?? 0;
  return facts.falls.reduce((most, each) => Math.max(most, days(each)), 0);
}

const share = { group: 'drawdowns', unit: 'share' } as const;
const periods = { group: 'drawdowns', unit: 'periods' } as const;

export const drawdownFigures: readonly FigureDefinition[] = [
  {
    id: 'max-drawdown',
    ...share,
    formula: 'max (1 − wealth ÷ highest so far), a positive figure',
    source: 'definition',
    caveat:
      'One path of many; see its interval. At the closes of periods: within one it may have been deeper.',
    of: ({ deepest }) => deepest?.depth ?? 0,
  },
  {
    id: 'average-drawdown',
    ...share,
    formula: 'mean depth of the falls',
    source: 'definition',
    caveat: 'Many small falls make it small.',
    of: ({ falls }) => mean(falls.map(({ depth }) => depth)),
    lacks: 'no-drawdown',
  },
  {
    id: 'current-drawdown',
    ...share,
    formula: '1 − wealth ÷ highest so far, at the last row',
    source: 'definition',
    caveat: 'Zero at a high.',
    of: ({ drawdowns }) => drawdowns.at(-1) ?? null,
  },
  {
    id: 'drawdowns',
    group: 'drawdowns',
    unit: 'count',
    formula: 'falls from a high to as high again, or to the end',
    source: 'definition',
    caveat: 'Every row below a high begins one.',
    of: ({ falls }) => falls.length,
  },
  {
    id: 'longest-drawdown',
    ...periods,
    formula: 'most rows below a high, the end counting',
    source: 'definition',
    caveat: 'One that lasts still is counted as far as it went.',
    of: longest,
  },
  {
    id: 'longest-drawdown-days',
    group: 'drawdowns',
    unit: 'days',
    formula: 'longest time from a high to as high again, or to the end',
    source: 'definition',
    caveat: 'One that lasts still is counted as far as it went.',
    needs: { dates: true },
    of: longestDays,
  },
  {
    id: 'recovery-time',
    ...periods,
    formula: 'rows from the valley of the deepest fall to as high as before it',
    source: 'definition',
    caveat: 'Null while it is not recovered: that is no good sign.',
    of: ({ deepest }) =>
      deepest === null || deepest.recovery === null ? null : deepest.recovery - deepest.valley,
    lacks: ({ deepest }) => (deepest === null ? 'no-drawdown' : 'not-recovered'),
  },
  {
    id: 'under-water',
    ...share,
    formula: 'rows below a high ÷ n',
    source: 'definition',
    caveat: 'Most strategies are below their high most of the time.',
    of: (facts) => below(facts) / facts.returns.length,
  },
  {
    id: 'ulcer-index',
    ...share,
    formula: '√(Σ drawdown² ÷ n)',
    source: 'Martin and McCann (1989)',
    caveat: 'Of the periods given; Martin takes weeks.',
    of: ulcerOf,
  },
];

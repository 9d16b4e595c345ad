/** What figures are computed from, each part made once when it is first asked for. */
import { DAY_MS } from '#core/units/civil.ts';
import { annualAlpha, activeReturns, lineOf, marketLine, marketRows, type Line } from '../market.ts';
import { growthRate, ratePerPeriod } from '../annual.ts';
import { deepestOf, drawdownsOf, drawdownTable, type Drawdown } from '../drawdowns.ts';
import { count, knownPairs, pairMoments, type PairMoments, type Pairs } from '../moments.ts';
import { periodReturns, type PeriodReturn } from '../periods.ts';
import { Ranks } from '../ranks.ts';
import { downsideDeviation } from '../ratios.ts';
import { outcomesOf, type Outcomes } from '../trades.ts';
import { logged, totalReturn, wealthOf } from '../returns.ts';
import { excessKurtosisOf, momentsOf, skewOf, type Moments } from '../shape.ts';
import type { SharpeSample } from '../probabilistic.ts';
import {
  CONVENTIONS,
  type Conventions,
  type FigureActivity,
  type FigureInput,
  type FigureTrade,
  type Tries,
} from './figure.ts';

const EMPTY = new Float64Array(0);

/** What is not finite is unknown. The same array where all of it is known. */
function cleaned(values: ArrayLike<number>): Float64Array {
  const own = values instanceof Float64Array ? values : Float64Array.from(values);
  for (let at = 0; at < own.length; at += 1)
    if (!Number.isFinite(own[at]!)) return own.map((value) => (Number.isFinite(value) ? value : Number.NaN));
  return own;
}

export class Facts {
  readonly conventions: Conventions;
  readonly time: ArrayLike<number> | null;
  readonly trades: readonly FigureTrade[] | null;
  readonly activity: FigureActivity | null;
  readonly tries: Tries | null;
  readonly leastAnnual: number;
  private readonly input: FigureInput;
  private readonly made = new Map<string, unknown>();

  constructor(input: FigureInput, conventions: Partial<Conventions> = {}) {
    this.input = input;
    this.conventions = { ...CONVENTIONS, ...conventions };
    this.time = input.time ?? null;
    this.trades = input.trades ?? null;
    this.activity = input.activity ?? null;
    this.tries = input.tries ?? null;
    this.leastAnnual = input.leastAnnual ?? 1;
  }

  /** The answer of `make`, which runs once for each key. */
  once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }

  get market(): ArrayLike<number> | null {
    return this.input.market ?? null;
  }

  get returns(): Float64Array {
    return this.once('returns', () => cleaned(this.input.returns));
  }

  /** How many returns are known. */
  get known(): number {
    return this.once('known', () => count(this.returns));
  }

  /** Simple or logarithmic, as the conventions say. */
  get measured(): Float64Array {
    return this.conventions.returns === 'log' ? this.logs : this.returns;
  }

  get logs(): Float64Array {
    return this.once('logs', () => logged(this.returns));
  }

  /** Gains and losses, of simple returns. */
  get outcomes(): Outcomes {
    return this.once('outcomes', () => outcomesOf(this.returns));
  }

  /** Downside deviation of a year. */
  get downside(): number | null {
    return this.once('downside', () =>
      downsideDeviation(this.measured, this.conventions.periods, this.least),
    );
  }

  get moments(): Moments {
    return this.once('moments', () => momentsOf(this.measured));
  }

  get ranks(): Ranks {
    return this.once('ranks', () => new Ranks(this.measured));
  }

  /** σ of a period; null for too few returns, and where they are all the same. */
  get deviation(): number | null {
    const { count: n, second, mean } = this.moments;
    const divisor = this.conventions.of === 'sample' ? n - 1 : n;
    const variance = divisor > 0 ? second / divisor : 0;
    return variance > 1e-30 * Math.max(1, mean * mean) ? Math.sqrt(variance) : null;
  }

  get root(): number {
    return Math.sqrt(this.conventions.periods);
  }

  /** Of a period. */
  get free(): number {
    return ratePerPeriod(this.conventions.riskFree, this.conventions.periods, 'divided');
  }

  get least(): number {
    return ratePerPeriod(this.conventions.least, this.conventions.periods, 'divided');
  }

  /** Mean × periods. */
  get yearlyMean(): number {
    return this.moments.mean * this.conventions.periods;
  }

  get total(): number | null {
    return this.once('total', () => totalReturn(this.returns));
  }

  /** Compound growth of a year. */
  get growth(): number | null {
    const { total, known } = this;
    return total === null ? null : growthRate(total, known, this.conventions.periods);
  }

  /** One more than returns: it begins at 1. */
  get wealth(): Float64Array {
    return this.once('wealth', () => wealthOf(this.returns));
  }

  /** Of each row of `wealth`. */
  get drawdowns(): Float64Array {
    return this.once('drawdowns', () => drawdownsOf(this.wealth));
  }

  get falls(): readonly Drawdown[] {
    return this.once('falls', () => drawdownTable(this.wealth));
  }

  get deepest(): Drawdown | null {
    return this.once('deepest', () => deepestOf(this.falls));
  }

  /** Days from a row of `wealth` to another; null without dates. Row 0 is stamped like the first return. */
  daysBetween(from: number, to: number): number | null {
    const { time } = this;
    const at = (row: number): number => time![Math.max(0, row - 1)]!;
    return time === null ? null : (at(to) - at(from)) / DAY_MS;
  }

  periodReturns(period: 'month' | 'year'): readonly PeriodReturn[] {
    return this.once(`by ${period}`, () =>
      this.time === null ? [] : periodReturns(this.time, this.returns, period),
    );
  }

  /** Skew and kurtosis as the literature has it here: not adjusted for the sample. */
  get sharpeSample(): SharpeSample | null {
    return this.once('sharpe sample', () => {
      const { moments, deviation } = this;
      const skew = skewOf(moments, 'population');
      const excessKurtosis = excessKurtosisOf(moments, 'population');
      if (deviation === null || skew === null || excessKurtosis === null) return null;
      return { sharpe: (moments.mean - this.free) / deviation, count: moments.count, skew, excessKurtosis };
    });
  }

  /** Simple returns and the market's, known on both sides. */
  get compounding(): Pairs {
    return this.once('pairs', () => {
      const { market } = this;
      return market ? knownPairs(this.returns, cleaned(market)) : { x: EMPTY, y: EMPTY };
    });
  }

  /** As `compounding`, simple or logarithmic as the conventions say. */
  get pairs(): Pairs {
    return this.once('measured pairs', () => {
      const { compounding } = this;
      if (this.conventions.returns === 'simple') return compounding;
      return knownPairs(logged(compounding.x), logged(compounding.y));
    });
  }

  get pairMoments(): PairMoments {
    return this.once('pair moments', () => pairMoments(this.pairs.x, this.pairs.y));
  }

  /** Of the returns less the market's. */
  get active(): Moments {
    return this.once('active', () => momentsOf(activeReturns(this.pairs.x, this.pairs.y)));
  }

  get line(): Line | null {
    return lineOf(this.pairMoments, this.free);
  }

  /** The rows of some pairs at which the market rose, or fell. */
  rowsOn(way: 'up' | 'down', pairs: Pairs): Pairs {
    const kind = pairs === this.compounding ? 'simple' : 'measured';
    return this.once(`${kind} rows ${way}`, () => marketRows(pairs.x, pairs.y, way));
  }

  /** The line of the rows at which the market rose, or fell; null for fewer than 2. */
  lineOn(way: 'up' | 'down'): Line | null {
    return this.once(`line ${way}`, () => {
      const { x, y } = this.rowsOn(way, this.pairs);
      return marketLine(x, y, this.free);
    });
  }

  yearlyAlpha(line: Line | null, by: 'added' | 'compounded'): number | null {
    return line === null ? null : annualAlpha(line.alpha, this.conventions.periods, by);
  }

  /** Net profits of the trades, in order. */
  get profits(): Float64Array {
    return this.once('profits', () => Float64Array.from(this.trades ?? [], ({ profit }) => profit));
  }

  get tradeOutcomes(): Outcomes {
    return this.once('trade outcomes', () => outcomesOf(this.profits));
  }
}

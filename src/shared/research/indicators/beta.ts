/**
 * Beta: how far the returns of one series go with those of another.
 * Formula: Σ (m − mean m)(x − mean x) / Σ (m − mean m)² over the last `period` simple returns, m of the other series; `up` and `down` of the rows where m rose or fell
 *   alone; NaN where the other does not vary
 * Source: Sharpe (1964); Skender’s BetaType.
 * Warm-up: period rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { Pair } from './kernels/spread.ts';
import { Previous, Window } from './kernels/window.ts';

class Beta extends Machine {
  private readonly before = new Previous();
  private readonly otherBefore = new Previous();
  private readonly own: Window;
  private readonly market: Window;
  private readonly pair = new Pair();
  private readonly someOwn: Float64Array;
  private readonly someMarket: Float64Array;

  constructor(period: number) {
    super(3);
    this.own = new Window(period);
    this.market = new Window(period);
    this.someOwn = new Float64Array(period);
    this.someMarket = new Float64Array(period);
  }

  override push({ source, other }: IndicatorBar): void {
    const { values, own, market, pair } = this;
    const before = this.before.next(source);
    const otherBefore = this.otherBefore.next(other);
    own.push(ratio(source - before, before, Number.NaN));
    market.push(ratio(other - otherBefore, otherBefore, Number.NaN));
    values.fill(Number.NaN);
    if (!own.full || !market.full) return;
    pair.measure(market.data, market.start, own.data, own.start, own.size);
    values[0] = ratio(pair.products, pair.squaresA, Number.NaN);
    values[1] = this.sided(1);
    values[2] = this.sided(-1);
  }

  private sided(sign: number): number {
    const { own, market, someOwn, someMarket, pair } = this;
    let count = 0;
    for (let at = 0; at < own.size; at += 1) {
      const pace = market.data[market.start + at]!;
      if (pace * sign <= 0) continue;
      someMarket[count] = pace;
      someOwn[count] = own.data[own.start + at]!;
      count += 1;
    }
    if (count === 0) return Number.NaN;
    pair.measure(someMarket, 0, someOwn, 0, count);
    return ratio(pair.products, pair.squaresA, Number.NaN);
  }
}

export const beta = streamed(
  {
    name: 'beta',
    title: 'Beta',
    group: 'statistics',
    overlay: false,
    reads: 'two',
    parameters: { period: rows(50, 2) },
    outputs: ['beta', 'up', 'down'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Beta(numberOf(parameters, 'period')),
);

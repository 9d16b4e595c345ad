/**
 * Gator oscillator: how far the Alligator's displaced lines are apart.
 * Formula: upper = |jaw − teeth|, lower = −|teeth − lips|, each line as of its offset ago; expanding 1 where it grew, else 0
 * Source: Williams, New Trading Dimensions (1998); the lines are of the past, so the value is known at its row.
 * Warm-up: jaw − 1 + jawOffset rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';
import { Lag, Previous } from './kernels/window.ts';

class Late {
  private readonly average: Recursion;
  private readonly lag: Lag;

  constructor(period: number, offset: number) {
    this.average = wilder(period);
    this.lag = new Lag(offset);
  }

  next(value: number): number {
    return this.lag.next(this.average.next(value));
  }
}

const grew = (now: number, before: number): number =>
  now === now && before === before ? (now > before ? 1 : 0) : Number.NaN;

class Gator extends Machine {
  private readonly jaw: Late;
  private readonly teeth: Late;
  private readonly lips: Late;
  private readonly upper = new Previous();
  private readonly lower = new Previous();

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.jaw = new Late(numberOf(parameters, 'jaw'), numberOf(parameters, 'jawOffset'));
    this.teeth = new Late(numberOf(parameters, 'teeth'), numberOf(parameters, 'teethOffset'));
    this.lips = new Late(numberOf(parameters, 'lips'), numberOf(parameters, 'lipsOffset'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const teeth = this.teeth.next(source);
    const upper = Math.abs(this.jaw.next(source) - teeth);
    const lower = -Math.abs(teeth - this.lips.next(source));
    values[0] = upper;
    values[1] = lower;
    values[2] = grew(upper, this.upper.next(upper));
    values[3] = grew(-lower, -this.lower.next(lower));
  }
}

export const gator = streamed(
  {
    name: 'gator',
    title: 'Gator oscillator',
    group: 'trend',
    overlay: false,
    reads: 'source',
    parameters: {
      jaw: rows(13),
      jawOffset: rows(8, 0),
      teeth: rows(8),
      teethOffset: rows(5, 0),
      lips: rows(5),
      lipsOffset: rows(3, 0),
    },
    outputs: ['upper', 'lower', 'upperExpanding', 'lowerExpanding'],
    warmUp: (parameters) =>
      Math.max(
        numberOf(parameters, 'jaw') + numberOf(parameters, 'jawOffset'),
        numberOf(parameters, 'teeth') + numberOf(parameters, 'teethOffset'),
      ) - 1,
  },
  (parameters) => new Gator(parameters),
);

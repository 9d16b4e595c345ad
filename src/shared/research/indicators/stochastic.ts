/**
 * Stochastic oscillator, with J as KDJ charts have it.
 * Formula: K = average(100 · (close − lowest) / (highest − lowest), smooth); D = average(K, signal); J = kFactor · K − dFactor · D
 * Source: Lane, Lane’s Stochastics, TASC 1984. A window without a range gives 0. Begin `again`: for averages other than the
 *   simple one the last of their first values counts once more after their mean, as Skender’s SMMA here.
 * Warm-up: period − 1 + smooth − 1 rows; signal − 1 more for D.
 */
import { choice, Machine, numberOf, real, rows, streamed, textOf, type Kernel } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { averageOf } from './kernels/averages.ts';
import { exponential, wilder, type Recursion } from './kernels/recursions.ts';
import { Place } from './kernels/strength.ts';

/** An average to which the last of the values it begins with counts once more. */
class Again {
  private readonly recursion: Recursion;

  constructor(average: 'smma' | 'ema', period: number) {
    this.recursion = average === 'ema' ? exponential(period) : wilder(period);
  }

  next(value: number): number {
    const begun = this.recursion.value === this.recursion.value;
    const average = this.recursion.next(value);
    return begun || average !== average ? average : this.recursion.next(value);
  }
}

const againOf = (average: 'sma' | 'smma' | 'ema', period: number): Kernel =>
  average === 'sma' ? averageOf(average, period) : new Again(average, period);

class Stochastic extends Machine {
  private readonly place: Place;
  private readonly smooth: Kernel;
  private readonly signal: Kernel;
  private readonly kFactor: number;
  private readonly dFactor: number;

  constructor(parameters: IndicatorParameters) {
    super(3);
    const average = textOf<'sma' | 'smma' | 'ema'>(parameters, 'average');
    this.place = new Place(numberOf(parameters, 'period'), 0);
    const begin = parameters['begin'] === 'again' ? againOf : averageOf;
    this.smooth = begin(average, numberOf(parameters, 'smooth'));
    this.signal = begin(average, numberOf(parameters, 'signal'));
    this.kFactor = numberOf(parameters, 'kFactor');
    this.dFactor = numberOf(parameters, 'dFactor');
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { values } = this;
    const k = this.smooth.next(this.place.next(high, low, close));
    const d = this.signal.next(k);
    values[0] = k;
    values[1] = d;
    values[2] = this.kFactor * k - this.dFactor * d;
  }
}

export const stochastic = streamed(
  {
    name: 'stochastic',
    title: 'Stochastic oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'bars',
    parameters: {
      period: rows(14),
      smooth: rows(3),
      signal: rows(3),
      kFactor: real(3, 0, 100),
      dFactor: real(2, 0, 100),
      average: choice('sma', 'smma', 'ema'),
      begin: choice('mean', 'again'),
    },
    outputs: ['k', 'd', 'j'],
    warmUp: (parameters) => numberOf(parameters, 'period') + numberOf(parameters, 'smooth') - 2,
  },
  (parameters) => new Stochastic(parameters),
);

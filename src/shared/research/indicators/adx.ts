/**
 * Directional movement: +DI, −DI, DX, ADX, ADXR.
 * Formula: ±DI = 100 · Wilder(±DM) / Wilder(TR); DX = 100 · |+DI − −DI| / (+DI + −DI); ADX = Wilder(DX); ADXR = (ADX + ADX[lag ago]) / 2
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). lag 0 stands for period, as Wilder, Skender
 *   and Backtrader count; TA-Lib and Tulip take period − 1. Seed `short` begins at period − 1 movements, as Tulip; Wilder has period.
 * Warm-up: 2 · period − 1 rows for ADX, period for the others; one row less with seed short.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Direction } from './kernels/direction.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';
import { Lag } from './kernels/window.ts';

class Adx extends Machine {
  private readonly direction: Direction;
  private readonly average: Recursion;
  private readonly lag: Lag;

  constructor(parameters: IndicatorParameters) {
    super(5);
    const period = numberOf(parameters, 'period');
    this.direction = new Direction(period, textOf(parameters, 'seed'));
    this.average = wilder(period);
    this.lag = new Lag(numberOf(parameters, 'lag') || period);
  }

  override push(bar: IndicatorBar): void {
    const { values, direction } = this;
    direction.next(bar);
    const adx = this.average.next(direction.index);
    values[0] = adx;
    values[1] = direction.plus;
    values[2] = direction.minus;
    values[3] = direction.index;
    values[4] = (adx + this.lag.next(adx)) / 2;
  }
}

export const adx = streamed(
  {
    name: 'adx',
    title: 'Directional movement (ADX, DMI)',
    group: 'trend',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(14, 2), seed: choice('full', 'short'), lag: rows(0, 0) },
    outputs: ['adx', 'plus', 'minus', 'dx', 'adxr'],
    warmUp: (parameters) => 2 * numberOf(parameters, 'period') - 1 - (parameters['seed'] === 'short' ? 1 : 0),
  },
  (parameters) => new Adx(parameters),
);

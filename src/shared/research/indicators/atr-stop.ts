/**
 * ATR trailing stop.
 * Formula: lines close ± multiplier · ATR(period) (or high + …, low − … with from extremes), each kept until the close before lies beyond it
 * Source: Wilder's volatility system; as in Skender’s AtrStop. `upper` is the stop of a short (buy), `lower` of a long (sell).
 * Warm-up: period rows.
 */
import { choice, Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';
import { Trail } from './kernels/trail.ts';
import { Previous } from './kernels/window.ts';

class AtrStop extends Machine {
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly multiplier: number;
  private readonly extremes: boolean;
  private readonly before = new Previous();
  private readonly trail = new Trail();

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.average = wilder(numberOf(parameters, 'period'));
    this.multiplier = numberOf(parameters, 'multiplier');
    this.extremes = parameters['from'] === 'extremes';
  }

  override push(bar: IndicatorBar): void {
    const { extremes, values } = this;
    const { high, low, close } = bar;
    const average = this.average.next(this.range.next(bar));
    const width = this.multiplier * average;
    const before = this.before.next(close);
    const [top, bottom] = extremes ? [high, low] : [close, close];
    this.trail.next(close, before, top + width, bottom - width, close >= before);
    this.trail.fill(values);
    values[3] = average;
  }
}

export const atrStop = streamed(
  {
    name: 'atr-stop',
    title: 'ATR trailing stop',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(21), multiplier: real(3, 0.01, 100), from: choice('close', 'extremes') },
    outputs: ['stop', 'upper', 'lower', 'atr'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new AtrStop(parameters),
);

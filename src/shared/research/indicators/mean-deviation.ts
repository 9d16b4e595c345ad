/**
 * Mean absolute deviation from the mean of a window, and squared and in percent.
 * Formula: mad = Σ |x − mean| / period; mse = Σ (x − mean)² / period; mape = Σ |x − mean| / |x| / period, 0 counted where x is 0
 * Source: the definitions; Skender’s SmaAnalysis.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { meanDistance, Spread } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class MeanDeviation extends Machine {
  private readonly window: Window;
  private readonly spread = new Spread();

  constructor(period: number) {
    super(4);
    this.window = new Window(period);
  }

  override push({ source }: IndicatorBar): void {
    const { values, window, spread } = this;
    window.push(source);
    values.fill(Number.NaN);
    if (!window.full) return;
    const { data, start, size } = window;
    spread.measure(data, start, size);
    let share = 0;
    for (let at = start; at < start + size; at += 1)
      share += ratio(Math.abs(data[at]! - spread.mean), Math.abs(data[at]!), 0);
    values[0] = meanDistance(data, start, size, spread.mean);
    values[1] = spread.squares / size;
    values[2] = share / size;
    values[3] = spread.mean;
  }
}

export const meanDeviation = streamed(
  {
    name: 'mean-deviation',
    title: 'Mean deviation',
    group: 'statistics',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(20) },
    outputs: ['mad', 'mse', 'mape', 'sma'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new MeanDeviation(numberOf(parameters, 'period')),
);

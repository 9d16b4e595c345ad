/**
 * DV2: where the close stands in the day's range, averaged over two days and ranked.
 * Formula: percent of the last `period` values (the present one among them) below the present one, of SMA(close / ((high + low) / 2), smooth)
 * Source: Varadi, cssanalytics (2009); as in Backtrader.
 * Warm-up: smooth − 1 + period − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';
import { Window } from './kernels/window.ts';

class Dv2 {
  private readonly mean: RollingMean;
  private readonly window: Window;

  constructor(parameters: IndicatorParameters) {
    this.mean = new RollingMean(numberOf(parameters, 'smooth'));
    this.window = new Window(numberOf(parameters, 'period'));
  }

  next({ high, low, close }: IndicatorBar): number {
    const { window } = this;
    const place = this.mean.next(ratio(close, (high + low) / 2, 1));
    window.push(place);
    if (!window.full) return Number.NaN;
    const { data, start, size } = window;
    let below = 0;
    for (let at = start; at < start + size; at += 1) if (data[at]! < place) below += 1;
    return (100 * below) / size;
  }
}

export const dv2 = ofBars(
  {
    name: 'dv2',
    title: 'DV2',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(252), smooth: rows(2) },
    warmUp: (parameters) => numberOf(parameters, 'period') + numberOf(parameters, 'smooth') - 2,
  },
  (parameters) => new Dv2(parameters),
);

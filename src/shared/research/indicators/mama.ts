/**
 * MESA adaptive moving average and its follower FAMA.
 * Formula: weight = max(fast / Δphase, slow), phase of Ehlers’ Hilbert transform; MAMA += weight · (x − MAMA); FAMA += weight / 2 · (MAMA − FAMA);
 *   both begin at the mean of the first six prices
 * Source: Ehlers, MAMA, TASC 9/2001, there of the median price: source hl2.
 * Warm-up: 5 rows.
 */
import { Machine, numberOf, real, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Hilbert } from './kernels/hilbert.ts';

const BEGIN = 6;

class Mama extends Machine {
  private readonly hilbert = new Hilbert();
  private readonly fast: number;
  private readonly slow: number;
  private seen = 0;
  private sum = 0;
  private phase = 0;
  private mama = Number.NaN;
  private fama = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.fast = numberOf(parameters, 'fast');
    this.slow = numberOf(parameters, 'slow');
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    values.fill(Number.NaN);
    if (source !== source) return;
    if (this.seen < BEGIN) this.begin(source);
    else this.follow(source);
    values[0] = this.mama;
    values[1] = this.fama;
  }

  private begin(price: number): void {
    this.hilbert.hold(price);
    this.seen += 1;
    this.sum += price;
    if (this.seen === BEGIN) this.mama = this.fama = this.sum / BEGIN;
  }

  private follow(price: number): void {
    const { hilbert } = this;
    hilbert.next(price);
    const { inPhase, quadrature } = hilbert;
    const phase = inPhase === 0 ? 0 : (Math.atan(quadrature / inPhase) * 180) / Math.PI;
    const weight = Math.max(this.fast / Math.max(this.phase - phase, 1), this.slow);
    this.phase = phase;
    this.mama += weight * (price - this.mama);
    this.fama += (weight / 2) * (this.mama - this.fama);
  }
}

export const mama = streamed(
  {
    name: 'mama',
    title: 'MESA adaptive moving average',
    group: 'average',
    overlay: true,
    reads: 'source',
    parameters: { fast: real(0.5, 0.001, 0.999), slow: real(0.05, 0.001, 0.999) },
    outputs: ['mama', 'fama'],
    warmUp: () => BEGIN - 1,
  },
  (parameters) => new Mama(parameters),
);

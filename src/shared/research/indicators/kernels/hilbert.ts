/**
 * Ehlers' Hilbert transform: a price as a turning arrow, and the length of the cycle it turns in.
 * Formula: Ehlers, Rocket Science for Traders (2001): smoothed by weights 4 3 2 1, detrended and split into quadrature and in-phase by the
 * same four taps (0.0962, 0.5769), advanced by 90°, averaged, and measured against the row before (homodyne).
 */
import { Window } from './window.ts';

const OUTER = 0.0962;
const INNER = 0.5769;

/** The four taps over the last seven values of a track. */
class Track {
  private readonly window = new Window(7);

  constructor() {
    for (let row = 0; row < 7; row += 1) this.window.push(0);
  }

  push(value: number): void {
    this.window.push(value);
  }

  taps(): number {
    const { window } = this;
    return OUTER * (window.newest - window.back(6)) + INNER * (window.back(2) - window.back(4));
  }

  back(rows: number): number {
    return this.window.back(rows);
  }
}

export class Hilbert {
  /** Length of the cycle in rows, averaged over rows. */
  period = 0;
  smooth = Number.NaN;
  inPhase = 0;
  quadrature = 0;
  private readonly prices = new Window(4);
  private readonly smoothed = new Track();
  private readonly detrended = new Track();
  private readonly phases = new Track();
  private readonly quadratures = new Track();
  private i2 = 0;
  private q2 = 0;
  private real = 0;
  private imaginary = 0;

  /** Before the transform begins: the price is remembered, everything else is still. */
  hold(price: number): void {
    this.prices.push(price);
  }

  next(price: number): void {
    const { prices } = this;
    prices.push(price);
    const gain = 0.075 * this.period + 0.54;
    this.smooth = (4 * price + 3 * prices.back(1) + 2 * prices.back(2) + prices.back(3)) / 10;
    this.smoothed.push(this.smooth);
    this.detrended.push(this.smoothed.taps() * gain);
    this.quadrature = this.detrended.taps() * gain;
    this.inPhase = this.detrended.back(3);
    this.quadratures.push(this.quadrature);
    this.phases.push(this.inPhase);
    const i2 = 0.2 * (this.inPhase - this.quadratures.taps() * gain) + 0.8 * this.i2;
    const q2 = 0.2 * (this.quadrature + this.phases.taps() * gain) + 0.8 * this.q2;
    this.real = 0.2 * (i2 * this.i2 + q2 * this.q2) + 0.8 * this.real;
    this.imaginary = 0.2 * (i2 * this.q2 - q2 * this.i2) + 0.8 * this.imaginary;
    this.i2 = i2;
    this.q2 = q2;
    this.measure();
  }

  private measure(): void {
    const { real, imaginary, period: before } = this;
    let period = imaginary !== 0 && real !== 0 ? (2 * Math.PI) / Math.atan(imaginary / real) : 0;
    period = Math.min(period, 1.5 * before);
    period = Math.max(period, 0.67 * before);
    period = Math.min(50, Math.max(6, period));
    this.period = 0.2 * period + 0.8 * before;
  }
}

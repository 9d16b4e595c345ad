/**
 * Laguerre RSI.
 * Formula: four Laguerre filters L0 … L3 with damping gamma; Σ rises between neighbours / Σ |differences|, from 0 to 1
 * Source: Ehlers, Time Warp – Without Space Travel (2002). Start `price`: all filters at the first price; `zero`: at 0, after `skip` rows, as Backtrader.
 * Warm-up: skip rows.
 */
import { choice, numberOf, ofSource, real, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';

class LaguerreRsi {
  private readonly gamma: number;
  private readonly zero: boolean;
  private wait: number;
  private l0 = Number.NaN;
  private l1 = 0;
  private l2 = 0;
  private l3 = 0;

  constructor(parameters: IndicatorParameters) {
    this.gamma = numberOf(parameters, 'gamma');
    this.zero = parameters['start'] === 'zero';
    this.wait = numberOf(parameters, 'skip');
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    if (this.wait > 0) {
      this.wait -= 1;
      return Number.NaN;
    }
    if (this.l0 !== this.l0) {
      const begin = this.zero ? 0 : value;
      this.l0 = this.l1 = this.l2 = this.l3 = begin;
    }
    this.filter(value);
    const first = this.l0 - this.l1;
    const second = this.l1 - this.l2;
    const third = this.l2 - this.l3;
    const total = Math.abs(first) + Math.abs(second) + Math.abs(third);
    const rises = Math.max(0, first) + Math.max(0, second) + Math.max(0, third);
    return total === 0 ? 1 : rises / total;
  }

  private filter(value: number): void {
    const { gamma, l0, l1, l2 } = this;
    this.l0 = value + gamma * (l0 - value);
    this.l1 = l0 + gamma * (l1 - this.l0);
    this.l2 = l1 + gamma * (l2 - this.l1);
    this.l3 = l2 + gamma * (this.l3 - this.l2);
  }
}

export const laguerreRsi = ofSource(
  {
    name: 'laguerre-rsi',
    title: 'Laguerre RSI',
    group: 'momentum',
    overlay: false,
    parameters: { gamma: real(0.5, 0, 1), start: choice('price', 'zero'), skip: rows(0, 0) },
    warmUp: (parameters) => numberOf(parameters, 'skip'),
  },
  (parameters) => new LaguerreRsi(parameters),
);

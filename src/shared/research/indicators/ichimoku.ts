/**
 * Ichimoku, every line at the bar where it is known.
 * Formula: middle = (highest high + lowest low) / 2; conversion over 9, base over 26; span A = (conversion + base) / 2; span B = middle over 52
 * Source: Hosoda (1969). Charts draw the spans `base` rows (26, the present one counted by some) further on and the close 26 rows back: the displacement is the
 *   reader’s, and the lagging line is the close itself.
 * Warm-up: conversion − 1 rows; base − 1 for base and span A, span − 1 for span B.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';

class Middle {
  private readonly high: Extreme;
  private readonly low: Extreme;

  constructor(period: number) {
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
  }

  next({ high, low }: IndicatorBar): number {
    return (this.high.next(high) + this.low.next(low)) / 2;
  }
}

class Ichimoku extends Machine {
  private readonly conversion: Middle;
  private readonly base: Middle;
  private readonly span: Middle;

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.conversion = new Middle(numberOf(parameters, 'conversion'));
    this.base = new Middle(numberOf(parameters, 'base'));
    this.span = new Middle(numberOf(parameters, 'span'));
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const conversion = this.conversion.next(bar);
    const base = this.base.next(bar);
    values[0] = conversion;
    values[1] = base;
    values[2] = (conversion + base) / 2;
    values[3] = this.span.next(bar);
  }
}

export const ichimoku = streamed(
  {
    name: 'ichimoku',
    title: 'Ichimoku',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: { conversion: rows(9), base: rows(26), span: rows(52) },
    outputs: ['conversion', 'base', 'spanA', 'spanB'],
    warmUp: (parameters) => numberOf(parameters, 'conversion') - 1,
  },
  (parameters) => new Ichimoku(parameters),
);

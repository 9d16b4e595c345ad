/**
 * True strength index.
 * Formula: 100 · EMA(EMA(change, period), smooth) / EMA(EMA(|change|, period), smooth); signal = EMA(TSI, signal); 0 where nothing moved.
 * Source: Blau, True Strength Index, TASC 11/1991.
 * Warm-up: period + smooth − 1 rows; signal − 1 more for the signal.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';
import { Previous } from './kernels/window.ts';

class Tsi extends Machine {
  private readonly before = new Previous();
  private readonly change: Recursion;
  private readonly changes: Recursion;
  private readonly move: Recursion;
  private readonly moves: Recursion;
  private readonly signal: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const [period, smooth] = [numberOf(parameters, 'period'), numberOf(parameters, 'smooth')];
    this.change = exponential(period);
    this.changes = exponential(smooth);
    this.move = exponential(period);
    this.moves = exponential(smooth);
    this.signal = exponential(numberOf(parameters, 'signal'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const change = source - this.before.next(source);
    const directed = this.changes.next(this.change.next(change));
    const total = this.moves.next(this.move.next(Math.abs(change)));
    values[0] = 100 * ratio(directed, total, 0);
    values[1] = this.signal.next(values[0]);
  }
}

export const tsi = streamed(
  {
    name: 'tsi',
    title: 'True strength index',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(25), smooth: rows(13), signal: rows(7) },
    outputs: ['tsi', 'signal'],
    warmUp: (parameters) => numberOf(parameters, 'period') + numberOf(parameters, 'smooth') - 1,
  },
  (parameters) => new Tsi(parameters),
);

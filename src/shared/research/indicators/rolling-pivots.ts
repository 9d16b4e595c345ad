/**
 * Rolling pivot points: of the `period` rows that ended `lag` rows before the present one.
 * Formula: as pivot points, with highest, lowest, first open and last close of the window; Woodie takes the present open
 * Source: pivot points of a window without a calendar; as in Skender’s RollingPivots.
 * Warm-up: period + lag rows.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';
import { fillLevels, LEVEL_NAMES, type LevelKind } from './kernels/levels.ts';
import { Lag } from './kernels/window.ts';

class RollingPivots extends Machine {
  private readonly kind: LevelKind;
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly lateHigh: Lag;
  private readonly lateLow: Lag;
  private readonly lateClose: Lag;
  private readonly lateOpen: Lag;

  constructor(parameters: IndicatorParameters) {
    super(LEVEL_NAMES.length);
    const [period, lag] = [numberOf(parameters, 'period'), numberOf(parameters, 'lag') + 1];
    this.kind = textOf(parameters, 'kind');
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.lateHigh = new Lag(lag);
    this.lateLow = new Lag(lag);
    this.lateClose = new Lag(lag);
    this.lateOpen = new Lag(lag + period - 1);
  }

  override push({ open, high, low, close }: IndicatorBar): void {
    const { values, kind } = this;
    const top = this.lateHigh.next(this.high.next(high));
    const bottom = this.lateLow.next(this.low.next(low));
    const end = this.lateClose.next(close);
    const begin = this.lateOpen.next(open);
    if (top !== top || bottom !== bottom) values.fill(Number.NaN);
    else fillLevels(values, kind, kind === 'woodie' ? open : begin, top, bottom, end);
  }
}

export const rollingPivots = streamed(
  {
    name: 'rolling-pivots',
    title: 'Rolling pivot points',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: {
      period: rows(20),
      lag: rows(0, 0),
      kind: choice('standard', 'camarilla', 'demark', 'fibonacci', 'woodie'),
    },
    outputs: LEVEL_NAMES,
    warmUp: (parameters) => numberOf(parameters, 'period') + numberOf(parameters, 'lag'),
  },
  (parameters) => new RollingPivots(parameters),
);

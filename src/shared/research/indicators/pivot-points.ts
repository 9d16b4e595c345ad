/**
 * Pivot points of the day, week or month before.
 * Formula: standard: P = (H + L + C) / 3, R1 = 2P − L, S1 = 2P − H, R2 = P + (H − L), …; also Camarilla, DeMark, Fibonacci, Woodie
 * Source: Person, Candlestick and Pivot Point Trading Triggers (2006). Spans are cut at the market’s midnight: `offset` minutes ahead of UTC.
 * Warm-up: until the first span is over (not known beforehand).
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { fillLevels, LEVEL_NAMES, type LevelKind } from './kernels/levels.ts';
import { spanOf, type Span } from './kernels/periods.ts';

class PivotPoints extends Machine {
  private readonly span: Span;
  private readonly kind: LevelKind;
  private readonly offset: number;
  private readonly levels = new Float64Array(LEVEL_NAMES.length).fill(Number.NaN);
  private number = Number.NaN;
  private open = Number.NaN;
  private high = Number.NaN;
  private low = Number.NaN;
  private close = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(LEVEL_NAMES.length);
    this.span = textOf(parameters, 'span');
    this.kind = textOf(parameters, 'kind');
    this.offset = numberOf(parameters, 'offset');
  }

  override push({ time, open, high, low, close }: IndicatorBar): void {
    const { values, levels } = this;
    if (open + high + low + close !== open + high + low + close) {
      values.fill(Number.NaN);
      return;
    }
    const number = spanOf(time, this.span, this.offset);
    if (number !== this.number) this.turn(number, open, high, low);
    values.set(levels);
    this.high = Math.max(this.high, high);
    this.low = Math.min(this.low, low);
    this.close = close;
  }

  private turn(number: number, open: number, high: number, low: number): void {
    const { kind } = this;
    if (this.number === this.number)
      fillLevels(this.levels, kind, kind === 'woodie' ? open : this.open, this.high, this.low, this.close);
    this.number = number;
    this.open = open;
    this.high = high;
    this.low = low;
  }
}

export const pivotPoints = streamed(
  {
    name: 'pivot-points',
    title: 'Pivot points',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: {
      span: choice('day', 'week', 'month', 'hour'),
      kind: choice('standard', 'camarilla', 'demark', 'fibonacci', 'woodie'),
      offset: rows(0, -1440, 1440),
    },
    outputs: LEVEL_NAMES,
    warmUp: () => 0,
  },
  (parameters) => new PivotPoints(parameters),
);

/**
 * Volume-weighted average price since an anchor.
 * Formula: Σ typical · volume / Σ volume since the first bar, or since the day, week, month or hour began; the typical price where nothing was traded
 * Source: Berkowitz, Logue and Noser (1988). Spans are cut at the market’s midnight: `offset` minutes ahead of UTC.
 * Warm-up: none.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { spanOf, type Span } from './kernels/periods.ts';

class Vwap extends Machine {
  private readonly anchor: Span | 'first';
  private readonly offset: number;
  private span = Number.NaN;
  private turnover = 0;
  private volume = 0;

  constructor(parameters: IndicatorParameters) {
    super(1);
    this.anchor = textOf(parameters, 'anchor');
    this.offset = numberOf(parameters, 'offset');
  }

  override push({ time, high, low, close, volume }: IndicatorBar): void {
    const { values, anchor } = this;
    const typical = (high + low + close) / 3;
    if (typical + volume !== typical + volume) {
      values[0] = Number.NaN;
      return;
    }
    const span = anchor === 'first' ? 0 : spanOf(time, anchor, this.offset);
    if (span !== this.span) {
      this.span = span;
      this.turnover = 0;
      this.volume = 0;
    }
    this.turnover += typical * volume;
    this.volume += volume;
    values[0] = this.volume > 0 ? this.turnover / this.volume : typical;
  }
}

export const vwap = streamed(
  {
    name: 'vwap',
    title: 'Volume-weighted average price',
    group: 'volume',
    overlay: true,
    reads: 'bars',
    parameters: { anchor: choice('day', 'week', 'month', 'hour', 'first'), offset: rows(0, -1440, 1440) },
    outputs: ['vwap'],
    warmUp: () => 0,
  },
  (parameters) => new Vwap(parameters),
);

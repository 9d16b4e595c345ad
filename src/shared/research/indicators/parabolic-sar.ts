/**
 * Parabolic stop and reverse.
 * Formula: sar += factor · (extreme − sar), never beyond the two bars before; factor grows by `step` with every new extreme, up to `max`; when the bar
 *   crosses it, it turns to the extreme
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). Start `rising` takes the first trend for a rise, and row 0 has its low; `direction` goes by the second bar.
 *   firstTrend `hidden` gives no value up to the first turn.
 * Warm-up: none; one row with start direction; unknown beforehand with firstTrend hidden.
 */
import { choice, Machine, numberOf, real, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';

class ParabolicSar extends Machine {
  private readonly step: number;
  private readonly most: number;
  private readonly directed: boolean;
  private shown: boolean;
  private seen = 0;
  private rising = true;
  private factor: number;
  private sar = Number.NaN;
  private extreme = Number.NaN;
  private high1 = Number.NaN;
  private low1 = Number.NaN;
  private high2 = Number.NaN;
  private low2 = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.step = numberOf(parameters, 'step');
    this.most = numberOf(parameters, 'max');
    this.directed = parameters['start'] === 'direction';
    this.shown = parameters['firstTrend'] === 'guess';
    this.factor = this.step;
  }

  override push({ high, low }: IndicatorBar): void {
    const { values } = this;
    values.fill(Number.NaN);
    if (high !== high || low !== low) return;
    if (this.seen === 0) this.begin(high, low, true);
    else {
      if (this.seen === 1 && this.directed)
        this.begin(this.high1, this.low1, this.high1 + this.low1 <= high + low);
      const turned = this.move(high, low);
      if (this.shown) {
        values[0] = this.sar;
        values[1] = turned ? 1 : 0;
      }
      if (turned) this.shown = true;
    }
    if (this.seen === 0 && this.shown && !this.directed) {
      values[0] = low;
      values[1] = 0;
    }
    this.remember(high, low);
  }

  private begin(high: number, low: number, rising: boolean): void {
    this.rising = rising;
    this.extreme = rising ? high : low;
    this.sar = rising ? low : high;
  }

  private remember(high: number, low: number): void {
    this.high2 = this.high1;
    this.low2 = this.low1;
    this.high1 = high;
    this.low1 = low;
    this.seen += 1;
  }

  /** Whether the bar crossed the stop, which has turned then. */
  private move(high: number, low: number): boolean {
    const { rising } = this;
    const sar = this.bounded(this.sar + this.factor * (this.extreme - this.sar));
    const beyond = rising ? high > this.extreme : low < this.extreme;
    if (rising ? low < sar : high > sar) {
      this.turn(high, low, beyond);
      return true;
    }
    this.sar = sar;
    if (beyond) {
      this.extreme = rising ? high : low;
      this.factor = Math.min(this.factor + this.step, this.most);
    }
    return false;
  }

  /** Never beyond the two bars before. */
  private bounded(sar: number): number {
    const { rising } = this;
    if (this.seen >= 2)
      return rising ? Math.min(sar, this.low1, this.low2) : Math.max(sar, this.high1, this.high2);
    if (!this.directed) return sar;
    return rising ? Math.min(sar, this.low1) : Math.max(sar, this.high1);
  }

  private turn(high: number, low: number, beyond: boolean): void {
    const { rising } = this;
    this.sar = this.directed && beyond ? (rising ? high : low) : this.extreme;
    this.rising = !rising;
    this.factor = this.step;
    this.extreme = rising ? low : high;
  }
}

export const parabolicSar = streamed(
  {
    name: 'parabolic-sar',
    title: 'Parabolic stop and reverse',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: {
      step: real(0.02, 0.0001, 1),
      max: real(0.2, 0.0001, 10),
      start: choice('rising', 'direction'),
      firstTrend: choice('guess', 'hidden'),
    },
    outputs: ['sar', 'turned'],
    warmUp: (parameters) => (parameters['start'] === 'direction' ? 1 : 0),
  },
  (parameters) => new ParabolicSar(parameters),
);

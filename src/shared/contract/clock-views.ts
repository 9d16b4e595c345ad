/** The market's clock as screens see it. */
/** Demo: times market time. Bars: bars a second. Orders: times recorded time. */
export type Speed = number | 'max';

export interface ClockView {
  readonly at: number;
  readonly position: number;
  readonly speed: Speed;
  readonly paused: boolean;
  /** UTC midnight of the market's current trading day. */
  readonly day: number;
}

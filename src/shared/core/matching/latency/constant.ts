/** The same delay every time. */
import type { Errand } from './errand.ts';

export interface ConstantLatency {
  readonly model: 'constant';
  /** Milliseconds ≥ 0. */
  readonly submitMs: number;
  readonly cancelMs: number;
}

export const constantLatency = (config: ConstantLatency, errand: Errand): number =>
  errand === 'submit' ? config.submitMs : config.cancelMs;

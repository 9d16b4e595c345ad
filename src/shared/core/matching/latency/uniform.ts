/** Every whole millisecond from `fromMs` to `toMs` is equally likely. */
import type { Seeded } from '../../units/seeded.ts';
import type { Errand } from './errand.ts';

export interface UniformRange {
  readonly fromMs: number;
  /** Not less than `fromMs`; itself possible. */
  readonly toMs: number;
}

export interface UniformLatency {
  readonly model: 'uniform';
  readonly submit: UniformRange;
  readonly cancel: UniformRange;
}

export function uniformLatency(config: UniformLatency, errand: Errand, random: Seeded): number {
  const { fromMs, toMs } = config[errand];
  return fromMs + random.below(toMs - fromMs + 1);
}

/** The latency models by name: how long a new order or a cancel is under way. Adding one touches its file and this union. */
import type { Seeded } from '../../units/seeded.ts';
import { constantLatency, type ConstantLatency } from './constant.ts';
import type { Errand } from './errand.ts';
import { logNormalLatency, type LogNormalLatency } from './log-normal.ts';
import { uniformLatency, type UniformLatency } from './uniform.ts';

export type LatencyModel = ConstantLatency | UniformLatency | LogNormalLatency;

/** Milliseconds until the venue sees it. The generator is the caller's: its state belongs to what is replayed. */
export function latencyMs(model: LatencyModel, errand: Errand, random: Seeded): number {
  switch (model.model) {
    case 'constant':
      return constantLatency(model, errand);
    case 'uniform':
      return uniformLatency(model, errand, random);
    case 'log-normal':
      return logNormalLatency(model, errand, random);
  }
}

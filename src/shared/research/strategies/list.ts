/** The built-in strategies, by the names they are asked for. */
import type { StrategyDefinition } from '../strategy/api.ts';
import { smaCross } from './sma-cross.ts';

export const BUILT_IN: ReadonlyMap<string, StrategyDefinition> = new Map<string, StrategyDefinition>([
  ['sma-cross', smaCross],
]);

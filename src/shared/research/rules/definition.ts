import type { StrategyDefinition } from '../strategy/api.ts';
import { StrategyFault } from '../strategy/host.ts';
export function definitionOfRules(_json: string): StrategyDefinition {
  throw new StrategyFault({ kind: 'shape', message: 'rules', line: null, column: null });
}

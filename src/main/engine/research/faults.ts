/** What a strategy did wrong without knowing: said as its problem, not as ours. */
import { StrategyFault } from '#research/strategy/host.ts';
import { ParameterError } from '#research/strategy/parameters.ts';

export function asFault(error: unknown): unknown {
  if (error instanceof ParameterError)
    return new StrategyFault({ kind: 'shape', message: error.message, line: null, column: null });
  if (error instanceof RangeError)
    return new StrategyFault({ kind: 'refused', message: error.message, line: null, column: null });
  return error;
}

/** What a strategy is called in a run: its name and the parameters that are not as declared, “SMA cross fast 5”. */
import type { StrategyView } from '#contract/research-views.ts';
import type { Values } from './draft.ts';

/** As long as the contract takes. */
export const LONGEST_NAME = 80;

export function memberName({ name, parameters }: StrategyView, values: Values): string {
  const changed = Object.entries(parameters)
    .filter(([key, parameter]) => values[key] !== undefined && values[key] !== parameter.default)
    .map(([key]) => `${key} ${values[key]}`);
  return [name, ...changed].join(' ').slice(0, LONGEST_NAME);
}

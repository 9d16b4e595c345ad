/** What strategies are called in the reader's language: built-in ones have words, own ones are as their owner wrote them. */
import type { StrategyView } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';

const BUILT_IN = 'built-in:';

export const isBuiltIn = (id: string): boolean => id.startsWith(BUILT_IN);

export const aboutOf = ({ id, about, kind }: StrategyView, { find }: Words): string =>
  (kind === 'built-in' ? find(`builtIn.${id.slice(BUILT_IN.length)}`) : null) ?? about;

/** A name that no other has: “SMA cross 2”. */
export function freeName(wanted: string, strategies: readonly StrategyView[]): string {
  const taken = new Set(strategies.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

/** What a run is called beside others: what makes it differ within its group, else its name. */
import type { RunView } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';

export function runLabel({ group, name }: Pick<RunView, 'group' | 'name'>, { find }: Words): string {
  if (!group) return name;
  if (group.kind === 'ab') return group.label;
  return find(`researchCodes.fill-${group.label}`) ?? group.label;
}

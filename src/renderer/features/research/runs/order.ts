/** The order of the runs' list. */
import type { RunView } from '#contract/research-views.ts';

const ORDER = ['next-open', 'touch', 'penetrate', 'worst-case', 'A', 'B'];
const placeOf = ({ group }: RunView): number => ORDER.indexOf(group?.label ?? '');

/** Newest first; those of a group in its order. */
export function listed(runs: Readonly<Record<string, RunView>>, hidden: ReadonlySet<string>): RunView[] {
  const shown = Object.values(runs).filter(({ id }) => !hidden.has(id));
  const began = new Map<string, number>();
  const keyOf = ({ id, group }: RunView): string => group?.id ?? id;
  for (const run of shown) began.set(keyOf(run), Math.min(began.get(keyOf(run)) ?? Infinity, run.createdAt));
  return shown.sort((a, b) => began.get(keyOf(b))! - began.get(keyOf(a))! || placeOf(a) - placeOf(b));
}

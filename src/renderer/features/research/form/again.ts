/** Puts what a run was asked for back into the form. */
import type { RunSpec } from '#contract/research-calls.ts';
import { useResearch } from '../store.ts';
import { changeDraft, useDraft } from './draft.ts';
import { draftOf } from './fromSpec.ts';

/** False where its strategy is not in the list. */
export function askAgain(spec: RunSpec): boolean {
  const { strategies } = useResearch.getState();
  const first = spec.strategies[0]!.strategy;
  if (!('id' in first) || !strategies?.some(({ id }) => id === first.id)) return false;
  changeDraft(draftOf(spec, useDraft.getState().values));
  useResearch.setState({ strategyId: first.id, tab: 'run', wide: false });
  return true;
}

/** Runs of research: read once, then kept up by what the engine pushes. */
import { create } from 'zustand';
import type { RunView } from '#contract/research-views.ts';
import type { Frame } from '#contract/views.ts';
import { call } from '../client/index.ts';
import { upsert } from './merge.ts';
import { tellFailure } from './notify.ts';

interface RunsState {
  readonly runs: Readonly<Record<string, RunView>>;
  /** Taken out of the list; what is pushed of them does not bring them back. */
  readonly hidden: ReadonlySet<string>;
  /** False until they were read. */
  readonly read: boolean;
}

export const useRuns = create<RunsState>()(() => ({ runs: {}, hidden: new Set(), read: false }));

const keyOf = ({ id }: RunView): string => id;

export function applyRuns({ runs }: Pick<Frame, 'runs'>): void {
  if (runs) useRuns.setState((state) => ({ runs: upsert(state.runs, runs, keyOf) }));
}

export async function loadRuns(): Promise<void> {
  try {
    const runs = await call('runs.list', {});
    useRuns.setState((state) => {
      const shown = new Set(runs.map(({ id }) => id));
      const hidden = [...state.hidden].filter((id) => !shown.has(id));
      return { runs: upsert({}, runs, keyOf), hidden: new Set(hidden), read: true };
    });
  } catch (thrown) {
    tellFailure(thrown);
  }
}

export async function hideRun(id: string, hide: boolean): Promise<void> {
  const hidden = new Set(useRuns.getState().hidden);
  if (hide) hidden.add(id);
  else hidden.delete(id);
  useRuns.setState({ hidden });
  await call('runs.describe', { id, hidden: hide }).catch(tellFailure);
}

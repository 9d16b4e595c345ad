/** Starts what the form asks for: a run, its fills' sensitivity, two alternatives, a look-ahead check. */
import { useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { Params } from '#contract/calls.ts';
import type { LookaheadReport, RunView, StrategyView } from '#contract/research-views.ts';
import { call, errorOf, newCommandId } from '../../../client/index.ts';
import { applyRuns } from '../../../state/research.ts';
import { chooseRuns, loadStrategies, useResearch } from '../store.ts';
import { refusal, specOf, useDraft } from './draft.ts';

type Member = Params<'runs.ab'>['b'];
export type Job = 'run' | 'sensitivity' | 'ab' | 'lookahead';

export interface Launch {
  /** What is under way; the engine answers at once except to a look-ahead check. */
  readonly busy: Job | null;
  readonly error: AppError | null;
  readonly report: LookaheadReport | null;
  readonly run: () => Promise<void>;
  readonly sensitivity: () => Promise<void>;
  readonly ab: (b: Member) => Promise<void>;
  readonly lookahead: () => Promise<void>;
  readonly forget: () => void;
}

/** The runs are in the list and looked at before the first frame about them arrives. */
function show(started: readonly RunView[]): void {
  applyRuns({ runs: started });
  chooseRuns(started.map(({ id }) => id));
  void loadStrategies();
}

const wanted = (strategy: StrategyView) =>
  specOf(useDraft.getState(), strategy, useResearch.getState().strategies ?? []);

export function useLaunch(strategy: StrategyView): Launch {
  const [busy, setBusy] = useState<Job | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [report, setReport] = useState<LookaheadReport | null>(null);
  const doing = async (job: Job, work: () => Promise<void>) => {
    setBusy(job);
    setError(null);
    setReport(null);
    try {
      await work();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(null);
  };
  return {
    busy,
    error,
    report,
    run: () =>
      doing('run', async () =>
        show([await call('runs.start', { commandId: newCommandId(), spec: wanted(strategy) })]),
      ),
    sensitivity: () =>
      doing('sensitivity', async () =>
        show(await call('runs.sensitivity', { commandId: newCommandId(), spec: wanted(strategy) })),
      ),
    ab: (b) =>
      doing('ab', async () =>
        // Without a name of its own each is called by its strategy and parameters.
        show(
          await call('runs.ab', {
            commandId: newCommandId(),
            spec: { ...wanted(strategy), name: useDraft.getState().name.trim() },
            b,
          }),
        ),
      ),
    lookahead: () =>
      doing('lookahead', async () => setReport(await call('runs.lookahead', { spec: wanted(strategy) }))),
    forget: () => {
      setError(null);
      setReport(null);
    },
  };
}

/** Starts the run of the form from anywhere (the palette); true where it could be. */
export async function runNow(): Promise<void> {
  const { strategies, strategyId } = useResearch.getState();
  const strategy = strategies?.find(({ id }) => id === strategyId);
  if (!strategy || refusal(useDraft.getState(), strategy, strategies ?? []) !== null) return;
  show([await call('runs.start', { commandId: newCommandId(), spec: wanted(strategy) })]);
}

/** Whether `runNow` would do anything. */
export function canRunNow(): boolean {
  const { strategies, strategyId } = useResearch.getState();
  const strategy = strategies?.find(({ id }) => id === strategyId);
  return strategy !== undefined && refusal(useDraft.getState(), strategy, strategies ?? []) === null;
}

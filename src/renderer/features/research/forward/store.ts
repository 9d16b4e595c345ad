/** Forward runs as the engine last told them: read again each second while somebody looks. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppError } from '#contract/errors.ts';
import type { DivergenceReport, ForwardView } from '#contract/research-views.ts';
import { call, errorOf, newCommandId } from '../../../client/index.ts';
import { useSession } from '../../../state/session.ts';
import { useResearch } from '../store.ts';

interface ForwardState {
  /** Null until they were read. */
  readonly runs: readonly ForwardView[] | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  /** With the strategy under whose heading it was asked for: it is shown there alone. */
  readonly report: { readonly of: DivergenceReport; readonly under: string } | null;
}

export const useForward = create<ForwardState>()(() => ({
  runs: null,
  error: null,
  busy: false,
  report: null,
}));

const EVERY_MS = 1_000;

async function load(): Promise<void> {
  try {
    useForward.setState({ runs: await call('forward.list', {}) });
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error.code !== 'DISCONNECTED') useForward.setState({ error });
  }
}

export function useForwardRuns(): void {
  const connected = useSession((state) => state.connection === 'open');
  useEffect(() => {
    if (!connected) return;
    void load();
    const timer = setInterval(() => void load(), EVERY_MS);
    return () => clearInterval(timer);
  }, [connected]);
}

/** One thing at a time; what fails is told beside the form. */
async function doing(work: () => Promise<unknown>): Promise<void> {
  useForward.setState({ busy: true, error: null });
  try {
    await work();
  } catch (thrown) {
    useForward.setState({ error: errorOf(thrown) });
  }
  useForward.setState({ busy: false });
  await load();
}

type Start = Parameters<typeof call<'forward.start'>>[1];

export const startForward = (asked: Omit<Start, 'commandId'>): Promise<void> =>
  doing(() => call('forward.start', { commandId: newCommandId(), ...asked }));

export const pauseForward = (id: string): Promise<void> => doing(() => call('forward.pause', { id }));
export const resumeForward = (id: string): Promise<void> => doing(() => call('forward.resume', { id }));
export const stopForward = (id: string, close: boolean): Promise<void> =>
  doing(() => call('forward.stop', { id, close }));

export const compareForward = (id: string, under: string): Promise<void> =>
  doing(async () => {
    const of = await call('forward.report', { id });
    // Somebody may have gone on to another strategy while it was made.
    if (useResearch.getState().strategyId === under) useForward.setState({ report: { of, under } });
  });

export const closeReport = (): void => useForward.setState({ report: null });

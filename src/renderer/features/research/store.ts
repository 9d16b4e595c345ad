/** What the research page looks at: strategies, the chosen one, its unsaved text, chosen runs. Kept while other pages are looked at. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppError } from '#contract/errors.ts';
import type { StrategyView } from '#contract/research-views.ts';
import { call, errorOf } from '../../client/index.ts';
import { loadRuns } from '../../state/research.ts';
import { useSession } from '../../state/session.ts';

export type StrategyTab = 'run' | 'code' | 'forward';
/** As many as a comparison takes. */
const MOST_CHOSEN = 8;

interface ResearchState {
  /** Null until they were read. */
  readonly strategies: readonly StrategyView[] | null;
  readonly error: AppError | null;
  readonly strategyId: string;
  readonly tab: StrategyTab;
  /** Texts that were changed and not saved, by strategy. */
  readonly unsaved: Readonly<Record<string, string>>;
  /** Where the editor is to put the cursor: a line of a strategy's text. Counts up, so that asking again goes there again. */
  readonly line: { readonly line: number; readonly asked: number } | null;
  /** Runs that are looked at or compared. */
  readonly chosen: readonly string[];
  /** The result takes the place of strategies and form. */
  readonly wide: boolean;
  /** A new strategy is being named. */
  readonly making: boolean;
}

export const useResearch = create<ResearchState>()(() => ({
  strategies: null,
  error: null,
  strategyId: 'built-in:sma-cross',
  tab: 'run',
  unsaved: {},
  line: null,
  chosen: [],
  wide: false,
  making: false,
}));

export async function loadStrategies(): Promise<void> {
  try {
    useResearch.setState({ strategies: await call('strategies.list', {}), error: null });
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error.code !== 'DISCONNECTED') useResearch.setState({ error });
  }
}

export const useStrategy = (): StrategyView | undefined =>
  useResearch(({ strategies, strategyId }) => strategies?.find(({ id }) => id === strategyId));

export const chooseStrategy = (strategyId: string, tab?: StrategyTab): void =>
  useResearch.setState((state) => ({ strategyId, tab: tab ?? state.tab, line: null, wide: false }));

let asked = 0;
/** Shows the code at a line. */
export function goToLine(strategyId: string, line: number): void {
  asked += 1;
  useResearch.setState({ strategyId, tab: 'code', wide: false, line: { line, asked } });
}

export function changeText(strategyId: string, text: string | null): void {
  useResearch.setState(({ unsaved }) => {
    const { [strategyId]: _, ...others } = unsaved;
    return { unsaved: text === null ? others : { ...others, [strategyId]: text } };
  });
}

export const chooseRuns = (chosen: readonly string[]): void => useResearch.setState({ chosen });

export const toggleRun = (id: string): void =>
  useResearch.setState(({ chosen }) => ({
    chosen: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-MOST_CHOSEN),
  }));

/** Reads strategies and runs while the page is there; asks before a window with unsaved text is closed. */
export function useResearchData(): void {
  const connected = useSession((state) => state.connection === 'open');
  const unsaved = useResearch((state) => Object.keys(state.unsaved).length > 0);
  useEffect(() => {
    if (!connected) return;
    void loadStrategies();
    void loadRuns();
  }, [connected]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

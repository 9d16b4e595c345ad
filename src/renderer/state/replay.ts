/** What the deck is asked to do, and the list of sessions. */
import { create } from 'zustand';
import type { Params } from '#contract/calls.ts';
import type { DeckView, ReplayView } from '#contract/replay-views.ts';
import { call } from '../client/index.ts';
import { useSession } from './session.ts';
import { notify, tellFailure } from './notify.ts';
import { currentWords } from './settings.ts';

interface ReplayState {
  /** Null until they were read. */
  readonly sessions: readonly ReplayView[] | null;
  /** Streams chosen for comparison. */
  readonly chosen: readonly string[];
  /** Series that the next session is to begin with, chosen elsewhere. */
  readonly wanted: readonly number[];
}

export const useReplays = create<ReplayState>()(() => ({ sessions: null, chosen: [], wanted: [] }));

export async function loadReplays(): Promise<void> {
  try {
    const sessions = await call('replay.list', {});
    const known = new Set(sessions.map(({ stream }) => stream));
    useReplays.setState(({ chosen }) => ({ sessions, chosen: chosen.filter((each) => known.has(each)) }));
  } catch (thrown) {
    tellFailure(thrown);
  }
}

const openDeck = (): DeckView | null => useSession.getState().deck;

/** Runs what may open another session, and says when that is a branch nobody asked for by name. */
async function moving(work: () => Promise<DeckView>): Promise<void> {
  const before = openDeck()?.stream;
  try {
    const deck = await work();
    if (before !== undefined && deck.stream !== before) {
      const { t } = currentWords();
      notify('info', t('replay.branched', { name: deck.name }), t('replay.branchedText'));
    }
  } catch (thrown) {
    tellFailure(thrown);
  }
}

export const seek = (to: Params<'replay.seek'>['to']): Promise<void> =>
  moving(() => call('replay.seek', { to }));

export function stepDeck(steps: number): void {
  call('replay.step', { steps })
    .then((clock) => useSession.setState({ clock }))
    .catch(tellFailure);
}

/** One step back: that is a branch. */
export function stepBack(): void {
  const deck = openDeck();
  if (deck && deck.position > 0) void seek({ position: deck.position - 1 });
}

export function branchHere(): void {
  const deck = openDeck();
  if (deck) void moving(() => call('replay.branch', { stream: deck.stream }));
}

export async function openReplay(stream: string): Promise<void> {
  try {
    await call('replay.open', { stream });
  } catch (thrown) {
    tellFailure(thrown);
  }
}

export async function leaveDeck(): Promise<void> {
  try {
    await call('replay.leave', {});
  } catch (thrown) {
    tellFailure(thrown);
  }
}

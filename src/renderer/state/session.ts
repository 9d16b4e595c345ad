/** Store of the session: connection, workspace status, market clock, phases of the exchanges. */
import { create } from 'zustand';
import type { SessionView } from '#contract/market-views.ts';
import type { DeckView } from '#contract/replay-views.ts';
import type { ClockView } from '#contract/clock-views.ts';
import type { WorkspaceStatus } from '#contract/views.ts';
import type { ConnectionState } from '../client/index.ts';

interface SessionState {
  readonly connection: ConnectionState;
  /** False until the first bootstrap arrived. */
  readonly ready: boolean;
  readonly status: WorkspaceStatus | null;
  readonly clock: ClockView | null;
  /** The replay session that is open; null on the demo exchange. */
  readonly deck: DeckView | null;
  /** The phase of each exchange. */
  readonly sessions: readonly SessionView[];
}

export const useSession = create<SessionState>()(() => ({
  connection: 'connecting',
  ready: false,
  status: null,
  clock: null,
  deck: null,
  sessions: [],
}));

/** Why nothing may be traded right now; null when trading is possible. */
export type TradingBlock = 'offline' | 'damaged' | 'halted' | 'no-account';

export const isWriteBlock = (block: TradingBlock | null): block is 'offline' | 'damaged' =>
  block === 'offline' || block === 'damaged';

/** An emergency stop can be sent whatever trading is allowed: while halted, to close positions too. */
export const canStop = (block: TradingBlock | null): boolean => block === null || block === 'halted';

export function tradingBlock(state: Pick<SessionState, 'connection' | 'status'>): TradingBlock | null {
  if (state.connection !== 'open' || !state.status) return 'offline';
  if (state.status.mode === 'damaged') return 'damaged';
  if (state.status.mode === 'first-run') return 'no-account';
  return state.status.trading.mode === 'halted' ? 'halted' : null;
}

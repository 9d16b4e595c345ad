/** What the facts of the risk desk do to the state: rules, trading states, losses, positions to be closed. */
import type { JournalEvent } from '../model/events.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { TradingState } from '../model/trading.ts';
import { Layered } from '../units/layered.ts';
import { unreachable } from '../units/result.ts';
import { inBase } from './portfolio.ts';
import type { KernelState } from './state.ts';

type RiskEvent = Extract<
  JournalEvent,
  {
    kind:
      | 'limits-changed'
      | 'trading-halted'
      | 'trading-reduced'
      | 'trading-resumed'
      | 'emergency-stopped'
      | 'closing-done'
      | 'day-ended';
  }
>;

export function applyRiskEvent(state: KernelState, event: RiskEvent): void {
  switch (event.kind) {
    case 'limits-changed':
      state.rules = event.rules;
      return;
    case 'trading-halted':
    case 'trading-reduced': {
      const mode: TradingState['mode'] = event.kind === 'trading-halted' ? 'halted' : 'reducing';
      state.trading = { mode, cause: event.cause, since: event.at, until: event.until };
      if (event.cause.by === 'rule') startOver(state, event.cause.rule);
      return;
    }
    case 'trading-resumed': {
      const { cause } = state.trading;
      if (event.by === 'user' && cause.by === 'rule') state.released = [...state.released, cause.rule];
      state.trading = { mode: 'active', cause: { by: 'user' }, since: event.at, until: null };
      state.flattening = new Layered();
      return;
    }
    case 'emergency-stopped':
      state.trading = { mode: 'halted', cause: { by: 'emergency-stop' }, since: event.at, until: null };
      for (const id of event.positions) state.flattening.set(id, null);
      return;
    case 'closing-done':
      return state.flattening.delete(event.instrumentId);
    case 'day-ended':
      state.dayStartEquity = { ...event.equity };
      if (state.account) state.accruedTo = event.day;
      state.peakEquity = Math.max(state.peakEquity, inBase(state, event.equity));
      state.recent = new Layered();
      state.released = [];
      return;
    default:
      return unreachable(event);
  }
}

/** A streak that locked is counted from nothing again. */
function startOver(state: KernelState, ruleId: string): void {
  if (state.rules.some(({ id, rule }) => id === ruleId && rule === 'loss-streak')) state.lossStreak = 0;
}

/** A fill realised so much after fees: when it left the position flat, the round trip won or lost. */
export function noteResult(state: KernelState, id: InstrumentId, net: number): void {
  const result = (state.roundTrips.get(id) ?? 0) + net;
  if ((state.positions.get(id)?.quantity ?? 0) !== 0) return state.roundTrips.set(id, result);
  state.roundTrips.delete(id);
  state.lossStreak = result < 0 ? state.lossStreak + 1 : 0;
}

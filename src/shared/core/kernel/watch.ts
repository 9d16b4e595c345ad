/**
 * The watch over the account: loss rules that are reached lock trading, locks whose time is over lift, closings and
 * cancels that were held back are tried again. Looked at after every step of the tape, so that it does not matter how many
 * steps a command asks for.
 */
import type { Lock, Rule } from '../model/rules.ts';
import { limitIn } from '../risk/rules/rule.ts';
import { lossVerdict, type LossRule } from '../risk/rules/loss.ts';
import { unixMs } from '../units/units.ts';
import { flatten } from './flatten.ts';
import { lossesOf, portfolioOf } from './portfolio.ts';
import type { Session } from './session.ts';
import { limitTrading, resumeTrading } from './trading.ts';

const isLossRule = (rule: Rule): rule is Rule & LossRule =>
  rule.rule === 'daily-loss' || rule.rule === 'drawdown' || rule.rule === 'loss-streak';

function untilOf({ until }: Lock, now: number) {
  if (until === 'day-end') return until;
  return until === 'release' ? null : unixMs(now + until * 60_000);
}

/** A lock is never loosened by another rule. */
const stricter = (mode: Lock['state'], now: Session['state']['trading']['mode']): boolean =>
  now === 'active' || (now === 'reducing' && mode === 'halted');

function lockLosses(session: Session): void {
  const { state, ports } = session;
  if (state.rules.length === 0) return;
  const rules = state.rules
    .filter(({ enabled, id }) => enabled && !state.released.includes(id))
    .filter(isLossRule);
  if (rules.length === 0) return;
  const view = portfolioOf(session);
  const losses = lossesOf(state, view);
  for (const rule of rules) {
    if (!stricter(rule.lock.state, state.trading.mode)) continue;
    const { denial } = lossVerdict(rule, losses, (limit) => limitIn(limit)(view));
    if (!denial) continue;
    const until = untilOf(rule.lock, ports.clock.now());
    limitTrading(session, { mode: rule.lock.state, until }, { by: 'rule', rule: rule.id });
  }
}

/** Lifts a lock whose time is over; `dayEnded` lifts those of the day. */
export function liftLock(session: Session, dayEnded: boolean): void {
  const { until } = session.state.trading;
  if (until === null) return;
  if (until === 'day-end' ? dayEnded : session.ports.clock.now() >= until) resumeTrading(session, 'time');
}

export function watchAccount(session: Session): void {
  if (!session.state.account) return;
  liftLock(session, false);
  lockLosses(session);
  flatten(session);
}

/**
 * Losses against their limits. Beyond one, orders that add to the position are denied, and the watch over the account
 * (kernel/watch.ts) locks trading for as long as the rule says.
 */
import type { Denial } from '../../model/denial.ts';
import type { Limit, RuleOf } from '../../model/rules.ts';
import { mulDiv } from '../../units/integer.ts';
import type { RiskContext } from '../check.ts';
import type { Losses } from '../losses.ts';
import { judged, limitIn, type Judge, type RuleKind, type RuleVerdict } from './rule.ts';

export type LossRule = RuleOf<'daily-loss'> | RuleOf<'drawdown'> | RuleOf<'loss-streak'>;

const reaching = (
  unit: RuleVerdict['unit'],
  value: number,
  limit: number,
  denial: (value: number, limit: number) => Denial,
): RuleVerdict => judged(unit, value, limit, value >= limit ? denial(value, limit) : null);

/** Equity below its peak, in basis points of the peak. */
export const fallOf = ({ peak, equity }: Losses): number =>
  peak > 0 ? mulDiv(Math.max(0, Math.round(peak - equity)), 10_000, Math.round(peak), 'floor') : 0;

/** How far a loss has come. Amounts are of the base currency; `limitOf` makes one of a limit. */
export function lossVerdict(rule: LossRule, losses: Losses, limitOf: (limit: Limit) => number): RuleVerdict {
  const { currency } = losses;
  switch (rule.rule) {
    case 'daily-loss':
      return reaching('base-money', losses.today, limitOf(rule.limit), (loss, limit) => ({
        code: 'DAILY_LOSS_REACHED',
        loss,
        limit,
        currency,
      }));
    case 'drawdown': {
      return reaching('basis-points', fallOf(losses), rule.bps, (drawdown, limit) => ({
        code: 'DRAWDOWN_REACHED',
        drawdown,
        limit,
      }));
    }
    case 'loss-streak':
      return reaching('count', losses.streak, rule.losses, (streak, limit) => ({
        code: 'LOSS_STREAK_REACHED',
        losses: streak,
        limit,
      }));
  }
}

/** A streak only locks: when the lock is over, the next order may go. */
const judge =
  (rule: LossRule): Judge =>
  (context: RiskContext) => {
    const verdict = lossVerdict(rule, context.losses(), (limit) => limitIn(limit)(context.impact.view));
    return context.reduces || rule.rule === 'loss-streak' ? { ...verdict, denial: null } : verdict;
  };

export const dailyLoss: RuleKind<'daily-loss'> = judge;
export const drawdown: RuleKind<'drawdown'> = judge;
export const lossStreak: RuleKind<'loss-streak'> = judge;

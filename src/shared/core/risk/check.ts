/**
 * What a risk check sees and answers. Checks that make an order possible at all are one a file, of one signature, in
 * list.ts; rules/ has the configurable ones.
 */
import type { Account, Position } from '../model/account.ts';
import type { CheckName, CheckResult, CheckUnit, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { OrderId, OrderIntent } from '../model/order.ts';
import type { RuleSet } from '../model/rules.ts';
import type { TradingState } from '../model/trading.ts';
import type { Claim, WorkingTotals } from '../ledger/reserve.ts';
import type { Delivery } from '../ledger/settlement.ts';
import type { Venue } from '../matching/venue.ts';
import type { Money, UnixMs } from '../units/units.ts';
import type { Phase } from '../venues/rules.ts';
import type { Impact } from './impact.ts';
import type { Losses } from './losses.ts';
import type { History } from './returns.ts';
import type { Counters } from './scope.ts';

export interface RiskContext {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  readonly venue: Venue;
  readonly account: Account;
  readonly rules: RuleSet;
  readonly trading: TradingState;
  readonly phase: Phase;
  /** The order is the changed form of one that works. */
  readonly replacing: boolean;
  readonly now: UnixMs;
  readonly position: Position;
  /** Whether a margin call stands in the instrument's currency. */
  readonly called: boolean;
  /** What of the position has not settled and may not be sold before, in order of time. */
  readonly unsettled: readonly Pick<Delivery, 'settlesAt' | 'shares'>[];
  /** Quantity still to trade: the whole of a new order, what is left of one being replaced. */
  readonly open: number;
  /** It brings the position nearer to zero and not beyond, everything working on its side filled. */
  readonly reduces: boolean;
  /** It may trade as it arrives. */
  readonly claimsNow: boolean;
  /** What a closing order of a hedging account may still close; null where nothing says so. */
  readonly closable: number | null;
  /** Other working orders in the instrument. */
  readonly working: WorkingTotals;
  /** Buying power without the order under check (an order being replaced is taken out first). */
  readonly buyingPower: Money;
  /** What the order would hold back: its value and fees at its limit, or at the prices it would sweep. */
  readonly claim: Claim;
  /** An earlier order with the same terms, if any. */
  readonly twin: { readonly orderId: OrderId; readonly at: UnixMs } | null;
  /** What it makes of the portfolio. */
  readonly impact: Impact;
  readonly history: History | null;
  losses(): Losses;
  /** Orders accepted after a moment, and those that work, in the scope of the rule that asks. */
  sentSince(at: number): number;
  readonly ordersWorking: number;
  /** Orders of its group that come before it. */
  readonly siblings: number;
  readonly counters: Counters;
  /** The order's strategy alone: what it holds, what else of it works, and what the order makes of that. */
  own(): Pick<RiskContext, 'position' | 'working' | 'impact'>;
}

export interface Verdict {
  readonly result: CheckResult;
  readonly denial: Denial | null;
}

export interface RiskCheck {
  readonly name: CheckName;
  run(context: RiskContext): Verdict;
}

/** Builds a verdict: passed when there is no denial. */
export function verdict(
  check: CheckName,
  unit: CheckUnit,
  value: number | string | null,
  limit: number | string | null,
  denial: Denial | null,
): Verdict {
  return { result: { check, passed: denial === null, unit, value, limit }, denial };
}

/** What a risk check sees and answers. One check a file, all of one signature; list.ts names them in order. */
import type { Account, Position, RiskLimits } from '../model/account.ts';
import type { CheckName, CheckResult, CheckUnit, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { OrderId, OrderIntent } from '../model/order.ts';
import type { Claim, WorkingTotals } from '../ledger/reserve.ts';
import type { Delivery } from '../ledger/settlement.ts';
import type { Venue } from '../matching/venue.ts';
import type { Money, UnixMs } from '../units/units.ts';
import type { Phase } from '../venues/rules.ts';

export interface RiskContext {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  readonly venue: Venue;
  readonly account: Account;
  readonly limits: RiskLimits;
  readonly halted: boolean;
  readonly phase: Phase;
  /** The order is the changed form of one that works. */
  readonly replacing: boolean;
  readonly now: UnixMs;
  readonly position: Position;
  /** What of the position has not settled and may not be sold before, in order of time. */
  readonly unsettled: readonly Pick<Delivery, 'settlesAt' | 'shares'>[];
  /** Quantity still to trade: the whole of a new order, what is left of one being replaced. */
  readonly open: number;
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

/** What a risk check sees and answers. One check a file, all of one signature; list.ts names them in order. */
import type { Account, Position, RiskLimits } from '../model/account.ts';
import type { CheckName, CheckResult, CheckUnit, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { OrderId, OrderIntent } from '../model/order.ts';
import type { Venue } from '../matching/venue.ts';
import type { Money, UnixMs } from '../units/units.ts';

export interface RiskContext {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  readonly venue: Venue;
  readonly account: Account;
  readonly limits: RiskLimits;
  readonly halted: boolean;
  readonly phase: string;
  readonly now: UnixMs;
  readonly position: Position;
  /** Quantity still to trade: the whole of a new order, what is left of one being replaced. */
  readonly open: number;
  /** Leaves of other working orders in the instrument. */
  readonly working: { readonly buys: number; readonly sells: number };
  /** Buying power without the order under check (an order being replaced is taken out first). */
  readonly buyingPower: Money;
  /** Value and fees of the order at its limit, or at the prices a market order would sweep. */
  readonly value: Money;
  readonly fees: Money;
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

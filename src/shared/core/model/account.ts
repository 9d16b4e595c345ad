/** Accounts, cash, positions and the limits and fee profiles that govern them. */
import type { FeeSchedule } from '../ledger/fees/schedule.ts';
import type { CostBasis, Lot } from '../ledger/lots.ts';
import type { Currency, Money, Quantity, UnixMs } from '../units/units.ts';
import type { InstrumentId } from './instrument.ts';
import type { AccountId } from './order.ts';

/** A named fee schedule; see core/ledger/fees.ts for the formulas. */
export type FeeProfileId = 'vn-broker' | 'us-per-share' | 'us-regulated' | 'zero';
export type FeeProfiles = Readonly<Record<Currency, FeeProfileId>>;
/** A schedule by name, or written out as research uses them. */
export type FeeProfile = FeeProfileId | FeeSchedule;
export type AccountFees = Readonly<Record<Currency, FeeProfile>>;

/** What is held of an instrument. Cost is the exact pair (totalCost, quantity); both are negative for a short. */
export interface Position {
  readonly instrumentId: InstrumentId;
  readonly quantity: Quantity;
  readonly totalCost: Money;
  /** What it is made of, in order of opening: quantity and totalCost are their sums. */
  readonly lots: readonly Lot[];
  /** Realised profit and loss before fees, over the account's life. */
  readonly realised: Money;
  readonly fees: Money;
}

/**
 * What an open position ties up, as shares of its value in basis points: `initial` to open it, `maintenance` to keep it
 * (below that the account is called, and liquidated below `stopOutBps` of the maintenance requirement).
 * - cash: a long is paid in full; a short ties up half its value beside its proceeds.
 * - reg-t: half the value of longs and shorts; 25 % maintenance for longs, 30 % for shorts.
 * - leverage: equity carries `times` its own value; `maintenanceBps` is of the initial requirement.
 * Instruments with contract terms of their own (futures, currency pairs) tie up their margin a contract in each model.
 */
export type MarginModel =
  | { readonly kind: 'cash' }
  | { readonly kind: 'reg-t'; readonly stopOutBps: number }
  | {
      readonly kind: 'leverage';
      readonly times: number;
      readonly maintenanceBps: number;
      readonly stopOutBps: number;
    };

/** Yearly rates in basis points, accrued at the end of each day by calendar days ÷ 360. */
export interface InterestRates {
  /** Paid on positive cash, charged on negative. */
  readonly creditBps: number;
  readonly debitBps: number;
  /** Charged on the market value of shorts. */
  readonly borrowBps: number;
}

/** What positions are worth: the last price, the middle of bid and ask, or the side one would close at. */
export type Marking = 'last' | 'mid' | 'side';

export interface AccountTerms {
  readonly costBasis: CostBasis;
  /** `hedging` keeps long and short of one instrument apart; an order says which it opens or closes. */
  readonly positionMode: 'netting' | 'hedging';
  /** `market`: shares and cash become usable when the market settles; `immediate`: at once (practice). */
  readonly settlement: 'market' | 'immediate';
  readonly margin: MarginModel;
  readonly interest: Readonly<Record<Currency, InterestRates>>;
  readonly marking: Marking;
}

const NO_INTEREST: InterestRates = { creditBps: 0, debitBps: 0, borrowBps: 0 };
export const PLAIN_TERMS: AccountTerms = {
  costBasis: 'average',
  positionMode: 'netting',
  settlement: 'immediate',
  margin: { kind: 'cash' },
  interest: { VND: NO_INTEREST, USD: NO_INTEREST },
  marking: 'last',
};

export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly baseCurrency: Currency;
  readonly cash: Readonly<Record<Currency, Money>>;
  readonly feeProfiles: AccountFees;
  readonly terms: AccountTerms;
  readonly openedAt: UnixMs;
}

/** One leg of a double entry. The legs of an event sum to zero in each currency. */
export interface Posting {
  /**
   * `cash`, `fees`, `realised`, `equity`, `position:<instrument id>` (at cost), of conversions `conversion` and
   * `fx-residual`, of dividends `dividends` and `taxes`,
   * of contracts `variation` (against their position's cost), of interest `interest` and `borrow-fees`.
   */
  readonly account: string;
  readonly currency: Currency;
  readonly amount: Money;
}

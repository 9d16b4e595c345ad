/** Accounts, cash, positions and the limits and fee profiles that govern them. */
import type { Currency, Money, Quantity, UnixMs } from '../units/units.ts';
import type { InstrumentId } from './instrument.ts';
import type { AccountId } from './order.ts';

/** A named fee schedule; see core/ledger/fees.ts for the formulas. */
export type FeeProfileId = 'vn-broker' | 'us-per-share' | 'us-regulated' | 'zero';
export type FeeProfiles = Readonly<Record<Currency, FeeProfileId>>;

/** A netted position. Cost is the exact pair (totalCost, quantity); both are negative for a short. */
export interface Position {
  readonly instrumentId: InstrumentId;
  readonly quantity: Quantity;
  readonly totalCost: Money;
  /** Realised profit and loss before fees, over the account's life. */
  readonly realised: Money;
  readonly fees: Money;
}

export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly baseCurrency: Currency;
  readonly cash: Readonly<Record<Currency, Money>>;
  readonly feeProfiles: FeeProfiles;
  readonly openedAt: UnixMs;
}

/** Limits are configuration; null switches a check's limit off. */
export interface RiskLimits {
  readonly maxOrderQuantity: number | null;
  readonly maxOrderNotional: Readonly<Record<Currency, number | null>>;
  readonly maxPositionQuantity: number | null;
  readonly duplicateWindowMs: number;
}

/** One leg of a double entry. The legs of an event sum to zero in each currency. */
export interface Posting {
  /** `cash`, `fees`, `realised`, `equity`, or `position:<instrument id>` (at cost). */
  readonly account: string;
  readonly currency: Currency;
  readonly amount: Money;
}

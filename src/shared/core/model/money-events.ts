/** Facts about money and shares that move without a trade: a part of the union in events.ts. */
import type { FxRate } from '../units/fx-rate.ts';
import type { Currency, Money, Quantity, UnixMs } from '../units/units.ts';
import type { Carry } from '../ledger/interest.ts';
import type { Posting } from './account.ts';
import type { CorporateActionApplied } from './corporate-action.ts';
import type { InstrumentId } from './instrument.ts';
import type { Fee } from './order.ts';
import type { Fact } from './stamp.ts';

export type CashDeposited = Fact<
  'cash-deposited',
  { readonly currency: Currency; readonly amount: Money; readonly postings: readonly Posting[] }
>;
export type CashWithdrawn = Fact<
  'cash-withdrawn',
  { readonly currency: Currency; readonly amount: Money; readonly postings: readonly Posting[] }
>;
export type FxRateSet = Fact<'fx-rate-set', { readonly rate: FxRate }>;
export type CurrencyConverted = Fact<
  'currency-converted',
  {
    readonly from: Currency;
    readonly to: Currency;
    readonly sold: Money;
    /** What came in, after the spread. */
    readonly bought: Money;
    /** The middle rate, which is the account's rate from now on. */
    readonly rate: FxRate;
    /** Ask less bid in millionths of the middle; half of it is paid. */
    readonly spreadPpm: number;
    /** In the currency bought. */
    readonly fee: Fee;
    /** What rounding took: the value at the middle rate less what was bought before the spread. */
    readonly residual: Money;
    readonly postings: readonly Posting[];
  }
>;
/** Shares and proceeds of earlier trades became usable: what was to settle at one moment in one instrument. */
export type Settled = Fact<
  'settled',
  {
    readonly instrumentId: InstrumentId;
    readonly settlesAt: UnixMs;
    readonly shares: Quantity;
    readonly cash: Money;
    readonly currency: Currency;
  }
>;

interface MarginFigures {
  readonly currency: Currency;
  readonly equity: Money;
  /** What it takes to keep the positions. */
  readonly maintenance: Money;
}
export type MarginCalled = Fact<'margin-called', MarginFigures>;
export type MarginCallMet = Fact<'margin-call-met', MarginFigures>;
/** Positions are closed from now on until equity carries what is left. */
export type LiquidationStarted = Fact<'liquidation-started', MarginFigures>;
export type InterestAccrued = Fact<
  'interest-accrued',
  {
    readonly currency: Currency;
    /** Calendar days since the last accrual. */
    readonly days: number;
    /** On cash: positive is received. */
    readonly interest: Money;
    /** For shares sold short: positive is paid. */
    readonly borrow: Money;
    /** What rounding leaves for the next time. */
    readonly carry: Carry;
    readonly postings: readonly Posting[];
  }
>;

export type MoneyEvent =
  | CashDeposited
  | CashWithdrawn
  | FxRateSet
  | CurrencyConverted
  | Settled
  | InterestAccrued
  | CorporateActionApplied
  | MarginCalled
  | MarginCallMet
  | LiquidationStarted;

/** What the account has lost: what the loss rules look at. Amounts are ledger money of the base currency. */
import type { Currency } from '../units/units.ts';

export interface Losses {
  readonly currency: Currency;
  readonly equity: number;
  /** Equity at the beginning of the day less equity now; 0 in a day that gained. */
  readonly today: number;
  /** The highest equity at the end of a day, or at the account's opening. */
  readonly peak: number;
  /** Positions closed at a loss since the last one that was not. */
  readonly streak: number;
}

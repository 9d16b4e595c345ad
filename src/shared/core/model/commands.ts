/** The closed union of commands: everything that can change state. */
import type { Currency, Money, Price, Quantity, UnixMs } from '../units/units.ts';
import type { AccountFees, AccountTerms, FeeProfiles } from './account.ts';
import type { StreamOpened, TapeIdentity } from './events.ts';
import type { Instrument, InstrumentId } from './instrument.ts';
import type { RuleSet } from './rules.ts';
import type { FxRate } from '../units/fx-rate.ts';
import type { MoneyCommand } from './money-commands.ts';
import type { GroupKind, GroupRole, OrderId, OrderIntent, Side } from './order.ts';

/** One row of a sheet, as an order alone or as part of a group. */
export interface BasketOrder {
  readonly row: number;
  readonly fingerprint: string;
  /** Placed knowingly although the same row of another file became an order before. */
  readonly again: boolean;
  readonly intent: OrderIntent;
  /** Rows with the same key are one group, in their order; the first of an OTO or a bracket is its entry. */
  readonly group?: { readonly key: string; readonly kind: GroupKind };
  /** Target and stop that the row brings itself: with them it is a bracket. */
  readonly exits?: readonly OrderIntent[];
}

/** Which working orders to cancel; absent or null means any. */
export interface CancelFilter {
  readonly instrumentId: InstrumentId | null;
  readonly side?: Side;
  readonly basketId?: string;
  readonly groupId?: string;
}

export interface GroupLeg {
  readonly role: GroupRole;
  readonly intent: OrderIntent;
}

export type Command =
  | MoneyCommand
  | {
      readonly kind: 'open-stream';
      readonly tape: TapeIdentity;
      readonly instruments: readonly Instrument[];
      readonly anchors: StreamOpened['anchors'];
      readonly watched: readonly InstrumentId[];
      readonly rules: RuleSet;
    }
  | {
      readonly kind: 'open-account';
      readonly name: string;
      readonly baseCurrency: Currency;
      readonly cash: Readonly<Record<Currency, Money>>;
      readonly holdings: readonly {
        readonly instrumentId: InstrumentId;
        readonly quantity: Quantity;
        readonly price: Price;
      }[];
      readonly feeProfiles: AccountFees;
      readonly terms: AccountTerms;
      /** The account's exchange rate to begin with; unknown when absent. */
      readonly fxRate?: FxRate;
    }
  | { readonly kind: 'list-instrument'; readonly instrument: Instrument }
  | {
      readonly kind: 'anchor-instrument';
      readonly instrumentId: InstrumentId;
      readonly price: Price;
      readonly source: string;
    }
  | { readonly kind: 'watch-instrument'; readonly instrumentId: InstrumentId; readonly watched: boolean }
  | { readonly kind: 'set-rules'; readonly rules: RuleSet }
  | { readonly kind: 'set-fee-profiles'; readonly feeProfiles: FeeProfiles }
  /** `until` null: until a person resumes. */
  | {
      readonly kind: 'limit-trading';
      readonly mode: 'reducing' | 'halted';
      readonly until: UnixMs | 'day-end' | null;
    }
  /** Cancels everything, halts, and with `flatten` closes every position as soon as its market lets it. */
  | { readonly kind: 'emergency-stop'; readonly flatten: boolean }
  | { readonly kind: 'set-account-terms'; readonly terms: AccountTerms }
  | { readonly kind: 'resume-trading' }
  | { readonly kind: 'place-order'; readonly intent: OrderIntent }
  /** Orders that belong together: all are placed or none. */
  | { readonly kind: 'place-group'; readonly group: GroupKind; readonly legs: readonly GroupLeg[] }
  | { readonly kind: 'cancel-order'; readonly orderId: OrderId }
  | { readonly kind: 'cancel-all'; readonly filter: CancelFilter }
  | {
      readonly kind: 'replace-order';
      readonly orderId: OrderId;
      readonly price: Price | null;
      readonly stop?: Price | null;
      /** New total quantity (filled + leaves). */
      readonly quantity: Quantity;
      /** A person saw what the rules warn of. */
      readonly confirmed?: boolean;
    }
  | {
      readonly kind: 'commit-basket';
      readonly name: string;
      readonly fileName: string;
      readonly fileHash: string;
      readonly orders: readonly BasketOrder[];
    }
  /** The stream ends here: everything working is cancelled. */
  | { readonly kind: 'close-stream' }
  /** `untilFill` ends it with the step that fills an order of the account. */
  | { readonly kind: 'advance-tape'; readonly steps: number; readonly untilFill?: boolean };

/** Commands about money and shares that move without a trade: a part of the union in commands.ts. */
import type { FxRate } from '../units/fx-rate.ts';
import type { Currency, Money } from '../units/units.ts';
import type { CorporateAction } from './corporate-action.ts';
import type { InstrumentId } from './instrument.ts';

export type MoneyCommand =
  | { readonly kind: 'deposit'; readonly currency: Currency; readonly amount: Money }
  | { readonly kind: 'withdraw'; readonly currency: Currency; readonly amount: Money }
  | {
      readonly kind: 'convert-currency';
      readonly from: Currency;
      readonly to: Currency;
      /** In `from`. */
      readonly amount: Money;
      /** The middle rate; the account's when null. */
      readonly rate: FxRate | null;
      readonly spreadPpm: number;
    }
  | {
      readonly kind: 'apply-corporate-action';
      readonly instrumentId: InstrumentId;
      readonly action: CorporateAction;
    }
  | { readonly kind: 'set-fx-rate'; readonly rate: FxRate };

/** Corporate actions: what a company does to its shares, and what that did to an account. */
import type { Lot } from '../ledger/lots.ts';
import type { Currency, Money, Price, Quantity, UnixMs } from '../units/units.ts';
import type { Posting } from './account.ts';
import type { InstrumentId } from './instrument.ts';
import type { OrderId } from './order.ts';
import type { Fact } from './stamp.ts';

export type CorporateAction =
  /** `numerator` new shares for every `denominator` old ones: 2 for 1 splits, 1 for 10 is a reverse split. */
  | {
      readonly kind: 'split';
      readonly numerator: number;
      readonly denominator: number;
      /** Paid for one whole share of what is over; null where fractions are lost. */
      readonly cashInLieu: Money | null;
    }
  /** `numerator` shares more for every `denominator` held: 15 for 100 is a dividend of 15 %. */
  | {
      readonly kind: 'stock-dividend';
      readonly numerator: number;
      readonly denominator: number;
      readonly cashInLieu: Money | null;
    }
  | {
      readonly kind: 'cash-dividend';
      /** For one whole share, before tax. */
      readonly perShare: Money;
      /** Millionths withheld; the market's rate of the day when null. */
      readonly taxPpm: number | null;
    }
  | { readonly kind: 'symbol-change'; readonly symbol: string };

export type ActionFault = 'ratio' | 'cash' | 'dividend-above-price' | 'tax';

/** Prices before the action × price numerator ÷ denominator compare with those after it; volumes likewise. */
export interface PriceAdjustment {
  readonly at: UnixMs;
  readonly price: readonly [numerator: number, denominator: number];
  readonly volume: readonly [numerator: number, denominator: number];
}

/** A working order as it goes on. */
export interface OrderAdjustment {
  readonly orderId: OrderId;
  readonly price: Price | null;
  readonly stop: Price | null;
  readonly claimPrice?: Price;
  readonly leaves: Quantity;
  readonly inactive?: Quantity;
  readonly expectedFees: Money;
}

export type CorporateActionApplied = Fact<
  'corporate-action',
  {
    readonly instrumentId: InstrumentId;
    readonly action: CorporateAction;
    readonly currency: Currency;
    /** What is held afterwards and how that changed; null where the position stays as it was. */
    readonly held: {
      readonly lots: readonly Lot[];
      readonly quantity: Quantity;
      readonly cost: Money;
      readonly realised: Money;
    } | null;
    /** Received (paid, for a short), after tax. */
    readonly cash: Money;
    readonly tax: Money;
    readonly postings: readonly Posting[];
    /** The market goes on from here; null where its prices stay. */
    readonly price: Price | null;
    readonly adjustment: PriceAdjustment | null;
    readonly orders: readonly OrderAdjustment[];
    /** Lowest and highest last price since the fill before it, as prices were then; absent where nothing is held. */
    readonly range?: { readonly low: Price; readonly high: Price };
  }
>;

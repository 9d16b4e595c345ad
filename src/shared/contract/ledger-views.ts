/** What the books look like from outside: account, lots, trial balance, entries, trades, equity. Scaled integers throughout. */
import type { AccountTerms } from '#core/model/account.ts';
import type { EventKind } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { Balance } from '#core/ledger/balances.ts';
import type { CurrencyEffect } from '#core/ledger/currency-effect.ts';
import type { Exposure, ExposureKind } from '#core/ledger/exposure.ts';
import type { Currency } from '#core/units/units.ts';
import type { CurrencySummary, PositionView } from './views.ts';

export interface AccountPosition extends PositionView {
  readonly symbol: string;
  /** Market values of what is held long and short, both positive; both only where the account hedges. */
  readonly long: number;
  readonly short: number;
  readonly lots: number;
  /** Unrealised profit in the base currency, and what of it the price and the rate made; null where no rate is known. */
  readonly effect: CurrencyEffect | null;
}

/** Totals in the base currency. */
export type BaseTotals = Pick<
  CurrencySummary,
  | 'cash'
  | 'marketValue'
  | 'equity'
  | 'dayPnl'
  | 'realised'
  | 'unrealised'
  | 'fees'
  | 'grossExposure'
  | 'netExposure'
>;

export interface AccountView {
  readonly name: string;
  readonly baseCurrency: Currency;
  readonly terms: AccountTerms;
  readonly openedAt: number;
  readonly currencies: readonly CurrencySummary[];
  /** What is held, and what was. */
  readonly positions: readonly AccountPosition[];
  /** Null where an amount in another currency cannot be converted because no rate is known. */
  readonly base: BaseTotals | null;
  readonly exposures: Readonly<Record<ExposureKind, readonly Exposure[]>>;
}

export interface LotView {
  /** Number of the fill that opened it; negative for a holding of the opening. */
  readonly lot: number;
  readonly instrumentId: InstrumentId;
  readonly symbol: string;
  readonly currency: Currency;
  /** Quantity and cost are negative for a short. */
  readonly quantity: number;
  readonly cost: number;
  readonly averageCost: number;
  readonly averageCostScale: number;
  readonly openedAt: number;
  readonly mark: number;
  readonly marketValue: number;
  readonly unrealised: number;
}

export interface TrialBalanceView {
  readonly rows: readonly Balance[];
  /** By currency; debit and credit are positive and equal. */
  readonly totals: readonly {
    readonly currency: Currency;
    readonly debit: number;
    readonly credit: number;
  }[];
}

export interface PostingEntry {
  readonly seq: number;
  readonly at: number;
  readonly kind: EventKind;
  /** Of the order that the entry is about; null where it is about none. */
  readonly orderId: string | null;
  /** All legs of the entry: they sum to zero in each currency. */
  readonly postings: readonly Balance[];
}

export interface EquityPoint {
  /** UTC midnight of the market day that ended; null for the opening and for now. */
  readonly day: number | null;
  readonly at: number;
  readonly equity: Readonly<Record<Currency, number>>;
  /** Cash that came in so far without a trade: deposits less withdrawals, and what conversions moved. */
  readonly paidIn: Readonly<Record<Currency, number>>;
}

export interface EquityCurveView {
  /** The opening, then the end of each day, oldest first. */
  readonly points: readonly EquityPoint[];
  /** Null while there is no account. */
  readonly now: EquityPoint | null;
}

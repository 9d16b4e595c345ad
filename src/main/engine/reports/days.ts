/** The days of a stream's account in its base currency: equity at the end of each, money paid in, and the rates meanwhile. */
import { ratioToBase } from '#core/ledger/fx.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { FxRate } from '#core/units/fx-rate.ts';
import { CURRENCIES, type Currency } from '#core/units/units.ts';

/** What one ledger unit of a currency is in the base currency's; null while no rate is known. */
export type RateOf = (currency: Currency) => number | null;

/** The rate as events say it. */
export class Rates {
  private account: { readonly baseCurrency: Currency } | null = null;
  private fxRate: FxRate | null = null;

  apply(event: JournalEvent): void {
    if (event.kind === 'account-opened') {
      this.account = event.account;
      this.fxRate = event.fxRate ?? null;
    } else if (event.kind === 'fx-rate-set' || event.kind === 'currency-converted') this.fxRate = event.rate;
  }

  readonly of: RateOf = (currency) => {
    const ratio = ratioToBase(currency, { account: this.account, fxRate: this.fxRate });
    return ratio && ratio.numerator / ratio.denominator;
  };

  /** What cannot be converted is left out. */
  sum(amounts: Readonly<Record<Currency, number>>): number {
    return CURRENCIES.reduce((total, currency) => {
      const rate = this.of(currency);
      return rate === null ? total : total + amounts[currency] * rate;
    }, 0);
  }

  get base(): Currency | null {
    return this.account?.baseCurrency ?? null;
  }
}

export interface AccountDay {
  /** When the day ended, or the account was opened. */
  readonly at: number;
  readonly equity: number;
  /** Paid in since the row before. */
  readonly paidIn: number;
}

/** Money that comes or goes without a trade, in the base currency; conversions only where a side cannot be converted. */
function flowOf(event: JournalEvent, rates: Rates): number {
  const { base } = rates;
  switch (event.kind) {
    case 'cash-deposited':
      return event.amount * (rates.of(event.currency) ?? 0);
    case 'cash-withdrawn':
      return -event.amount * (rates.of(event.currency) ?? 0);
    case 'currency-converted':
      if (rates.of(event.from) !== null && rates.of(event.to) !== null) return 0;
      return event.to === base ? event.bought : -event.sold;
    default:
      return 0;
  }
}

export class DayBook {
  readonly days: AccountDay[] = [];
  readonly rates = new Rates();
  /** Since the last row. */
  flows: { readonly at: number; readonly amount: number }[] = [];

  apply(event: JournalEvent): void {
    this.rates.apply(event);
    const amount = flowOf(event, this.rates);
    if (amount !== 0) this.flows.push({ at: event.at, amount });
    if (event.kind === 'account-opened') this.days.push(this.row(event.at, event.equity));
    else if (event.kind === 'day-ended' && this.days.length > 0)
      this.days.push(this.row(event.at, event.equity));
  }

  /** Paid in since the last row, up to a moment. */
  paidBy(at: number): number {
    return this.flows.reduce((sum, flow) => (flow.at <= at ? sum + flow.amount : sum), 0);
  }

  /** How it stands: another row, unless nothing happened since the last one. */
  now(at: number, equity: Readonly<Record<Currency, number>>): void {
    const last = this.days.at(-1)!;
    const row = this.row(at, equity);
    if (row.at > last.at || row.equity !== last.equity || row.paidIn !== 0) this.days.push(row);
  }

  private row(at: number, equity: Readonly<Record<Currency, number>>): AccountDay {
    const row = { at, equity: this.rates.sum(equity), paidIn: this.paidBy(at) };
    this.flows = [];
    return row;
  }
}

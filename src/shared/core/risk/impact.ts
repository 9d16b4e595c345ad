/**
 * What an order would make of the portfolio: exposures now and with it, everything working filled at its worst, in the
 * base currency. Worked out when a rule first asks.
 */
import { outcomesOf, type Outcomes } from '../estimates/outcome-risk.ts';
import { flat } from '../ledger/position.ts';
import { NO_ORDERS, type Claim, type WorkingTotals } from '../ledger/reserve.ts';
import type { Position } from '../model/account.ts';
import type { Instrument } from '../model/instrument.ts';
import { CURRENCIES, type Currency } from '../units/units.ts';
import {
  type Marks,
  lineOf,
  lineWith,
  type ByCurrency,
  type Line,
  type Portfolio,
  type Sums,
} from './portfolio.ts';
import type { DailyOutcomes } from './returns.ts';

export interface Change {
  readonly before: number;
  readonly after: number;
}

export interface ImpactInput {
  readonly instrument: Instrument;
  readonly position: Position;
  /** Other working orders in the instrument. */
  readonly working: WorkingTotals;
  readonly claim: Claim;
}

/** The portfolio an order meets. */
export interface PortfolioView {
  readonly base: Currency;
  readonly portfolio: Portfolio;
  readonly marks: Marks;
  /** Equity in the base currency. */
  equity(): number;
  /** Ledger money of a currency as money of the base currency. */
  toBase(amount: number, currency: Currency): number;
  readonly outcomes: DailyOutcomes | null;
}

export class Impact {
  readonly view: PortfolioView;
  private readonly input: ImpactInput;
  private readonly now: Line;
  private readonly with: Line;
  private readonly known: Map<string, Change | Outcomes> = new Map();

  constructor(view: PortfolioView, input: ImpactInput) {
    const { instrument, position, working, claim } = input;
    this.view = view;
    this.input = input;
    const { portfolio, marks } = view;
    this.now = portfolio.line(instrument.id) ?? lineOf(instrument, flat(instrument.id), NO_ORDERS, marks);
    this.with = lineWith(lineOf(instrument, position, working, marks), working, claim);
  }

  get base(): Currency {
    return this.view.base;
  }

  equity(): number {
    return this.view.equity();
  }

  /** The position's value at worst. */
  get position(): Change {
    return this.once('position', () => this.based(this.now.gross, this.with.gross));
  }

  get sector(): Change {
    return this.once('sector', () =>
      this.group(this.view.portfolio.sectorGross(this.input.instrument.sector)),
    );
  }

  get assetClass(): Change {
    return this.once('class', () =>
      this.group(this.view.portfolio.classGross(this.input.instrument.assetClass)),
    );
  }

  get currency(): Change {
    const { currency } = this.input.instrument;
    return this.once('currency', () => {
      const before = this.view.portfolio.sums(currency).gross;
      return this.based(before, before - this.now.gross + this.with.gross);
    });
  }

  get gross(): Change {
    return this.once('gross', () => {
      const { portfolio } = this.view;
      return this.group({ VND: portfolio.sums('VND').gross, USD: portfolio.sums('USD').gross });
    });
  }

  /** The larger of what is long and what is short net, at worst. */
  get net(): Change {
    return this.once('net', () => {
      const sum = (field: 'long' | 'short') => this.total((sums) => sums[field]);
      const { currency } = this.input.instrument;
      const change = (field: 'long' | 'short') =>
        this.view.toBase(this.with[field] - this.now[field], currency);
      const [long, short] = [sum('long'), sum('short')];
      const before = Math.max(Math.abs(long), Math.abs(short));
      const after = Math.max(Math.abs(long + change('long')), Math.abs(short + change('short')));
      return { before, after };
    });
  }

  /** Daily outcomes of the portfolio as it stands (null: without history), and with the order filled. */
  outcomes(when: 'before' | 'after'): Outcomes | null {
    const { outcomes } = this.view;
    if (!outcomes || outcomes.days < 2) return null;
    return this.once(`outcomes ${when}`, () => {
      const { instrument, claim } = this.input;
      const sign = claim.side === 'buy' ? 1 : -1;
      const change = when === 'before' ? 0 : this.view.toBase(sign * claim.value, instrument.currency);
      return outcomesOf(outcomes.with(instrument.id, change).slice());
    });
  }

  private total(of: (sums: Readonly<Sums>) => number): number {
    const { portfolio } = this.view;
    return CURRENCIES.reduce(
      (sum, currency) => sum + this.view.toBase(of(portfolio.sums(currency)), currency),
      0,
    );
  }

  private group(gross: ByCurrency): Change {
    const before = CURRENCIES.reduce((sum, each) => sum + this.view.toBase(gross[each], each), 0);
    const { currency } = this.input.instrument;
    return { before, after: before + this.view.toBase(this.with.gross - this.now.gross, currency) };
  }

  private based(before: number, after: number): Change {
    const { currency } = this.input.instrument;
    return { before: this.view.toBase(before, currency), after: this.view.toBase(after, currency) };
  }

  private once<T extends Change | Outcomes>(name: string, make: () => T): T {
    const there = this.known.get(name) as T | undefined;
    if (there !== undefined) return there;
    const made = make();
    this.known.set(name, made);
    return made;
  }
}

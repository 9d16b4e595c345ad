/**
 * What was done day by day, and what it cost, out of a journal: results and exposure of what was held, marked at the end of
 * each day, and the costs of fills. Amounts are of one currency, in its ledger units; moments are UTC milliseconds.
 *
 * The result of a holding over a day = its value at the end − its value before − what was paid + what came in − fees. Results
 * of all holdings sum to the change of equity less money paid in, interest and what conversions cost.
 * Known limits: a split scales what each strategy holds, fractions fall to nobody; interest and borrowing are the account's,
 * not a symbol's.
 */
import { marketValue } from '#core/ledger/valuation.ts';
import type { CorporateActionApplied } from '#core/model/corporate-action.ts';
import type { JournalEvent, OrderFilled } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Currency, Price, Quantity } from '#core/units/units.ts';
import { bookedCosts, priceCosts, type Arrival } from './costs.ts';

export interface Holding {
  readonly symbol: string;
  readonly strategy: string;
}

/** Rows of a holding on a day: `day` is a place in `ends`, `holding` one in `holdings`. */
export interface Results {
  readonly day: readonly number[];
  readonly holding: readonly number[];
  readonly amount: readonly number[];
}

/** What was traded of a holding on a day, and what that cost; bought and sold are values. */
export interface Dealing {
  readonly day: number;
  readonly holding: number;
  fills: number;
  bought: number;
  sold: number;
  commission: number;
  tax: number;
  slippage: number;
  spread: number;
}

export interface Activity {
  /** The end of each day, oldest first. */
  readonly ends: readonly number[];
  /** Market values at each end: sizes of longs and shorts added up, and longs less shorts. */
  readonly gross: readonly number[];
  readonly net: readonly number[];
  /** Paid on each day for shares sold short, and interest received. */
  readonly borrow: readonly number[];
  readonly interest: readonly number[];
  readonly holdings: readonly Holding[];
  readonly results: Results;
  readonly dealings: readonly Dealing[];
}

export interface ActivityTerms {
  readonly ends: readonly number[];
  readonly instrumentOf: (id: InstrumentId) => Instrument;
  /** The last price known at a moment; asked for in order of moments. Null where there is none: what is held keeps its value. */
  readonly priceAt: (id: InstrumentId, at: number) => number | null;
  /** What one ledger unit of a currency is in the activity's, now; null leaves what is in it out. */
  readonly rateOf: (currency: Currency) => number | null;
  /** Orders that count; all when absent. */
  readonly counts?: (orderId: string, basketId: string | null) => boolean;
}

interface Line {
  readonly instrument: Instrument;
  readonly place: number;
  quantity: number;
  value: number;
  /** Came in less what was paid since the last end. */
  flow: number;
}

interface Owner extends Arrival {
  readonly strategy: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class ActivityBook {
  private readonly terms: ActivityTerms;
  private readonly lines = new Map<string, Line>();
  private readonly byInstrument = new Map<InstrumentId, Line[]>();
  private readonly active = new Set<Line>();
  private readonly owners = new Map<string, Mutable<Owner>>();
  private readonly holdings: Holding[] = [];
  private readonly gross: number[] = [];
  private readonly net: number[] = [];
  private readonly borrow: number[];
  private readonly interest: number[];
  private readonly results = { day: [] as number[], holding: [] as number[], amount: [] as number[] };
  private readonly dealings: Dealing[] = [];
  private readonly today = new Map<number, Dealing>();
  private day = 0;

  constructor(terms: ActivityTerms) {
    this.terms = terms;
    this.borrow = terms.ends.map(() => 0);
    this.interest = terms.ends.map(() => 0);
  }

  apply(event: JournalEvent): void {
    this.endDaysBefore(event.at);
    switch (event.kind) {
      case 'account-opened':
        if (!this.terms.counts)
          for (const { instrumentId, quantity, totalCost } of event.holdings)
            this.begin(instrumentId, quantity, totalCost, event.at);
        return;
      case 'order-accepted': {
        const { id, strategy = '', stop, basketId } = event.order;
        if (this.terms.counts?.(id, basketId) === false) return;
        this.owners.set(id, { strategy, met: event.met, stop });
        return;
      }
      case 'order-trailed':
        this.moveStop(event.orderId, event.stop);
        return;
      case 'order-filled':
        this.fill(event);
        return;
      case 'corporate-action':
        this.companyActs(event);
        return;
      case 'interest-accrued':
        this.accrue(event.currency, event.interest, event.borrow);
        return;
      default:
    }
  }

  /** Ends the days that are left and tells all of it. */
  told(): Activity {
    while (this.day < this.terms.ends.length) this.endDay();
    const { gross, net, borrow, interest, holdings, results, dealings } = this;
    return { ends: this.terms.ends, gross, net, borrow, interest, holdings, results, dealings };
  }

  private endDaysBefore(at: number): void {
    const { ends } = this.terms;
    while (this.day + 1 < ends.length && ends[this.day]! < at) this.endDay();
  }

  private endDay(): void {
    const at = this.terms.ends[this.day]!;
    let [gross, net] = [0, 0];
    for (const line of this.active) {
      const value = this.valueAt(line, at);
      const amount = value - line.value + line.flow;
      if (amount !== 0) {
        this.results.day.push(this.day);
        this.results.holding.push(line.place);
        this.results.amount.push(amount);
      }
      line.value = value;
      line.flow = 0;
      gross += Math.abs(value);
      net += value;
      if (line.quantity === 0) this.active.delete(line);
    }
    this.gross.push(gross);
    this.net.push(net);
    this.today.clear();
    this.day += 1;
  }

  private valueAt({ instrument, quantity, value }: Line, at: number): number {
    if (quantity === 0) return 0;
    const price = this.terms.priceAt(instrument.id, at);
    const rate = this.terms.rateOf(instrument.currency);
    if (price === null || rate === null) return value;
    return marketValue(instrument, quantity as Quantity, price as Price) * rate;
  }

  private lineOf(id: InstrumentId, strategy: string): Line {
    const key = `${id}\n${strategy}`;
    const known = this.lines.get(key);
    if (known) return known;
    const instrument = this.terms.instrumentOf(id);
    const line: Line = { instrument, place: this.holdings.length, quantity: 0, value: 0, flow: 0 };
    this.holdings.push({ symbol: instrument.symbol, strategy });
    this.lines.set(key, line);
    const others = this.byInstrument.get(id);
    if (others) others.push(line);
    else this.byInstrument.set(id, [line]);
    return line;
  }

  /** Held from the opening: it counts from the price it has then, or its cost where there is none. */
  private begin(id: InstrumentId, quantity: number, cost: number, at: number): void {
    const rate = this.terms.rateOf(this.terms.instrumentOf(id).currency);
    if (quantity === 0 || rate === null) return;
    const line = this.lineOf(id, '');
    line.quantity = quantity;
    line.value = cost * rate;
    line.value = this.valueAt(line, at);
    this.active.add(line);
  }

  private moveStop(orderId: string, stop: Price): void {
    const owner = this.owners.get(orderId);
    if (owner) owner.stop = stop;
  }

  private fill(event: OrderFilled): void {
    const { orderId, instrumentId, side, quantity, price, liquidity, fees } = event;
    const owner = this.owners.get(orderId);
    if (!owner) return;
    const rate = this.terms.rateOf(this.terms.instrumentOf(instrumentId).currency);
    if (rate === null) return;
    const line = this.lineOf(instrumentId, owner.strategy);
    const value = marketValue(line.instrument, quantity, price) * rate;
    const { commission, tax, spread } = bookedCosts(fees);
    const hidden = priceCosts(owner, side, price, liquidity);
    const perPrice = price === 0 ? 0 : value / price;
    line.quantity += side === 'buy' ? quantity : -quantity;
    line.flow += (side === 'buy' ? -value : value) - (commission + tax + spread) * rate;
    this.active.add(line);
    const dealing = this.dealingOf(line.place);
    dealing.fills += 1;
    dealing[side === 'buy' ? 'bought' : 'sold'] += value;
    dealing.commission += commission * rate;
    dealing.tax += tax * rate;
    dealing.spread += spread * rate + hidden.spread * perPrice;
    dealing.slippage += hidden.slippage * perPrice;
  }

  private dealingOf(place: number): Dealing {
    const known = this.today.get(place);
    if (known) return known;
    const { day } = this;
    const none = { fills: 0, bought: 0, sold: 0, commission: 0, tax: 0, slippage: 0, spread: 0 };
    const made: Dealing = { day, holding: place, ...none };
    this.today.set(place, made);
    this.dealings.push(made);
    return made;
  }

  private companyActs({ instrumentId, adjustment, held, cash }: CorporateActionApplied): void {
    const lines = (this.byInstrument.get(instrumentId) ?? []).filter(({ quantity }) => quantity !== 0);
    const rate = this.terms.rateOf(this.terms.instrumentOf(instrumentId).currency);
    if (lines.length === 0 || rate === null) return;
    const all = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    for (const line of lines) {
      const part = all === 0 ? 0 : line.quantity / all;
      line.flow += cash * rate * part;
      if (adjustment && held)
        line.quantity =
          all === 0
            ? Math.trunc((line.quantity * adjustment.volume[0]) / adjustment.volume[1])
            : Math.round(held.quantity * part);
    }
  }

  private accrue(currency: Currency, interest: number, borrow: number): void {
    if (this.terms.counts) return;
    const rate = this.terms.rateOf(currency);
    if (rate === null) return;
    this.interest[this.day]! += interest * rate;
    this.borrow[this.day]! += borrow * rate;
  }
}

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
import type { AccountOpened, JournalEvent, OrderFilled } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Currency, Price, Quantity } from '#core/units/units.ts';
import { groupsOf, sumOf } from '../groups.ts';
import { bookedCosts, priceCosts, type Arrival } from './costs.ts';
import type { Activity, ActivityTerms, Dealing, Holding, Standing } from './activity.ts';

interface Line {
  readonly instrument: Instrument;
  readonly place: number;
  quantity: number;
  value: number;
  /** Came in less what was paid since the last end. */
  flow: number;
  /** Result up to the last end, and up to where today began. */
  total: number;
  before: number;
}

interface Owner extends Arrival {
  readonly at: number;
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
  private readonly ends: number[];
  private readonly borrow: number[];
  private readonly interest: number[];
  private readonly results = { day: [] as number[], holding: [] as number[], amount: [] as number[] };
  private readonly dealings: Dealing[] = [];
  private readonly today = new Map<number, Dealing>();
  private day = 0;

  constructor(terms: ActivityTerms) {
    this.terms = terms;
    this.ends = [...terms.ends];
    this.borrow = terms.ends.map(() => 0);
    this.interest = terms.ends.map(() => 0);
  }

  apply(event: JournalEvent): void {
    this.endDaysBefore(event.at);
    switch (event.kind) {
      case 'account-opened':
        if (!this.terms.counts) this.begin(event);
        return;
      case 'order-accepted': {
        const { id, strategy = '', stop, basketId } = event.order;
        if (this.terms.counts?.(id, basketId) === false) return;
        this.owners.set(id, { strategy, met: event.met, stop, at: event.at });
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
    while (this.day < this.ends.length) this.endDay();
    const { ends, gross, net, borrow, interest, holdings, results, dealings } = this;
    return { ends, gross, net, borrow, interest, holdings, results, dealings };
  }

  /** Ends the days up to a moment: a new one where none is known to end there. */
  end(at: number): void {
    if ((this.ends.at(-1) ?? -Infinity) < at) {
      this.ends.push(at);
      this.borrow.push(0);
      this.interest.push(0);
    }
    while (this.day < this.ends.length && this.ends[this.day]! <= at) this.endDay();
  }

  /** What was dealt so far. */
  get dealt(): readonly Dealing[] {
    return this.dealings;
  }

  /** Results of today count from here. */
  beginToday(): void {
    for (const line of this.lines.values()) line.before = line.total;
  }

  /** Every holding there was, as it stands at a moment after the last end. */
  standing(at: number): Standing[] {
    return Array.from(this.lines.values(), (line) => {
      const { instrument, place, quantity, total, before } = line;
      const value = this.active.has(line) ? this.valueAt(line, at) : 0;
      const since = value - line.value + line.flow;
      const { symbol, strategy } = this.holdings[place]!;
      return {
        symbol,
        strategy,
        instrument,
        quantity,
        value,
        total: total + since,
        today: total + since - before,
      };
    });
  }

  private endDaysBefore(at: number): void {
    const { ends } = this;
    while (this.day + 1 < ends.length && ends[this.day]! < at) this.endDay();
  }

  private endDay(): void {
    const at = this.ends[this.day]!;
    let [gross, net] = [0, 0];
    for (const line of this.active) {
      const value = this.valueAt(line, at);
      const amount = value - line.value + line.flow;
      if (amount !== 0) {
        this.results.day.push(this.day);
        this.results.holding.push(line.place);
        this.results.amount.push(amount);
      }
      line.total += amount;
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
    const line: Line = {
      instrument,
      place: this.holdings.length,
      quantity: 0,
      value: 0,
      flow: 0,
      total: 0,
      before: 0,
    };
    this.holdings.push({ symbol: instrument.symbol, strategy });
    this.lines.set(key, line);
    const others = this.byInstrument.get(id);
    if (others) others.push(line);
    else this.byInstrument.set(id, [line]);
    return line;
  }

  /**
   * Holdings of the opening count from what they were worth then: together what the journal says, each in proportion to the price
   * known, or its cost where there is none.
   */
  private begin({ account, holdings, equity, at }: AccountOpened): void {
    const lines = holdings.flatMap(({ instrumentId, quantity, totalCost }) => {
      const { currency } = this.terms.instrumentOf(instrumentId);
      const rate = this.terms.rateOf(currency);
      if (quantity === 0 || rate === null) return [];
      const line = this.lineOf(instrumentId, '');
      line.quantity = quantity;
      line.value = totalCost * rate;
      line.value = this.valueAt(line, at);
      this.active.add(line);
      return [line];
    });
    for (const [currency, own] of groupsOf(lines, ({ instrument }) => instrument.currency)) {
      const known = sumOf(own, ({ value }) => value);
      const worth = (equity[currency] - account.cash[currency]) * (this.terms.rateOf(currency) ?? 0);
      if (known > 0 && worth > 0) for (const line of own) line.value *= worth / known;
    }
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
    const waited = event.at > owner.at;
    const open = waited ? (this.terms.openAt?.(instrumentId, event.at) ?? null) : null;
    const hidden = priceCosts(owner, side, price, liquidity, open);
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
    dealing.delay += hidden.delay * perPrice;
  }

  private dealingOf(place: number): Dealing {
    const known = this.today.get(place);
    if (known) return known;
    const { day } = this;
    const none = { fills: 0, bought: 0, sold: 0, commission: 0, tax: 0, slippage: 0, spread: 0, delay: 0 };
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
    const day = Math.min(this.day, this.ends.length - 1);
    this.interest[day]! += interest * rate;
    this.borrow[day]! += borrow * rate;
  }
}

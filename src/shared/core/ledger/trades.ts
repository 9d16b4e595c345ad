/**
 * Trades from entry to exit, out of the journal's facts: flat to flat (by instrument and side, so that a hedging account's
 * long and short are two) and by lot. Nothing is decided again: which lots a fill closed is what it says.
 *
 * A fill's fees are shared by quantity among what it closes and opens, the last part taking the rest. Excursions are of
 * what was held between two fills, at the lowest and highest last price that the later one names.
 * Known limits: fills journalled before they named their lots count as opening; where lots become one (a change to
 * average cost) their excursions add up.
 */
import type { AccountTerms } from '../model/account.ts';
import type { CorporateActionApplied } from '../model/corporate-action.ts';
import type { AccountOpened, JournalEvent, OrderFilled, PriceRange } from '../model/events.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import type { Side } from '../model/order.ts';
import { mulDiv } from '../units/integer.ts';
import { notional, type Price, type UnixMs } from '../units/units.ts';
import { sumFees } from './fees.ts';
import { ProtectiveStops, type Protection } from './protective-stops.ts';
import type { HeldSide } from './marking.ts';
import { Trip, type Running, type Trade } from './trips.ts';

export type { Running, Trade } from './trips.ts';

/** How things stand for what is held of a side. */
type Now = (instrument: Instrument, side: HeldSide) => Running;

const opens = (side: Side): HeldSide => (side === 'buy' ? 'long' : 'short');
const closes = (side: Side): HeldSide => (side === 'buy' ? 'short' : 'long');

/** Trips of one way of counting: those that run, by instrument, and those that are over in order of closing. */
class Trips {
  private readonly running = new Map<InstrumentId, Map<string, Trip>>();
  private readonly over: Trip[] = [];

  of(instrumentId: InstrumentId): Iterable<Trip> {
    return this.running.get(instrumentId)?.values() ?? [];
  }

  get(instrumentId: InstrumentId, key: string): Trip | undefined {
    return this.running.get(instrumentId)?.get(key);
  }

  begin(key: string, trip: Trip): Trip {
    const { id } = trip.instrument;
    if (!this.running.has(id)) this.running.set(id, new Map());
    this.running.get(id)!.set(key, trip);
    return trip;
  }

  drop(instrumentId: InstrumentId, key: string): void {
    this.running.get(instrumentId)?.delete(key);
  }

  settle(instrumentId: InstrumentId, key: string): void {
    const trip = this.get(instrumentId, key);
    if (!trip || trip.held > 0) return;
    this.drop(instrumentId, key);
    this.over.push(trip);
  }

  list(running: Now): Trade[] {
    const all = [...this.over, ...[...this.running.values()].flatMap((trips) => [...trips.values()])];
    return all.map((trip) => trip.trade(() => running(trip.instrument, trip.side))).reverse();
  }

  /** Those that are over, from the n-th on, in order of closing. */
  closed(from: number): Trade[] {
    return this.over.slice(from).map((trip) => trip.trade(() => NEVER));
  }

  instruments(): Iterable<InstrumentId> {
    return this.running.keys();
  }
}

/** What is over does not ask how things stand. */
const NEVER: Running = { at: 0 as UnixMs, mark: 0 as Price, range: { low: 0 as Price, high: 0 as Price } };

/** A part of a fill with its share of the fees. */
interface Entry {
  readonly quantity: number;
  readonly value: number;
  readonly fees: number;
  readonly at: UnixMs;
}

export class TradeBook {
  private readonly flat = new Trips();
  private readonly lots = new Trips();
  private readonly stops = new ProtectiveStops();
  private terms: AccountTerms | null = null;
  private readonly instrumentOf: (id: InstrumentId) => Instrument;

  constructor(instrumentOf: (id: InstrumentId) => Instrument) {
    this.instrumentOf = instrumentOf;
  }

  apply(event: JournalEvent): void {
    const protection = this.stops.note(event);
    if (protection) this.protect(protection);
    if (event.kind === 'order-filled') this.fill(event);
    else if (event.kind === 'account-opened') this.open(event);
    else if (event.kind === 'corporate-action') this.companyActs(event);
    else if (event.kind === 'account-terms-changed') this.change(event.terms);
  }

  /** Running ones first, then the newest. `running` says how things stand for what is held; it is counted in. */
  list(kind: 'flat' | 'lot', running: Now): Trade[] {
    return (kind === 'flat' ? this.flat : this.lots).list(running);
  }

  /** Flat to flat and over, from the n-th on, in order of closing. */
  closed(from: number): Trade[] {
    return this.flat.closed(from);
  }

  private open({ account, holdings, at }: AccountOpened): void {
    this.terms = account.terms;
    for (const [line, { instrumentId, quantity, totalCost }] of holdings.entries()) {
      if (quantity === 0) continue;
      const instrument = this.instrumentOf(instrumentId);
      const entry = { quantity, value: totalCost, fees: 0, at };
      this.enter(instrument, 'long', -(line + 1), entry);
    }
  }

  private fill(event: OrderFilled): void {
    const instrument = this.instrumentOf(event.instrumentId);
    const { price, quantity, side, at } = event;
    this.pass(instrument.id, withPrice(event.range, price));
    let left = { quantity: quantity as number, value: notional(instrument, price, quantity) as number };
    let fees: number = sumFees(event.fees);
    const share = (part: number): number => {
      const mine = part === left.quantity ? fees : mulDiv(fees, part, left.quantity, 'half-even');
      fees -= mine;
      return mine;
    };
    for (const { id, quantity: part, value, cost } of event.closed ?? []) {
      const entry = { quantity: part, value, fees: share(part), at };
      this.exit(instrument, closes(side), id, Math.abs(cost), entry);
      left = { quantity: left.quantity - part, value: left.value - value };
    }
    if (left.quantity === 0) return;
    this.enter(instrument, opens(side), event.fill, { ...left, fees, at });
    const stop = this.stops.ofEntry(event.orderId);
    if (stop !== null) this.guard(instrument.id, opens(side), stop);
    this.pass(instrument.id, withPrice(undefined, price));
  }

  /** What is held goes on in new shares; what no whole share is left of ends. */
  private companyActs(event: CorporateActionApplied): void {
    const { instrumentId, adjustment, held, cash, at, range } = event;
    if (range) this.pass(instrumentId, range);
    if (!adjustment || !held) return;
    const [numerator, denominator] = adjustment.volume;
    for (const [trips, byLot] of [
      [this.flat, false],
      [this.lots, true],
    ] as const) {
      for (const trip of trips.of(instrumentId)) {
        const mine = held.lots.filter(
          (lot) => lot.quantity > 0 === (trip.side === 'long') && (!byLot || lot.id === trip.id),
        );
        const size = mine.reduce((sum, lot) => sum + Math.abs(lot.quantity), 0);
        const cost = mine.reduce((sum, lot) => sum + Math.abs(lot.cost), 0);
        // The fraction comes out of the newest lot.
        const newest = !byLot || mine.some((lot) => lot === held.lots.at(-1)) || held.lots.length === 0;
        trip.split({ numerator, denominator }, size, cost, newest ? cash : 0);
        if (size > 0) continue;
        trip.end(at);
        trips.settle(instrumentId, byLot ? `${trip.id}` : `${instrumentId}|${trip.side}`);
      }
    }
  }

  private pass(instrumentId: InstrumentId, range: PriceRange): void {
    for (const trips of [this.flat, this.lots]) for (const trip of trips.of(instrumentId)) trip.pass(range);
  }

  private enter(instrument: Instrument, side: HeldSide, id: number, entry: Entry): void {
    const { quantity, value, fees, at } = entry;
    for (const [trips, key] of [
      [this.flat, `${instrument.id}|${side}`],
      [this.lots, this.lotKey(instrument.id, side, id)],
    ] as const) {
      const trip = trips.get(instrument.id, key) ?? trips.begin(key, new Trip(id, instrument, side, at));
      trip.enter(quantity, value, fees);
    }
  }

  private exit(instrument: Instrument, side: HeldSide, lot: number, cost: number, entry: Entry): void {
    const { quantity, value, fees, at } = entry;
    for (const [trips, key] of [
      [this.flat, `${instrument.id}|${side}`],
      [this.lots, `${lot}`],
    ] as const) {
      trips.get(instrument.id, key)?.exit(quantity, value, cost, fees, at);
      trips.settle(instrument.id, key);
    }
  }

  /** At average cost what is added joins the lot that is there. */
  private lotKey(instrumentId: InstrumentId, side: HeldSide, id: number): string {
    if (this.terms?.costBasis !== 'average') return `${id}`;
    for (const trip of this.lots.of(instrumentId)) if (trip.side === side) return `${trip.id}`;
    return `${id}`;
  }

  private change(terms: AccountTerms): void {
    this.terms = terms;
    if (terms.costBasis !== 'average') return;
    for (const instrumentId of this.lots.instruments()) {
      const oldest = new Map<HeldSide, Trip>();
      for (const trip of this.lots.of(instrumentId)) {
        const first = oldest.get(trip.side);
        if (!first) oldest.set(trip.side, trip);
        else {
          first.join(trip);
          this.lots.drop(instrumentId, `${trip.id}`);
        }
      }
    }
  }

  private protect({ instrumentId, side, stop }: Protection): void {
    this.guard(instrumentId, closes(side), stop);
  }

  private guard(instrumentId: InstrumentId, side: HeldSide, stop: Price): void {
    for (const trips of [this.flat, this.lots])
      for (const trip of trips.of(instrumentId)) if (trip.side === side) trip.stop ??= stop;
  }
}

const withPrice = (range: PriceRange | undefined, price: Price): PriceRange => ({
  low: Math.min(range?.low ?? price, price) as Price,
  high: Math.max(range?.high ?? price, price) as Price,
});

/** Plays a scenario step by step on a venue of its own and tells what happened in the scenario's words. */
import { priceBand, type Instrument } from '../../model/instrument.ts';
import type { IsoDate } from '../../units/civil.ts';
import { Seeded } from '../../units/seeded.ts';
import { rulesAt, VENUES } from '../../venues/registry.ts';
import { BAR_PRESETS } from '../bars/config.ts';
import { barFault } from '../bars/path.ts';
import { BarVenue } from '../bars/venue.ts';
import { BUY, SELL } from '../book-sides.ts';
import { InFlight } from '../latency/in-flight.ts';
import { latencyMs } from '../latency/latency.ts';
import type { OrderDesk } from '../desk.ts';
import type { Managed, VenueOrder } from '../orders.ts';
import { QuoteTape } from '../quotes.ts';
import { BookVenue } from '../book-venue.ts';
import { eventsOf } from './events.ts';
import { changeRefusal, refusalOf, venueOrderOf } from './orders.ts';
import type { NewOrder, ScenarioConfig, ScenarioEvent, ScenarioId, ScenarioStep } from './steps.ts';

const NO_PRICE = 1_000;
/** Steps that take time to reach the venue. */
const TRAVELS: ReadonlySet<ScenarioStep['op']> = new Set(['new', 'cancel', 'cancel_all', 'amend']);

function instrumentOf(config: ScenarioConfig): Instrument {
  return {
    id: 'SCENARIO',
    symbol: 'SCENARIO',
    name: '',
    exchange: config.rules?.venue ?? 'NYSE',
    assetClass: 'stock',
    sector: '',
    currency: 'VND',
    priceScale: 0,
    quantityScale: 0,
    tickTable: config.ticks ?? [{ from: 0, tick: config.tick ?? 1 }],
    lotSize: config.lot ?? 1,
    oddLots: false,
    bandBps: config.band_bps ?? null,
    shortable: true,
    tradable: true,
    listedPrice: config.reference ?? NO_PRICE,
  } as unknown as Instrument;
}

export class ScenarioPlayer {
  readonly names = new Map<number, ScenarioId>();
  readonly desk: OrderDesk;
  readonly book: BookVenue | null;
  readonly bars: BarVenue | null;
  private readonly config: ScenarioConfig;
  private readonly keys = new Map<ScenarioId, number>();
  private readonly owners = new Map<string, number>();
  private readonly quotes: QuoteTape | null;
  private readonly random: Seeded;
  private readonly flights = new InFlight<ScenarioStep>();
  private now = 0;

  constructor(config: ScenarioConfig = {}) {
    this.config = config;
    this.random = Seeded.of(config.seed ?? 1);
    const instrument = instrumentOf(config);
    const preset = config.bars ?? 'next-open';
    const bars = config.venue === 'bars';
    this.book = bars ? null : new BookVenue(instrument);
    this.bars = bars
      ? new BarVenue(instrument, typeof preset === 'string' ? BAR_PRESETS[preset] : preset)
      : null;
    this.desk = this.book ?? this.bars!;
    this.quotes = config.venue === 'quotes' ? new QuoteTape(this.book!) : null;
    this.prepare(instrument);
  }

  private prepare(instrument: Instrument): void {
    const { rules, reference, phase, position = {}, tie_breaks: ties } = this.config;
    this.desk.last = 0;
    if (rules) this.desk.rules = rulesAt(VENUES[rules.venue], rules.date as IsoDate);
    if (this.book) {
      if (ties) this.book.auctionRules = { tieBreaks: ties, onlyMarket: 'none' };
      this.book.reference = reference ?? 0;
      this.book.band = reference === undefined ? null : priceBand(instrument, reference as never);
      if (reference !== undefined) this.book.last = reference;
    }
    if (phase) this.desk.phase = phase;
    for (const [account, held] of Object.entries(position))
      this.desk.positions.set(this.owner(account), held);
  }

  /** Plays a step; with latency, orders and cancels act when the clock has come to their arrival. */
  play(step: ScenarioStep): ScenarioEvent[] {
    if (step.op === 'clock') return this.passTime(step.t);
    if (!this.config.latency || !TRAVELS.has(step.op)) return this.told(step);
    const errand = step.op === 'cancel' || step.op === 'cancel_all' ? 'cancel' : 'submit';
    const due = this.now + latencyMs(this.config.latency, errand, this.random);
    this.flights.send(step, due);
    return [...this.passTime(this.now), ...('id' in step ? [{ e: 'sent', id: step.id, due }] : [])];
  }

  private passTime(now: number): ScenarioEvent[] {
    const events: ScenarioEvent[] = [];
    for (const { errand, due } of this.flights.arrived(now)) {
      this.now = due;
      events.push(...this.told(errand));
    }
    this.now = now;
    return [...events, ...this.told({ op: 'clock', t: now })];
  }

  private told(step: ScenarioStep): ScenarioEvent[] {
    const before = this.act(step);
    const told = eventsOf(
      this.desk.takeReports(),
      (key) => this.names.get(key) ?? null,
      this.bars?.fills ?? [],
    );
    return [...before, ...told];
  }

  positions(): Record<string, number> {
    const entries = [...this.owners].map(([account, owner]): [string, number] => [
      account,
      this.desk.positions.get(owner) ?? 0,
    ]);
    return Object.fromEntries(entries);
  }

  private act(step: ScenarioStep): ScenarioEvent[] {
    switch (step.op) {
      case 'new':
        return this.enter(step);
      case 'cancel':
      case 'amend':
        return this.change(step);
      case 'cancel_all':
        return this.cancelAll(step);
      case 'clock':
        this.desk.expireAt(step.t);
        return [];
      case 'phase':
        this.book?.enterPhase(step.phase);
        return [];
      case 'end_of_day':
        this.desk.expireDay();
        return [];
      default:
        return this.market(step);
    }
  }

  private market(step: Extract<ScenarioStep, { op: 'bar' | 'quote' | 'trade' }>): ScenarioEvent[] {
    if (step.op === 'bar') {
      const fault = this.bars ? barFault(step) : 'this venue has no bars';
      if (fault) return [{ e: 'reject', reason: 'invalid_bar', detail: fault }];
      this.bars!.onBar(step);
      return [];
    }
    if (!this.quotes) return [{ e: 'reject', reason: 'no_quotes', detail: 'this venue has no quotes' }];
    if (step.op === 'quote') {
      const { bid, bid_qty: bidQuantity, ask, ask_qty: askQuantity } = step;
      if (bid !== null && ask !== null && bid >= ask) return [{ e: 'reject', reason: 'crossed_quote' }];
      this.quotes.quote({ bid, bidQuantity, ask, askQuantity });
    } else {
      const aggressor =
        step.aggressor === undefined ? {} : { aggressor: step.aggressor === 'BUY' ? 'buy' : 'sell' };
      this.quotes.trade({ price: step.price, quantity: step.qty, ...aggressor } as never);
    }
    return [];
  }

  private enter(step: NewOrder): ScenarioEvent[] {
    const { id } = step;
    if (this.find(id)) return [{ e: 'reject', id, reason: 'duplicate_id' }];
    const key = this.names.size + 1;
    const order: VenueOrder = venueOrderOf(step, key, this.owner(step.acct ?? ''), this.config.stp);
    const refusal = refusalOf(step, order, this.desk.instrument, this.now);
    if (refusal) return [{ e: 'reject', id, reason: refusal }];
    this.names.set(key, id);
    this.keys.set(id, key);
    this.desk.submitOrder(order);
    return [{ e: 'accept', id }];
  }

  private change(step: Extract<ScenarioStep, { op: 'cancel' | 'amend' }>): ScenarioEvent[] {
    const { id } = step;
    const m = this.find(id);
    if (!m) return [{ e: 'reject', id, reason: 'unknown_order' }];
    const { key } = m.order;
    if (step.op === 'cancel') {
      this.desk.cancelOrder(key, 'user');
      return [];
    }
    const { qty: quantity = m.filled + m.leaves + m.inactive, price: limit = m.limit, stop = m.stop } = step;
    if (quantity <= 0) return [{ e: 'reject', id, reason: 'invalid_qty' }];
    if (quantity <= m.filled) {
      this.desk.cancelOrder(key, 'replaced-below-filled');
      return [];
    }
    const change = { limit, stop, quantity };
    const refusal = changeRefusal(m, change, this.desk.instrument, this.now);
    if (refusal) return [{ e: 'reject', id, reason: refusal }];
    const priority = this.desk.keepsPlace(key, change) ? 'kept' : 'lost';
    this.desk.replaceOrder(key, change);
    return [{ e: 'amended', id, priority }];
  }

  private cancelAll({ acct, side }: Extract<ScenarioStep, { op: 'cancel_all' }>): ScenarioEvent[] {
    const owner = acct === undefined ? null : this.owner(acct);
    const of = side === undefined ? null : side === 'BUY' ? BUY : SELL;
    for (const { order } of this.desk.managed.values()) {
      if ((owner === null || order.owner === owner) && (of === null || order.side === of))
        this.desk.cancelOrder(order.key, 'user');
    }
    return [];
  }

  private find(id: ScenarioId): Managed | undefined {
    return this.desk.managed.get(this.keys.get(id) ?? 0);
  }

  private owner(account: string): number {
    const known = this.owners.get(account) ?? this.owners.size + 1;
    this.owners.set(account, known);
    return known;
  }
}

/**
 * Every order, fill and closed lot of a journal as rows: when what was decided, by which checks, and why. Nothing is left out
 * and nothing decided again; rows stand in the order of the journal.
 */
import type { Denial } from '#core/model/denial.ts';
import type { JournalEvent, OrderFilled } from '#core/model/events.ts';
import type { ClosedLot } from '#core/ledger/lots.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { CancelReason, MetQuote, OrderIntent, OrderType } from '#core/model/order.ts';
import { sumFees } from '#core/ledger/fees.ts';
import { mulDiv } from '#core/units/integer.ts';
import { notional, type Currency, type Scales } from '#core/units/units.ts';

export interface AuditOrder {
  readonly id: string;
  readonly at: number;
  readonly symbol: string;
  readonly strategy: string;
  readonly basketId: string | null;
  readonly side: 'buy' | 'sell';
  readonly type: OrderType;
  readonly quantity: number;
  readonly price: number | null;
  readonly stop: number | null;
  readonly bid: number | null;
  readonly ask: number | null;
  readonly decision: 'accepted' | 'reduced' | 'denied';
  readonly checks: number;
  readonly denial: Denial | null;
  status: 'working' | 'filled' | 'cancelled' | 'denied';
  /** Why it was cancelled. */
  reason: CancelReason | null;
  filled: number;
  /** When it traded first. */
  filledAt: number | null;
  averagePrice: number | null;
  lastChange: number;
  readonly note: string;
}

export interface AuditFill {
  readonly fill: number;
  readonly at: number;
  readonly orderId: string;
  readonly symbol: string;
  readonly strategy: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  readonly value: number;
  readonly fees: number;
  readonly realised: number;
  readonly liquidity: string;
}

/** Gain = proceeds − cost − fees of the closing; for a short proceeds are what it was sold for. */
export interface AuditLot {
  readonly lot: number;
  readonly fill: number;
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly openedAt: number;
  readonly closedAt: number;
  readonly quantity: number;
  readonly cost: number;
  readonly proceeds: number;
  readonly fees: number;
  readonly gain: number;
}

export interface Audit {
  readonly orders: readonly AuditOrder[];
  readonly fills: readonly AuditFill[];
  readonly lots: readonly AuditLot[];
  /** Of what was ordered, by symbol. */
  readonly scales: Readonly<Record<string, Scales>>;
}

/** Ledger units of a currency in one unit of the report's, now; null leaves amounts of it out. */
export type UnitOf = (currency: Currency) => number | null;

interface Line {
  readonly order: AuditOrder;
  readonly instrument: Instrument;
  quantity: number;
  value: number;
}

const scaled = (value: number | null, scale: number): number | null =>
  value === null ? null : value / 10 ** scale;

export class AuditBook {
  private readonly lines = new Map<string, Line>();
  private readonly fills: AuditFill[] = [];
  private readonly lots: AuditLot[] = [];
  private readonly instrumentOf: (id: InstrumentId) => Instrument;
  private readonly unitOf: UnitOf;
  private readonly counts: (basketId: string | null) => boolean;

  constructor(
    instrumentOf: (id: InstrumentId) => Instrument,
    unitOf: UnitOf,
    counts: (basketId: string | null) => boolean = () => true,
  ) {
    this.instrumentOf = instrumentOf;
    this.unitOf = unitOf;
    this.counts = counts;
  }

  apply(event: JournalEvent): void {
    switch (event.kind) {
      case 'order-accepted': {
        const { order, checks, met, at } = event;
        if (!this.counts(order.basketId)) return;
        const decision = order.asked === undefined ? 'accepted' : 'reduced';
        this.add(order, { id: order.id, basketId: order.basketId, at, met, decision, denial: null, checks });
        return;
      }
      case 'order-denied': {
        const { orderId: id, intent, checks, denial, met, at } = event;
        if (this.counts(null))
          this.add(intent, { id, basketId: null, at, met, decision: 'denied', denial, checks });
        return;
      }
      case 'order-cancelled':
        this.change(event.orderId, event.at, (order) => {
          order.status = 'cancelled';
          order.reason = event.reason;
        });
        return;
      case 'order-replaced':
      case 'order-triggered':
        this.change(event.orderId, event.at, () => {});
        return;
      case 'order-filled':
        this.fill(event);
        return;
      default:
    }
  }

  told(): Audit {
    return {
      orders: Array.from(this.lines.values(), ({ order }) => order),
      fills: this.fills,
      lots: this.lots,
      scales: Object.fromEntries(
        Array.from(this.lines.values(), ({ instrument: { symbol, currency, priceScale, quantityScale } }) => [
          symbol,
          { currency, priceScale, quantityScale },
        ]),
      ),
    };
  }

  private add(
    intent: OrderIntent,
    said: Pick<AuditOrder, 'id' | 'basketId' | 'at' | 'decision' | 'denial'> & {
      readonly met: MetQuote | null;
      readonly checks: readonly unknown[];
    },
  ): void {
    const { met, checks, ...rest } = said;
    const instrument = this.instrumentOf(intent.instrumentId);
    const priced = (value: number | null): number | null => scaled(value, instrument.priceScale);
    const order: AuditOrder = {
      ...rest,
      symbol: instrument.symbol,
      strategy: intent.strategy ?? '',
      side: intent.side,
      type: intent.type,
      quantity: intent.quantity / 10 ** instrument.quantityScale,
      price: priced(intent.price),
      stop: priced(intent.stop),
      bid: priced(met?.bid ?? null),
      ask: priced(met?.ask ?? null),
      checks: checks.length,
      status: rest.denial ? 'denied' : 'working',
      reason: null,
      filled: 0,
      filledAt: null,
      averagePrice: null,
      lastChange: rest.at,
      note: intent.note,
    };
    this.lines.set(order.id, { order, instrument, quantity: 0, value: 0 });
  }

  private change(id: string, at: number, how: (order: AuditOrder) => void): void {
    const line = this.lines.get(id);
    if (!line) return;
    how(line.order);
    line.order.lastChange = at;
  }

  private fill(event: OrderFilled): void {
    const line = this.lines.get(event.orderId);
    if (!line) return;
    const { instrument, order } = line;
    const { price, quantity, side, at, fill, fees, realised, liquidity, currency } = event;
    line.quantity += quantity;
    line.value += price * quantity;
    order.filledAt ??= at;
    order.filled = line.quantity / 10 ** instrument.quantityScale;
    order.averagePrice = line.value / line.quantity / 10 ** instrument.priceScale;
    if (order.filled >= order.quantity) order.status = 'filled';
    order.lastChange = at;
    const unit = this.unitOf(currency);
    if (unit === null) return;
    this.fills.push({
      fill,
      at,
      orderId: order.id,
      symbol: instrument.symbol,
      strategy: order.strategy,
      side,
      quantity: quantity / 10 ** instrument.quantityScale,
      price: price / 10 ** instrument.priceScale,
      value: notional(instrument, price, quantity) / unit,
      fees: sumFees(fees) / unit,
      realised: realised / unit,
      liquidity,
    });
    for (const closed of event.closed ?? []) this.close(event, closed, instrument, unit);
  }

  /** Its share of the fill's fees is by quantity. */
  private close(event: OrderFilled, closed: ClosedLot, instrument: Instrument, unit: number): void {
    const { at, fill, fees, quantity: whole } = event;
    const { id, quantity, cost, value, realised, openedAt } = closed;
    const long = cost >= 0;
    const share = mulDiv(sumFees(fees), quantity, whole, 'half-even');
    this.lots.push({
      lot: id,
      fill,
      symbol: instrument.symbol,
      side: long ? 'long' : 'short',
      openedAt,
      closedAt: at,
      quantity: quantity / 10 ** instrument.quantityScale,
      cost: (long ? cost : value) / unit,
      proceeds: (long ? value : -cost) / unit,
      fees: share / unit,
      gain: (realised - share) / unit,
    });
  }
}

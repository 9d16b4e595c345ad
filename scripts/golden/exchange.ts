/** A kernel session for reference cases: one instrument of unit ticks and lots, no fees, money without end. */
import { sequentialIds, type Tape } from '../../src/shared/core/kernel/ports.ts';
import { emptyState, OPEN_LIMITS } from '../../src/shared/core/kernel/state.ts';
import { step } from '../../src/shared/core/kernel/step.ts';
import { BUY, SELL } from '../../src/shared/core/matching/book-sides.ts';
import { Market } from '../../src/shared/core/matching/market.ts';
import type { Command } from '../../src/shared/core/model/commands.ts';
import type { JournalEvent } from '../../src/shared/core/model/events.ts';
import type { Instrument } from '../../src/shared/core/model/instrument.ts';
import type { Order, OrderId, TimeInForce } from '../../src/shared/core/model/order.ts';
import { MAX_VALUE, money, unixMs, type UnixMs } from '../../src/shared/core/units/units.ts';

const instrument = {
  id: 'TEST',
  symbol: 'TEST',
  name: 'TEST',
  exchange: 'NYSE',
  assetClass: 'stock',
  sector: '',
  currency: 'VND',
  priceScale: 0,
  quantityScale: 0,
  tickTable: [{ from: 0, tick: 1 }],
  lotSize: 1,
  oddLots: false,
  bandBps: null,
  shortable: true,
  tradable: true,
  listedPrice: 1_000,
} as unknown as Instrument;

/** A market without other participants, whose day ends when told. */
class EmptyTape implements Tape {
  position = 0;
  endsDay = false;
  open(): void {}
  phase = () => 'continuous' as const;
  phases = () => ['continuous' as const];
  rules = () => null;
  now = (): UnixMs => unixMs(this.position);
  step(): UnixMs | null {
    this.position += 1;
    return this.endsDay ? unixMs(0) : null;
  }
}

export interface Level {
  readonly price: number;
  readonly quantity: number;
  readonly orders: readonly OrderId[];
}

export class Exchange {
  private readonly state = emptyState();
  private readonly market = new Market();
  private readonly tape = new EmptyTape();
  private events: JournalEvent[] = [];
  last: number | null = null;

  constructor() {
    this.market.list(instrument);
    const tape = { kind: 'demo', seed: 0, generatorVersion: 0, startDay: unixMs(0) } as const;
    this.run({
      kind: 'open-stream',
      tape,
      instruments: [instrument],
      anchors: [],
      watched: [],
      limits: OPEN_LIMITS,
    });
    const cash = { VND: MAX_VALUE, USD: money(0) };
    this.run({
      kind: 'open-account',
      name: '',
      baseCurrency: 'VND',
      cash,
      holdings: [],
      feeProfiles: { VND: 'zero', USD: 'zero' },
    });
  }

  /** Runs a command; what it journalled. */
  run(command: Command): readonly JournalEvent[] {
    this.events = [];
    const journal = { append: (event: JournalEvent) => void this.events.push(event) };
    step(this.state, command, {
      clock: this.tape,
      tape: this.tape,
      ids: sequentialIds,
      market: this.market,
      journal,
    });
    for (const event of this.events) if (event.kind === 'order-filled') this.last = event.price;
    return this.events;
  }

  place(
    side: 'buy' | 'sell',
    price: number | null,
    quantity: number,
    timeInForce: TimeInForce,
  ): readonly JournalEvent[] {
    const type = price === null ? 'market' : 'limit';
    const intent = {
      instrumentId: 'TEST',
      side,
      type,
      timeInForce,
      quantity,
      price,
      stop: null,
      source: 'api',
      note: '',
      selfTrade: 'allow',
    } as never;
    return this.run({ kind: 'place-order', intent });
  }

  cancel = (orderId: OrderId): readonly JournalEvent[] => this.run({ kind: 'cancel-order', orderId });

  replace(orderId: OrderId, price: number | null, quantity: number): readonly JournalEvent[] {
    return this.run({ kind: 'replace-order', orderId, price: price as never, quantity: quantity as never });
  }

  endDay(): readonly JournalEvent[] {
    this.tape.endsDay = true;
    const events = this.run({ kind: 'advance-tape', steps: 1 });
    this.tape.endsDay = false;
    return events;
  }

  working = (id: OrderId): Order | undefined => this.state.orders.get(id);

  levels(side: 'buy' | 'sell'): Level[] {
    const { book } = this.market.venue(instrument.id);
    const of = side === 'buy' ? BUY : SELL;
    return Array.from({ length: book.levelCount(of) }, (_, rank) => {
      const level = book.levelAt(of, rank);
      const orders: OrderId[] = [];
      book.eachInLevel(level, (slot) => {
        orders.push(sequentialIds.order(book.keyAt(slot)));
        return true;
      });
      return { price: book.priceOfLevel(level), quantity: book.quantityOfLevel(level), orders };
    });
  }
}

/** The trades among events: a maker's fill is followed by its taker's. */
export function tradesOf(
  events: readonly JournalEvent[],
): { maker: OrderId; taker: OrderId; price: number; quantity: number }[] {
  const fills = events.filter((event) => event.kind === 'order-filled');
  return fills.flatMap((fill, index) => {
    const next = fills[index + 1];
    if (fill.liquidity !== 'maker' || !next) return [];
    return [{ maker: fill.orderId, taker: next.orderId, price: fill.price, quantity: fill.quantity }];
  });
}

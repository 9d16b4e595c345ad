/** One player that gives commands to the engine's venue and to the reference alike. */
import { BUY, IMMEDIATE_OR_CANCEL, REST, SELL } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import { BookVenue } from '#core/matching/book-venue.ts';
import { phaseRules, type VenueRules } from '#core/venues/rules.ts';
import { admissible, INSTRUMENT, orderOf, PRICES, US, type Command } from './commands.ts';
import { Reference } from './desk.ts';
import type { RefOrder } from './orders.ts';

function book(venue: BookVenue): unknown[] {
  return venue
    .snapshot()
    .orders.map(([key, side, at, leaves, , , shown]) => ({ key, side, at, leaves, shown }));
}

const refBook = (reference: Reference): unknown[] =>
  [BUY, SELL].flatMap((side) =>
    reference.queue(side as 0 | 1).map((order) => ({
      key: order.key,
      side,
      at: order.place!.price,
      leaves: reference.inBook(order),
      shown: order.place!.shown,
    })),
  );

const stateOf = (one: {
  limit: number | null;
  stop: number | null;
  leaves: number;
  inactive: number;
  filled: number;
  waiting: unknown;
  triggered: boolean;
}) => {
  const { limit, stop, leaves, inactive, filled, waiting, triggered } = one;
  return { limit, stop, leaves, inactive, filled, waiting, triggered };
};

/** Both venues side by side. */
export class Pair {
  venue: BookVenue;
  readonly reference: Reference;
  /** Commands that were carried out, and what they led to, by kind of report. */
  played = 0;
  readonly told = new Map<string, number>();
  private key = 0;
  private groups = 0;
  private now = 1_000_000;

  constructor(rules: VenueRules | null) {
    const instrument = rules && rules.venue !== 'HOSE' ? US : INSTRUMENT;
    this.venue = new BookVenue(instrument);
    this.reference = new Reference(instrument);
    // Few prices, so that orders meet: a band of one percent.
    const governed = rules?.band ? { ...rules, band: { bps: 100, firstDayBps: 100 } } : rules;
    this.venue.govern(governed);
    Object.assign(this.reference, {
      rules: governed,
      last: this.venue.last,
      reference: this.venue.reference,
      band: this.venue.band,
    });
  }

  onEnter: (order: VenueOrder) => void = () => {};
  onAmend: (key: number, quantity: number) => void = () => {};

  /** What the engine and the reference say after a command; they are to be the same. */
  play(command: Command) {
    this.carryOut(command);
    const { venue, reference } = this;
    const reports = venue.takeReports();
    for (const { kind } of reports) this.told.set(kind, (this.told.get(kind) ?? 0) + 1);
    const desk = reference.orders.filter(({ terms }) => terms);
    return {
      engine: {
        reports,
        book: book(venue),
        orders: [...venue.managed.values()].map((m) => [m.order.key, stateOf(m)]),
        positions: [...venue.positions],
        last: venue.last,
        phase: venue.phase,
        pause: venue.pause,
      },
      reference: {
        reports: reference.takeReports(),
        book: refBook(reference),
        orders: desk.map((order) => [order.key, stateOf(order)]),
        positions: [...reference.positions],
        last: reference.last,
        phase: reference.phase,
        pause: reference.pause,
      },
    };
  }

  private carryOut(command: Command): void {
    const { venue, reference } = this;
    this.played += 1;
    switch (command.do) {
      case 'order':
        return this.enter([orderOf(command.terms, this.key + 1, this.now)]);
      case 'group':
        return this.enterGroup(command);
      case 'tape':
        return this.tape(command);
      case 'pull':
        return this.pull(command.pick);
      case 'cancel':
        return this.cancel(this.picked(command.pick));
      case 'cancel-all':
        for (const order of reference.orders.filter(({ terms, side }) => terms && side === command.side))
          this.cancel(order);
        return;
      case 'replace':
        return this.replace(command);
      case 'phase':
        venue.enterPhase(command.phase);
        return reference.enterPhase(command.phase);
      case 'clock':
        return this.clock(command.by);
      case 'day':
        venue.expireDay();
        return reference.expireDay();
      case 'copy':
        return this.goOnWithCopy(command.how);
      case 'position':
        venue.setPosition(command.owner, command.held);
        return reference.setPosition(command.owner, command.held);
    }
  }

  /** The engine goes on with a copy of itself; nothing may be lost in it. */
  private goOnWithCopy(how: 'fork' | 'snapshot'): void {
    const { venue } = this;
    if (how === 'fork') {
      this.venue = venue.fork();
      return;
    }
    this.venue = BookVenue.restore(venue.instrument, JSON.parse(JSON.stringify(venue.snapshot())) as never);
    this.venue.govern(venue.rules);
  }

  private clock(by: number): void {
    this.now += by;
    for (const one of [this.venue, this.reference]) {
      one.advanceTo(this.now);
      one.expireAt(this.now);
    }
  }

  private enter(orders: readonly VenueOrder[]): void {
    if (!orders.every((order) => admissible(this.venue.rules, this.venue.phase, order))) return;
    for (const order of orders) {
      this.key = order.key;
      this.onEnter(order);
      this.venue.submitOrder(order);
      this.reference.submitOrder(order);
    }
  }

  private enterGroup({ kind, legs }: Extract<Command, { do: 'group' }>): void {
    const id = `G${(this.groups += 1)}`;
    const used = kind === 'bracket' ? legs : legs.slice(0, 2);
    const [first] = used;
    const orders = used.map((terms, index): VenueOrder => {
      const entry = kind !== 'oco' && index === 0;
      const against = kind === 'bracket' && !entry;
      const order = orderOf({ ...terms, owner: first!.owner }, this.key + 1 + index, this.now);
      return {
        ...order,
        side: against ? (first!.side === BUY ? SELL : BUY) : order.side,
        quantity: against ? Math.max(1, Math.min(order.quantity, first!.quantity)) : order.quantity,
        group: { id, kind, role: entry ? 'entry' : 'exit', size: used.length },
      };
    });
    // The parts must still lie within the whole.
    this.enter(orders.map((order) => this.within(order)));
  }

  private within(order: VenueOrder): VenueOrder {
    const { quantity, display, minimum } = order;
    return {
      ...order,
      ...(display === undefined ? {} : { display: Math.min(display, quantity) }),
      ...(minimum === undefined ? {} : { minimum: Math.min(minimum, quantity) }),
    };
  }

  private tape({ side, limit, quantity, rests }: Extract<Command, { do: 'tape' }>): void {
    this.key += 1;
    const mode = rests && limit !== null ? REST : IMMEDIATE_OR_CANCEL;
    // What rests stands mostly on its own half of the prices, so that books have depth.
    const away = side === BUY ? -3 : 3;
    const shifted = PRICES[Math.min(Math.max(PRICES.indexOf(limit!) + away, 0), PRICES.length - 1)]!;
    const at = mode === REST ? shifted : limit;
    this.venue.submit(-this.key, side, at, quantity, mode);
    this.reference.submitTape(-this.key, side, at, quantity, mode === REST);
  }

  private pull(pick: number): void {
    const tape = this.reference.orders.filter(({ terms }) => !terms);
    const order = tape[pick % Math.max(1, tape.length)];
    if (!order) return;
    this.venue.cancel(order.key);
    this.reference.cancelTape(order.key);
  }

  private picked(pick: number): RefOrder | undefined {
    const desk = this.reference.orders.filter(({ terms }) => terms);
    return desk[pick % Math.max(1, desk.length)];
  }

  private cancel(order: RefOrder | undefined): void {
    if (!order) return;
    this.venue.cancelOrder(order.key, 'user');
    this.reference.cancelOrder(order.key);
  }

  private replace({ pick, limit, stop, change }: Extract<Command, { do: 'replace' }>): void {
    const order = this.picked(pick);
    const { rules, phase } = this.venue;
    if (!order || (order.waiting === null && rules && phaseRules(rules, phase).amend === 'none')) return;
    const quantity = order.filled + order.leaves + order.inactive + change;
    if (quantity <= order.filled) return;
    const terms = {
      limit: order.limit === null ? null : (limit ?? order.limit),
      stop: order.stop === null ? null : (stop ?? order.stop),
      quantity,
    };
    this.onAmend(order.key, quantity);
    this.venue.replaceOrder(order.key, terms);
    this.reference.replaceOrder(order.key, terms);
  }
}

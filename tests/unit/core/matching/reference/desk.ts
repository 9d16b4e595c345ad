/** The reference venue: how orders come in, wait, change, expire, and what phases do with them. */
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Phase } from '#core/venues/rules.ts';
import { auctionPrice } from './auction.ts';
import { MATCHING } from './market.ts';
import { ReferenceWork } from './work.ts';
import { BUYS, deskOrder, tapeOrder, type RefOrder } from './orders.ts';

interface Change {
  readonly limit: number | null;
  readonly stop: number | null;
  readonly quantity: number;
}

/** The phase in which an at-auction order is at work. */
const OWN: Readonly<Record<string, Phase>> = { AT_OPEN: 'opening-auction', AT_CLOSE: 'closing-auction' };

export class Reference extends ReferenceWork {
  reference = 0;
  pause: { until: number; before: Phase } | null = null;
  window = { at: 0, price: 0 };
  now = 0;

  find = (key: number): RefOrder | undefined => this.orders.find((order) => order.key === key);

  submitOrder(terms: VenueOrder): void {
    this.orders.push(deskOrder(terms));
    const { group } = terms;
    const legs = group ? this.legs(group.id) : [this.find(terms.key)!];
    if (group && legs.length < group.size) return this.pauseIfVolatile();
    // The entry comes last, so that what waits for it is there.
    const entry = legs.filter((leg) => leg.terms!.group?.role === 'entry');
    for (const leg of [...legs.filter((one) => !entry.includes(one)), ...entry]) this.enter(leg);
    this.settle();
  }

  submitTape(key: number, side: 0 | 1, limit: number | null, quantity: number, rests: boolean): void {
    const order = tapeOrder(key, side, limit, quantity);
    if (!this.matching) {
      if (!this.gathering || !rests || limit === null) return;
      this.orders.push(order);
      return this.stand(order, limit);
    }
    const { left } = this.match(order, limit, quantity);
    if (left > 0 && rests && limit !== null) {
      order.leaves = left;
      this.orders.push(order);
      this.stand(order, limit);
    }
    this.settle();
  }

  cancelTape(key: number): void {
    const order = this.find(key);
    if (order) this.remove(order);
  }

  cancelOrder(key: number): void {
    const order = this.find(key);
    if (!order) return;
    this.end(order, 'user');
    this.settle();
  }

  replaceOrder(key: number, change: Change): void {
    const order = this.find(key)!;
    const open = change.quantity - order.filled;
    const bound = order.inactive > 0 || this.entryWorks(order);
    const inactive = bound ? Math.max(0, order.inactive + open - order.leaves - order.inactive) : 0;
    const leaves = open - inactive;
    order.inactive = inactive;
    if (order.waiting !== null) {
      order.limit = change.limit;
      order.stop = change.stop;
      order.leaves = leaves;
    } else if (change.limit === order.limit && this.keepsPlace(order, leaves)) {
      this.shrinkPlace(order, leaves);
      order.leaves = leaves;
    } else {
      order.place = null;
      order.limit = change.limit;
      order.leaves = leaves;
      this.route(order);
    }
    this.settle();
  }

  private keepsPlace(order: RefOrder, leaves: number): boolean {
    if (this.worked(order) && leaves >= order.place!.shown) return true;
    return leaves <= order.leaves && this.rules?.phases[this.phase]?.amend !== 'resend';
  }

  setPosition(owner: number, quantity: number): void {
    this.positions.set(owner, quantity);
    this.keepWithinPosition(owner);
    this.settle();
  }

  expireAt(now: number): void {
    for (const order of this.orders.slice()) {
      const at = order.terms?.expireAt;
      if (at !== undefined && at <= now) this.end(order, 'expired');
    }
    this.settle();
  }

  expireDay(): void {
    for (const order of this.orders.filter(({ terms }) => terms)) {
      const time = order.terms!.timeInForce;
      const stays =
        this.rules === null || this.rules.phases.continuous?.native.limit?.includes(time) === true;
      if (time !== 'GTC' && time !== 'GTD') this.end(order, 'expired');
      else if (order.waiting === null && !stays) {
        order.place = null;
        this.hold(order, 'session');
      }
    }
    this.settle();
  }

  /** A pause that is over ends. */
  advanceTo(now: number): void {
    this.now = now;
    const halt = this.rules?.volatilityHalt;
    if (halt && now - this.window.at >= halt.windowMs) this.window = { at: now, price: this.last };
    if (!this.pause || now < this.pause.until) return;
    const { before } = this.pause;
    this.pause = null;
    this.enterPhase(before);
  }

  enterPhase(phase: Phase): void {
    if (phase === this.phase) return;
    if (this.pause && phase !== 'halt') {
      if (MATCHING.includes(phase)) {
        this.pause = { ...this.pause, before: phase };
        return;
      }
      this.pause = null;
    }
    const begins = MATCHING.includes(phase) && !this.matching;
    const closes = this.phase === 'closing-auction' && phase !== 'halt';
    if (begins || closes) this.cross();
    this.phase = phase;
    if (phase === 'continuous') this.window = { at: this.now, price: this.last };
    this.endAuctionOrders();
    this.releaseSession();
  }

  private endAuctionOrders(): void {
    for (const order of this.orders.slice()) {
      const own = OWN[order.terms?.timeInForce ?? ''];
      if (own && this.phase !== own && this.phase !== 'halt' && order.waiting === null)
        this.end(order, 'auction-ended');
    }
  }

  /** Nobody is filled beyond position or group: such an order is made smaller or sits out, and all begins anew. */
  private cross(): void {
    for (;;) {
      const entries = [0, 1].flatMap((side) =>
        this.queue(side as 0 | 1).map((order) => ({
          order,
          price: order.place!.price,
          quantity: this.inBook(order),
        })),
      );
      const found = auctionPrice(entries, this.rules?.auction, this);
      if (!found) return;
      const copy = this.copy();
      copy.carryOut(found.price, found.volume, true);
      const fills = copy.takeReports().flatMap((report) => (report.kind === 'cross' ? [report] : []));
      if (this.excess(fills)) continue;
      return this.carryOut(found.price, found.volume, false);
    }
  }

  /** A rehearsal only counts: nothing follows from its fills. */
  private rehearsing = false;
  private carryOut(price: number, volume: number, rehearsal: boolean): void {
    this.rehearsing = rehearsal;
    for (const side of [0, 1] as const) {
      for (let left = volume; left > 0;) {
        const maker = this.queue(side)[0]!;
        const traded = Math.min(left, maker.place!.shown);
        left -= traded;
        this.trade(maker, null, price, traded);
      }
    }
  }

  protected override followTrade(parties: readonly RefOrder[], quantity: number): void {
    if (!this.rehearsing) return super.followTrade(parties, quantity);
    for (const order of parties) order.leaves -= quantity;
  }

  private excess(fills: readonly { key: number; quantity: number }[]): boolean {
    const positions = new Map(this.positions);
    const done = new Map<RefOrder, number>();
    for (const { key, quantity } of fills) {
      const order = this.find(key)!;
      const before = done.get(order) ?? 0;
      const most = before + (order.terms!.reduceOnly ? this.reducible(order, positions) : quantity);
      const rival = [...done.keys()].some((other) => this.exclude(order, other));
      if (most === 0 || rival) {
        order.place = null;
        this.hold(order, 'session');
        return true;
      }
      if (before + quantity > most) {
        this.cut(order, order.leaves - most, 'reduce-only');
        return true;
      }
      const signed = order.side === BUYS ? quantity : -quantity;
      positions.set(order.owner, (positions.get(order.owner) ?? 0) + signed);
      done.set(order, before + quantity);
    }
    return false;
  }

  protected pauseIfVolatile(): void {
    const halt = this.rules?.volatilityHalt;
    if (!halt || this.phase !== 'continuous') return;
    const { window, now, last } = this;
    if (window.price === 0) this.window = { at: now, price: last };
    else if (Math.abs(last - window.price) * 10_000 > window.price * halt.moveBps) {
      this.pause = { until: now + halt.pauseMs, before: this.phase };
      this.enterPhase('halt');
    }
  }

  protected copy(): Reference {
    const copy = new Reference(this.instrument);
    Object.assign(copy, { phase: this.phase, rules: this.rules, band: this.band, last: this.last });
    for (const [owner, held] of this.positions) copy.positions.set(owner, held);
    copy.orders = this.orders.map((order) => ({ ...order, place: order.place && { ...order.place } }));
    Object.assign(copy, { turns: 1_000_000 });
    return copy;
  }
}

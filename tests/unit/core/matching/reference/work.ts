/** The reference's way of an order to the market: triggers, phases, attributes, and what is left of it afterwards. */
import { ceilToTick, floorToTick, stepTicks } from '#core/model/instrument.ts';
import type { OrderType } from '#core/model/order.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { supportFor } from '#core/venues/support.ts';
import { ReferenceGroups } from './groups.ts';
import { BUYS, MARKET_PRICE, rivals, touches, type RefOrder } from './orders.ts';

const AUCTION: Readonly<Record<string, Phase>> = { AT_OPEN: 'opening-auction', AT_CLOSE: 'closing-auction' };
const BEST = { sweep: 'best-level', rest: 'at-last' } as const;

export abstract class ReferenceWork extends ReferenceGroups {
  protected exclude = rivals;

  get gathering(): boolean {
    return ['opening-auction', 'closing-auction', 'pre-open', 'halt'].includes(this.phase);
  }

  protected enter(order: RefOrder): void {
    if (!this.alive(order)) return;
    const { group } = order.terms!;
    if (!group || group.kind === 'oco' || group.role === 'entry') return this.start(order);
    order.inactive = order.leaves;
    order.leaves = 0;
    this.hold(order, 'parent');
  }

  protected start = (order: RefOrder): void => {
    if (order.triggered) return this.route(order);
    this.follow(order);
    if (this.touched(order)) this.trigger(order);
    else this.hold(order, 'trigger');
  };

  private touched({ side, stop, terms }: RefOrder): boolean {
    if (stop === null || this.last <= 0) return false;
    const up = (side === BUYS) !== touches(terms!.type);
    return up ? this.last >= stop : this.last <= stop;
  }

  private trigger(order: RefOrder): void {
    order.triggered = true;
    if (order.waiting === 'parent') order.waiting = 'trigger';
    this.tell({ kind: 'triggered', key: order.key, price: this.last });
    this.route(order);
  }

  /** A trailing stop keeps its distance from the last price and never moves back. */
  private follow(order: RefOrder): void {
    const { trail } = order.terms!;
    if (!trail || this.last <= 0) return;
    const buys = order.side === BUYS;
    const sign = buys ? 1 : -1;
    const away = Math.ceil((this.last * trail.distance) / 10_000);
    const exact = this.last + sign * away;
    const stop =
      trail.by === 'ticks'
        ? stepTicks(this.instrument, this.last, sign * trail.distance)
        : buys
          ? ceilToTick(this.instrument, exact)
          : Math.max(1, floorToTick(this.instrument, exact));
    if (order.stop !== null && (buys ? stop >= order.stop : stop <= order.stop)) return;
    order.stop = stop;
    if (trail.limitOffset !== undefined)
      order.limit = stepTicks(this.instrument, stop, sign * trail.limitOffset);
    this.tell({ kind: 'trailed', key: order.key, stop, limit: order.limit });
  }

  protected settle(): void {
    if (this.settling) return;
    this.settling = true;
    try {
      this.runDown();
    } finally {
      this.settling = false;
    }
  }

  private settling = false;
  protected abstract pauseIfVolatile(): void;

  /** One thing after another until nothing is left to do; a pause comes before all of them. */
  private runDown(): void {
    for (;;) {
      this.pauseIfVolatile();
      this.passOn(this.start);
      const desk = this.orders.filter(({ terms }) => terms).sort((a, b) => a.key - b.key);
      for (const order of desk) {
        if (order.waiting === 'trigger') this.follow(order);
      }
      const ready = desk.find((order) => this.ready(order));
      const part = desk.find((order) => this.wantsPart(order));
      if (ready) {
        if (ready.waiting === 'trigger') this.trigger(ready);
        else this.route(ready);
      } else if (part) {
        const shown = Math.min(part.terms!.display!, part.leaves);
        if (this.takes(part) === 'now') this.tell({ kind: 'refreshed', key: part.key, shown });
        this.route(part);
      } else if (this.pending.size === 0) return;
    }
  }

  private ready(order: RefOrder): boolean {
    if (order.waiting === 'trigger') return this.touched(order);
    return order.waiting === 'size' && this.findsSize(order);
  }

  private wantsPart = (order: RefOrder): boolean =>
    this.worked(order) && order.waiting === null && order.leaves > 0 && !order.place;

  private findsSize(order: RefOrder): boolean {
    const { allOrNone, minimum = 0 } = order.terms!;
    const needed = allOrNone ? order.leaves : Math.min(minimum, order.leaves);
    return this.matching && this.canGet(order, this.farthest(order), needed);
  }

  protected takes(order: RefOrder): 'now' | 'later' | 'never' {
    const auction = AUCTION[order.terms!.timeInForce];
    if (auction && this.rules === null) return this.phase === auction ? 'now' : 'later';
    const type = this.sentAs(order);
    const told = this.rules ? this.support(this.rules, order, type) : this.sensible(order, type);
    return told === 'now' && auction && auction !== this.phase ? 'later' : told;
  }

  private sensible({ terms, minimumMet }: RefOrder, type: OrderType): 'now' | 'later' {
    const impatient = terms!.timeInForce === 'IOC' || terms!.timeInForce === 'FOK';
    const stands = type === 'limit' && !impatient && minimumMet;
    return this.matching || (this.gathering && stands) ? 'now' : 'later';
  }

  private sentAs({ limit, terms }: RefOrder): 'market' | 'limit' | 'market-to-limit' {
    if (limit !== null) return 'limit';
    return terms!.type === 'market-to-limit' ? 'market-to-limit' : 'market';
  }

  private support(rules: VenueRules, { terms, minimumMet }: RefOrder, type: OrderType) {
    const { timeInForce, postOnly } = terms!;
    const asked = { type, timeInForce, postOnly: postOnly !== undefined, minimum: !minimumMet };
    const support = supportFor(rules, this.phase, asked);
    if (support.kind === 'refused') return support.reason === 'PHASE_PASSED' ? 'never' : 'later';
    return support.kind === 'held' && [support.by, ...support.also].includes('session') ? 'later' : 'now';
  }

  protected route(order: RefOrder): void {
    if (order.terms!.reduceOnly && !this.capToPosition(order)) return;
    const taken = this.takes(order);
    if (taken === 'never') return this.end(order, 'phase-ended');
    if (taken === 'later') return this.hold(order, 'session');
    order.waiting = null;
    this.work(order);
  }

  protected releaseSession(): void {
    for (const order of this.orders.filter(({ waiting }) => waiting === 'session')) {
      if (this.alive(order) && order.waiting === 'session' && this.takes(order) !== 'later')
        this.route(order);
    }
    this.settle();
  }

  /** The worst price a taker pays. */
  private farthest({ limit, side, terms }: RefOrder): number | null {
    const best = this.best(side === BUYS ? 1 : 0);
    if (limit !== null || terms!.maxSlippage === undefined || best === null) return limit;
    return stepTicks(this.instrument, best, side === BUYS ? terms!.maxSlippage : -terms!.maxSlippage);
  }

  private work(order: RefOrder): void {
    if (!this.matching) {
      this.stand(order, order.limit ?? this.auctionPlace(order.side));
      return this.tellRest(order);
    }
    if (order.terms!.postOnly && !this.makesOnly(order)) return;
    if (!order.minimumMet && !this.findsSize(order)) return this.lacksSize(order);
    if (this.sentAs(order) === 'market-to-limit') return this.marketToLimit(order);
    if (this.worked(order)) return this.sendPart(order);
    this.sendWhole(order);
  }

  private sendWhole(order: RefOrder): void {
    const limit = this.farthest(order);
    if (order.terms!.timeInForce === 'FOK' && !this.canGet(order, limit, order.leaves))
      return this.end(order, 'fok');
    const { left, stopped } = this.match(order, limit, order.leaves);
    if (stopped) this.end(order, 'self-trade');
    else if (left > 0) this.leave(order);
  }

  /** What becomes of the part that did not trade. */
  private leave(order: RefOrder): void {
    if (order.limit === null) return this.end(order, 'no-liquidity');
    if (order.terms!.timeInForce === 'IOC') return this.end(order, 'ioc');
    this.stand(order, order.limit);
    this.tellRest(order);
  }

  private auctionPlace(side: 0 | 1): number {
    const atBand = this.rules?.auction.marketOrders === 'at-band' && this.band;
    if (!atBand) return MARKET_PRICE[side];
    return side === BUYS ? atBand.ceiling : atBand.floor;
  }

  private makesOnly(order: RefOrder): boolean {
    const buys = order.side === BUYS;
    const crosses = (price: number): boolean => {
      const best = this.best(buys ? 1 : 0);
      return best !== null && (buys ? price >= best : price <= best);
    };
    if (!crosses(order.limit!)) return true;
    const away = stepTicks(this.instrument, this.best(buys ? 1 : 0)!, buys ? -1 : 1);
    const outside = this.band !== null && (away < this.band.floor || away > this.band.ceiling);
    if (order.terms!.postOnly === 'reject' || crosses(away) || outside) {
      this.end(order, 'post-only');
      return false;
    }
    order.limit = away;
    this.tell({ kind: 'repriced', key: order.key, limit: away, cause: 'post-only' });
    return true;
  }

  private lacksSize(order: RefOrder): void {
    const { timeInForce: time } = order.terms!;
    if (order.limit !== null && time !== 'IOC' && time !== 'FOK') this.hold(order, 'size');
    else this.end(order, 'minimum');
  }

  private sendPart(order: RefOrder): void {
    const { display, minimum = 0 } = order.terms!;
    const part = Math.min(order.leaves, order.minimumMet ? display! : Math.max(display!, minimum));
    const { left, stopped } = this.match(order, order.limit, part);
    if (stopped) return this.end(order, 'self-trade');
    if (left === 0) return;
    this.stand(order, order.limit!, left);
    this.tellRest(order);
  }

  private marketToLimit(order: RefOrder): void {
    const buys = order.side === BUYS;
    const how = this.rules?.marketToLimit ?? BEST;
    const best = this.best(buys ? 1 : 0);
    const before = order.filled;
    if (best === null) return this.end(order, 'no-liquidity');
    const { left, stopped } = this.match(order, how.sweep === 'best-level' ? best : null, order.leaves);
    if (left === 0) return;
    if (stopped) return this.end(order, 'self-trade');
    if (order.filled === before) return this.end(order, 'no-liquidity');
    order.limit = this.atLast(order.side, how.rest);
    this.tell({ kind: 'repriced', key: order.key, limit: order.limit, cause: 'market-to-limit' });
    this.match(order, order.limit, left);
    if (this.alive(order) && order.leaves > 0) this.leave(order);
  }

  /** At the last price, or a tick beyond it, within floor and ceiling. */
  private atLast(side: 0 | 1, rest: 'at-last' | 'one-tick-beyond'): number {
    const beyond = stepTicks(this.instrument, this.last, side === BUYS ? 1 : -1);
    const at = rest === 'at-last' ? this.last : beyond;
    const { floor, ceiling } = this.band ?? { floor: at, ceiling: at };
    return Math.min(Math.max(at, floor), ceiling);
  }
}

/**
 * The reference for bars: a walker that goes from the open over the turning points to the close one tick at a time, and
 * at every tick looks through all orders for one that acts there. Groups and positions are the reference book's.
 */
import type { BarConfig } from '#core/matching/bars/config.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import { stepTicks, tickAt, type Instrument } from '#core/model/instrument.ts';
import { ReferenceGroups } from '../reference/groups.ts';
import { BUYS, deskOrder, touches, type RefOrder } from '../reference/orders.ts';

export interface PlainBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface NaiveFill {
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  readonly where: string;
  readonly contested: boolean;
}

export class NaiveBars extends ReferenceGroups {
  fills: NaiveFill[] = [];
  private readonly config: BarConfig;
  private bar: PlainBar = { open: 0, high: 0, low: 0, close: 0, volume: 0 };
  private where = 'close';
  private inside = false;
  private left = Infinity;
  /** Limits that had their share of this bar. */
  private served = new Set<RefOrder>();
  /** In order of entry. */
  private resting: RefOrder[] = [];

  constructor(instrument: Instrument, config: BarConfig) {
    super(instrument);
    this.config = config;
  }

  protected copy(): never {
    throw new Error('bars rehearse nothing');
  }

  submitOrder(terms: VenueOrder): void {
    this.orders.push(deskOrder(terms));
    const { group } = terms;
    const legs = group ? this.legs(group.id) : [this.orders.at(-1)!];
    if (group && legs.length < group.size) return this.settle();
    const entry = legs.filter((leg) => leg.terms!.group?.role === 'entry');
    for (const leg of [...legs.filter((one) => !entry.includes(one)), ...entry]) this.enter(leg);
    this.settle();
  }

  cancelOrder(key: number, _reason?: string): void {
    const order = this.orders.find((one) => one.key === key);
    if (order) this.end(order, 'user');
    this.settle();
  }

  onBar(bar: PlainBar): void {
    const { participationBps } = this.config;
    this.bar = bar;
    this.fills = [];
    this.served = new Set();
    this.left = participationBps === null ? Infinity : Math.floor((bar.volume * participationBps) / 10_000);
    this.inside = true;
    this.where = 'open';
    this.last = bar.open;
    for (const order of this.orders.filter((one) => this.waitsForOpen(one))) {
      if (this.works(order)) this.execute(order, this.last);
    }
    this.settle();
    for (const order of this.resting.filter((one) => this.reached(one, bar.open)))
      if (this.rests(order)) this.fillLimit(order, bar.open);
    this.settle();
    for (const order of this.orders.slice()) this.endImpatient(order);
    this.where = 'inside';
    for (const point of this.points(bar)) this.walk(point);
    this.where = 'close';
    this.inside = false;
  }

  private waitsForOpen = (order: RefOrder): boolean => order.limit === null && this.works(order);

  private points({ open, high, low, close }: PlainBar): number[] {
    const held = [...this.positions.values()].reduce((sum, one) => sum + one, 0);
    const { path } = this.config;
    const lowFirst =
      path === 'ohlc'
        ? false
        : path === 'olhc'
          ? true
          : path === 'worst-first' && held !== 0
            ? held > 0
            : open - low < high - open;
    return lowFirst ? [low, high, close] : [high, low, close];
  }

  private walk(target: number): void {
    const up = target > this.last;
    for (;;) {
      for (let acts = this.actor(up, target); acts; acts = this.actor(up, target)) this.act(acts);
      if (this.last === target) break;
      this.last = stepTicks(this.instrument, this.last, up ? 1 : -1);
    }
    this.settle();
  }

  /** The first order that acts at this very price: those that wait come before those that rest. */
  private actor(up: boolean, target: number): RefOrder | undefined {
    const waiting = this.orders.filter(({ waiting: why }) => why === 'trigger' || why === 'size');
    const found = waiting
      .sort((a, b) => a.key - b.key)
      .find((order) =>
        order.waiting === 'trigger'
          ? order.stop === this.last && this.upward(order) === up
          : this.limitHere(order, up, target) && this.most(order) >= this.needed(order),
      );
    return (
      found ??
      this.resting.find((order) => this.rests(order) && this.limitHere(order, up, target) && this.left > 0)
    );
  }

  /** A limit's price is here, and the way goes on far enough to fill it. */
  private limitHere(order: RefOrder, up: boolean, target: number): boolean {
    return order.limit === this.last && (order.side !== BUYS) === up && this.reached(order, target);
  }

  private act(order: RefOrder): void {
    if (order.waiting === 'size') {
      if (order.terms!.reduceOnly && !this.capToPosition(order)) return this.settle();
      order.waiting = null;
      this.rest(order);
    }
    if (order.waiting === null) this.fillLimit(order, this.last);
    this.settle();
  }

  private upward = ({ side, terms }: RefOrder): boolean => (side === BUYS) !== touches(terms!.type);
  private works = (order: RefOrder): boolean =>
    this.alive(order) && order.waiting === null && order.leaves > 0;
  private rests = (order: RefOrder): boolean => this.works(order) && !this.served.has(order);

  private reached({ side, limit }: RefOrder, price: number): boolean {
    const margin = this.config.limit === 'penetrate' ? tickAt(this.instrument, limit!) : 0;
    return side === BUYS ? price <= limit! - margin : price >= limit! + margin;
  }

  private needed = ({ terms, leaves }: RefOrder): number =>
    terms!.allOrNone ? leaves : Math.min(terms!.minimum ?? 0, leaves);

  /** What the bar has for an order. */
  private most(order: RefOrder): number {
    const { limit, side } = order;
    const { high, low, volume } = this.bar;
    if (this.config.limit !== 'volume' || limit === null) return this.left;
    if (this.served.has(order)) return 0;
    const beyond = Math.min(Math.max(side === BUYS ? limit - low : high - limit, 0), high - low);
    return Math.min(this.left, high === low ? volume : Math.floor((volume * beyond) / (high - low)));
  }

  private enter(order: RefOrder): void {
    if (!this.alive(order)) return;
    const { group } = order.terms!;
    if (!group || group.kind === 'oco' || group.role === 'entry') return this.start(order);
    order.inactive = order.leaves;
    order.leaves = 0;
    this.hold(order, 'parent');
  }

  private start = (order: RefOrder): void => {
    if (order.triggered) return this.send(order);
    this.follow(order);
    if (this.touched(order)) this.trigger(order);
    else this.hold(order, 'trigger');
  };

  private touched(order: RefOrder): boolean {
    if (order.stop === null || this.last <= 0) return false;
    return this.upward(order) ? this.last >= order.stop : this.last <= order.stop;
  }

  private trigger(order: RefOrder): void {
    order.triggered = true;
    if (order.waiting === 'parent') order.waiting = 'trigger';
    this.tell({ kind: 'triggered', key: order.key, price: this.last });
    this.send(order);
  }

  private follow(order: RefOrder): void {
    const { trail } = order.terms!;
    if (!trail || this.last <= 0) return;
    const sign = order.side === BUYS ? 1 : -1;
    const stop = stepTicks(this.instrument, this.last, sign * trail.distance);
    if (order.stop !== null && (sign > 0 ? stop >= order.stop : stop <= order.stop)) return;
    order.stop = stop;
    this.tell({ kind: 'trailed', key: order.key, stop, limit: order.limit });
  }

  private settle(): void {
    for (;;) {
      this.passOn(this.start);
      const waiting = this.orders.filter(({ waiting: why }) => why === 'trigger' || why === 'size');
      waiting.sort((a, b) => a.key - b.key);
      for (const order of waiting) if (order.waiting === 'trigger') this.follow(order);
      const ready = waiting.find((order) =>
        order.waiting === 'trigger' ? this.touched(order) : this.findsSize(order),
      );
      if (!ready) {
        if (this.pending.size === 0) return;
      } else if (ready.waiting === 'trigger') this.trigger(ready);
      else this.send(ready);
    }
  }

  private findsSize(order: RefOrder): boolean {
    const there = order.limit === null || this.reached(order, this.last);
    return this.trading && there && this.most(order) >= this.needed(order);
  }

  private get trading(): boolean {
    return this.last > 0 && (this.inside || this.config.market === 'this-close');
  }

  private impatient = ({ terms }: RefOrder): boolean =>
    terms!.timeInForce === 'IOC' || terms!.timeInForce === 'FOK';

  private send(order: RefOrder): void {
    if (order.terms!.reduceOnly && !this.capToPosition(order)) return;
    order.waiting = null;
    if (!order.minimumMet && !this.impatient(order) && !this.findsSize(order))
      return this.hold(order, 'size');
    if (order.limit === null) {
      if (this.trading) this.execute(order, this.last);
      return;
    }
    this.rest(order);
    if (this.trading && this.reached(order, this.last)) this.fillLimit(order, this.last);
    if (this.inside || this.config.market === 'this-close') this.endImpatient(order);
  }

  private rest(order: RefOrder): void {
    const others = this.resting.filter((one) => one !== order);
    this.resting = [...others, order].sort((a, b) => a.key - b.key);
  }

  private endImpatient(order: RefOrder): void {
    if (!this.works(order) || !this.impatient(order) || order.waiting !== null) return;
    if (order.limit === null && !this.inside) return;
    this.end(
      order,
      order.terms!.timeInForce === 'FOK' ? 'fok' : order.limit === null ? 'no-liquidity' : 'ioc',
    );
  }

  private fillLimit(order: RefOrder, price: number): void {
    this.execute(order, price);
    if (this.config.limit === 'volume') this.served.add(order);
  }

  private execute(order: RefOrder, price: number): void {
    const able = Math.min(order.leaves, this.most(order));
    if (able < order.leaves && order.terms!.timeInForce === 'FOK') return this.end(order, 'fok');
    if (!order.minimumMet && able < this.needed(order)) {
      if (this.impatient(order)) return this.end(order, 'minimum');
      return this.hold(order, 'size');
    }
    if (able > 0) this.fill(order, price, able);
    if (this.works(order) && order.limit === null && this.impatient(order)) this.end(order, 'no-liquidity');
  }

  private fill(order: RefOrder, price: number, quantity: number): void {
    const { key } = order;
    this.left -= quantity;
    const { low, high } = this.bar;
    const rival = this.orders.some((other) => {
      const same = other !== order && other.terms!.group?.id === order.terms!.group?.id;
      const at = other.waiting === 'trigger' ? other.stop : other.limit;
      const exits = order.terms!.group?.role === 'exit' && other.terms!.group?.role === 'exit';
      return same && exits && at !== null && at >= low && at <= high;
    });
    this.fills.push({ key, price, quantity, where: this.where, contested: this.where === 'inside' && rival });
    this.tell({ kind: 'trade', maker: 0, taker: key, price, quantity, seen: 0 });
    this.followTrade([order], quantity);
  }
}

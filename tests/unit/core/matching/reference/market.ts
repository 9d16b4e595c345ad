/**
 * The reference book: every question is answered by sorting the list of orders anew. Price, then time; trades at the
 * price of who was there first; an iceberg's next part goes to the back.
 */
import type { Instrument } from '#core/model/instrument.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { accepts, BUYS, policyOf, type RefOrder, type Report } from './orders.ts';

export const MATCHING: readonly Phase[] = ['pre-market', 'continuous', 'post-market'];

export abstract class ReferenceMarket {
  phase: Phase = 'continuous';
  rules: VenueRules | null = null;
  band: { floor: number; ceiling: number } | null = null;
  last = 0;
  /** Everything that is not finished, in order of entry. */
  orders: RefOrder[] = [];
  readonly positions = new Map<number, number>();
  private reports: Report[] = [];
  private turns = 0;
  readonly instrument: Instrument;

  constructor(instrument: Instrument) {
    this.instrument = instrument;
  }

  /** What follows from a trade for its sides, in this order. */
  protected abstract followTrade(parties: readonly RefOrder[], quantity: number): void;
  protected abstract selfTraded(maker: RefOrder, taker: RefOrder, quantity: number): void;

  takeReports(): Report[] {
    return this.reports.splice(0);
  }

  protected tell(report: Report): void {
    this.reports.push(report);
  }

  get matching(): boolean {
    return MATCHING.includes(this.phase);
  }

  alive = (order: RefOrder): boolean => this.orders.includes(order);

  protected remove(order: RefOrder): void {
    this.orders = this.orders.filter((one) => one !== order);
    order.place = null;
  }

  queue(side: 0 | 1): RefOrder[] {
    const better = side === BUYS ? -1 : 1;
    return this.orders
      .filter((order) => order.place && order.side === side)
      .sort((a, b) => better * (a.place!.price - b.place!.price) || a.place!.turn - b.place!.turn);
  }

  best = (side: 0 | 1): number | null => this.queue(side)[0]?.place!.price ?? null;

  /** Tapedeck shows the parts of an iceberg itself where the venue does not. */
  worked = ({ terms }: RefOrder): boolean =>
    terms?.display !== undefined && this.rules !== null && !this.rules.iceberg;

  /** What an order has in the book, shown or not. */
  inBook = (order: RefOrder): number =>
    !order.place ? 0 : this.worked(order) ? order.place.shown : order.leaves;

  stand(order: RefOrder, price: number, quantity = order.leaves): void {
    const display = order.terms?.display ?? quantity;
    order.place = { price, turn: (this.turns += 1), shown: Math.min(display, quantity) };
  }

  protected tellRest(order: RefOrder): void {
    order.seen = 0;
    const { key, leaves } = order;
    const place = this.placeOf(order);
    this.tell({ kind: 'rested', key, leaves, queue: place });
  }

  placeOf(order: RefOrder) {
    const { price, turn } = order.place!;
    const ahead = this.queue(order.side).filter(({ place }) => place!.price === price && place!.turn < turn);
    const quantityAhead = ahead.reduce((sum, { place }) => sum + place!.shown, 0);
    return { price, ordersAhead: ahead.length, quantityAhead };
  }

  /** Trades what the taker accepts, best first. */
  protected match(taker: RefOrder, limit: number | null, quantity: number) {
    let left = quantity;
    while (left > 0) {
      const maker = this.queue(taker.side === BUYS ? 1 : 0)[0];
      if (!maker || !accepts(taker.side, limit, maker.place!.price)) break;
      const own = maker.owner === taker.owner && taker.owner !== 0;
      const policy = own ? policyOf(taker) : 'allow';
      if (policy === 'allow') {
        const traded = Math.min(left, maker.place!.shown);
        left -= traded;
        this.trade(maker, taker, maker.place!.price, traded);
        continue;
      }
      if (policy === 'cancel-newest') return { left, stopped: true };
      const cut = policy === 'decrement' ? Math.min(left, this.inBook(maker)) : this.inBook(maker);
      this.selfTraded(maker, taker, cut);
      if (policy === 'cancel-both') return { left, stopped: true };
      if (policy === 'decrement') left -= cut;
    }
    return { left, stopped: false };
  }

  /** One trade; without a taker it is one side of an auction. */
  protected trade(maker: RefOrder, taker: RefOrder | null, price: number, quantity: number): void {
    this.last = price;
    const place = maker.place!;
    place.shown -= quantity;
    for (const order of this.queue(maker.side))
      if (order !== maker && order.terms && order.limit === price) order.seen += quantity;
    this.tellTrade(maker, taker, price, quantity);
    this.takeFrom(maker, quantity);
    this.followTrade([maker, taker].filter((one) => one?.terms) as RefOrder[], quantity);
    if (this.alive(maker) && maker.place === place && place.shown === 0) this.refresh(maker);
  }

  /** What has nothing more to show leaves the book; the tape's orders are finished then. */
  private takeFrom(maker: RefOrder, quantity: number): void {
    const { place } = maker;
    if (!maker.terms) {
      maker.leaves -= quantity;
      if (maker.leaves === 0) this.remove(maker);
    } else if (place!.shown === 0 && (this.worked(maker) || maker.leaves === quantity)) maker.place = null;
  }

  private tellTrade(maker: RefOrder, taker: RefOrder | null, price: number, quantity: number): void {
    if (!maker.terms && !taker?.terms) return;
    const seen = maker.terms ? maker.seen : 0;
    // The tape's takers have no name in reports.
    const by = taker?.terms ? taker.key : 0;
    if (taker) this.tell({ kind: 'trade', maker: maker.key, taker: by, price, quantity, seen });
    else this.tell({ kind: 'cross', key: maker.key, price, quantity });
  }

  private refresh(order: RefOrder): void {
    this.stand(order, order.place!.price);
    this.tell({ kind: 'refreshed', key: order.key, shown: order.place!.shown });
  }

  /** Whether an order could trade this much now; hidden parts count, after what is shown at their price. */
  protected canGet(taker: RefOrder, limit: number | null, needed: number): boolean {
    const open = this.queue(taker.side === BUYS ? 1 : 0).filter((maker) =>
      accepts(taker.side, limit, maker.place!.price),
    );
    let sum = 0;
    for (const price of new Set(open.map((maker) => maker.place!.price))) {
      const level = open.filter((maker) => maker.place!.price === price);
      const policy = policyOf(taker);
      const bars = (maker: RefOrder): boolean => maker.owner === taker.owner && policy !== 'allow';
      const first = policy === 'cancel-oldest' ? -1 : level.findIndex(bars);
      const before = (first < 0 ? level : level.slice(0, first)).filter((maker) => !bars(maker));
      sum += before.reduce((shown, maker) => shown + maker.place!.shown, 0);
      if (first >= 0) break;
      sum += before.reduce((hidden, maker) => hidden + this.inBook(maker) - maker.place!.shown, 0);
    }
    return sum >= needed && this.rehearse(taker, limit) >= needed;
  }

  /** What the order would really trade: done on a copy of everything. */
  private rehearse(taker: RefOrder, limit: number | null): number {
    const copy = this.copy();
    const twin = copy.orders.find((order) => order.key === taker.key)!;
    copy.match(twin, limit, twin.leaves);
    return twin.filled - taker.filled;
  }

  protected abstract copy(): ReferenceMarket;
}

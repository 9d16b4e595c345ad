/**
 * What a bar allows: which orders the moment takes, what a limit needs to be reached, how much of the volume there is, and
 * when exits and trailing stops follow. The way through the bar is `venue.ts`.
 */
import { tickAt, type Instrument } from '../../model/instrument.ts';
import { mulDiv } from '../../units/integer.ts';
import { notional, type Price, type Quantity } from '../../units/units.ts';
import { BUY, type BookSide } from '../book-sides.ts';
import type { Activates } from '../groups.ts';
import type { Managed } from '../orders.ts';
import type { Sweep } from '../sweep.ts';
import type { BarConfig } from './config.ts';
import { closingPart, neededBy, shareOfVolume, withSpread, type BarFill } from './facts.ts';
import { BarMarket } from './market.ts';
import type { Bar } from './path.ts';

export const NEVER = Number.MAX_SAFE_INTEGER;

export abstract class BarRules extends BarMarket {
  readonly config: BarConfig;

  /** Limits that had their share of this bar's volume. */
  protected readonly served = new Set<Managed>();
  protected bar: Bar = { open: 0, high: 0, low: 0, close: 0, volume: 0 };
  protected where: BarFill['where'] = 'close';
  protected inside = false;
  /** The first moment of a bar. */
  protected opening = false;
  protected budget = NEVER;

  constructor(instrument: Instrument, config: BarConfig) {
    super(instrument);
    this.config = config;
  }

  /** Ends what expired at or before a moment; cheap where nothing did. */
  expireBefore(moment: number): void {
    if (this.managed.size === 0) return;
    for (const { order } of this.managed.values())
      if (order.expireAt !== undefined && order.expireAt <= moment) return this.expireAt(moment);
  }

  /** What opens pays the spread, where there is one. */
  override sweep(side: BookSide, limit: number, quantity: number): Sweep {
    const plain = super.sweep(side, limit, quantity);
    const { entrySpread = 0 } = this.config;
    if (entrySpread === 0 || plain.filled === 0) return plain;
    const { instrument, last } = this;
    const held = Array.from(this.positions.values()).reduce((a, b) => a + b, 0);
    const closing = closingPart(side, held, quantity);
    const worst = withSpread(side, last, entrySpread);
    const opened = notional(instrument, worst as Price, (quantity - closing) as Quantity);
    return { ...plain, worst, value: notional(instrument, last as Price, closing as Quantity) + opened };
  }

  protected begin({ volume }: Bar): void {
    const { participationBps } = this.config;
    this.budget = participationBps === null ? NEVER : mulDiv(volume, participationBps, 10_000, 'floor');
    this.served.clear();
  }

  protected takes({ order }: Managed): 'now' | 'later' | 'never' {
    if (order.timeInForce === 'AT_OPEN')
      return this.inside && this.where === 'open' && this.bar.opens ? 'now' : 'later';
    if (order.timeInForce === 'AT_CLOSE') return this.inside && this.where === 'close' ? 'now' : 'later';
    return 'now';
  }

  protected findsSize(m: Managed): boolean {
    const most = Math.min(this.budget, this.shareOf(m));
    return this.tradesNow && most >= neededBy(m) && (m.limit === null || this.reached(m, this.last));
  }

  protected override get activates(): Activates {
    const { exits = 'at-once' } = this.config;
    if (exits === 'at-once' || this.opening) return 'all';
    return exits === 'market-at-once' ? 'market' : 'none';
  }

  protected override get trailsNow(): boolean {
    return this.config.trail !== 'close' || this.where === 'close';
  }

  /** Between bars orders trade at the last close, if there was one and the configuration says so. */
  protected get tradesNow(): boolean {
    return this.last > 0 && (this.inside || this.config.market === 'this-close');
  }

  protected marketable = (m: Managed): boolean => this.last > 0 && this.reached(m, this.last);

  protected reached(m: Managed, price: number): boolean {
    const { side } = m.order;
    const limit = m.limit!;
    const margin = this.config.limit === 'penetrate' ? tickAt(this.instrument, limit) : 0;
    return side === BUY ? price <= limit - margin : price >= limit + margin;
  }

  protected shareOf = (m: Managed): number =>
    this.config.limit !== 'volume' || m.limit === null
      ? NEVER
      : this.served.has(m)
        ? 0
        : shareOfVolume(m, this.bar);

  /** Whether an order that waits for size finds it at its limit, on the way to a price. */
  protected sizeFor(m: Managed, target: number): boolean {
    return (
      m.limit !== null && this.reached(m, target) && Math.min(this.budget, this.shareOf(m)) >= neededBy(m)
    );
  }
}

/**
 * Baskets as the contract shows them: progress from the projected orders, open value from the working ones, profit at the
 * market's last prices.
 * Known limit: profit counts what the basket's own fills made of its instruments, not what the account held before.
 */
import type { InstrumentId } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import { CURRENCIES, notional, type Price, type Quantity } from '#core/units/units.ts';
import type { BasketView } from '#contract/views.ts';
import { basketSums, listBasketHeads, type BasketHead, type BasketSum } from '#store/projections/baskets.ts';
import { keptBaskets } from '#store/sheet-copies.ts';
import type { Runtime } from '../runtime/runtime.ts';

interface Aggregate {
  readonly stream: string;
  readonly heads: readonly BasketHead[];
  readonly sums: ReadonlyMap<string, readonly BasketSum[]>;
  readonly open: ReadonlyMap<string, number>;
  readonly kept: ReadonlySet<string>;
}

function valueOf(runtime: Runtime, id: string, price: number, quantity: number): number {
  const instrument = runtime.world.state.instruments.get(id as InstrumentId)!;
  return quantity === 0 ? 0 : notional(instrument, price as Price, quantity as Quantity);
}

/** What is open, at its limit, else its trigger, else the price at which it holds back buying power. */
function openValue(
  runtime: Runtime,
  { instrumentId, price, stop, claimPrice, leaves, group }: Order,
): number {
  // Of a group only the entry is counted: its exits give back what it takes.
  if (group?.role === 'exit' && group.kind !== 'oco') return 0;
  const at = price ?? stop ?? claimPrice ?? runtime.world.market.venue(instrumentId).last;
  return valueOf(runtime, instrumentId, at, leaves);
}

function currencyOf(runtime: Runtime, id: string) {
  return runtime.world.state.instruments.get(id as InstrumentId)!.currency;
}

function aggregate(runtime: Runtime): Aggregate {
  const { db } = runtime.store;
  const { stream } = runtime;
  const sums = new Map<string, BasketSum[]>();
  for (const sum of basketSums(db, stream)) sums.set(sum.basketId, [...(sums.get(sum.basketId) ?? []), sum]);
  const open = new Map<string, number>();
  for (const order of runtime.world.state.orders.values()) {
    if (order.basketId === null) continue;
    const key = `${order.basketId} ${currencyOf(runtime, order.instrumentId)}`;
    open.set(key, (open.get(key) ?? 0) + openValue(runtime, order));
  }
  return { stream, heads: listBasketHeads(db, stream), sums, open, kept: keptBaskets(db, stream) };
}

interface Traded {
  bought: number;
  sold: number;
  fees: number;
  pnl: number;
}

/** Sold less bought, and what is left of both at the last price, less fees. */
function traded(runtime: Runtime, sums: readonly BasketSum[]): Traded {
  const total: Traded = { bought: 0, sold: 0, fees: 0, pnl: 0 };
  for (const { instrumentId, side, filledNotional, filledQuantity, fees } of sums) {
    const { last } = runtime.world.market.venue(instrumentId as InstrumentId);
    const worth = valueOf(runtime, instrumentId, last, filledQuantity);
    if (side === 'buy') total.bought += filledNotional;
    else total.sold += filledNotional;
    total.fees += fees;
    total.pnl += side === 'buy' ? worth - filledNotional : filledNotional - worth;
  }
  return { ...total, pnl: total.pnl - total.fees };
}

function viewOf(runtime: Runtime, { sums, open, kept }: Aggregate, head: BasketHead): BasketView {
  const mine = sums.get(head.basketId) ?? [];
  const count = (field: 'orders' | 'working' | 'held' | 'filled' | 'cancelled' | 'partly'): number =>
    mine.reduce((total, sum) => total + sum[field], 0);
  const used = CURRENCIES.filter((currency) =>
    mine.some((sum) => currencyOf(runtime, sum.instrumentId) === currency),
  );
  return {
    ...head,
    orders: count('orders'),
    working: count('working'),
    held: count('held'),
    filled: count('filled'),
    cancelled: count('cancelled'),
    partly: count('partly'),
    byCurrency: used.map((currency) => ({
      currency,
      open: open.get(`${head.basketId} ${currency}`) ?? 0,
      ...traded(
        runtime,
        mine.filter((sum) => currencyOf(runtime, sum.instrumentId) === currency),
      ),
    })),
    kept: kept.has(head.basketId),
  };
}

/** Sums are taken anew only after an event; prices are looked at each time. */
export class Baskets {
  private readonly runtime: Runtime;
  private known: Aggregate | null = null;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    runtime.listen((events) => {
      if (
        events.some(
          (event) =>
            'orderId' in event || event.kind.startsWith('order-') || event.kind === 'basket-committed',
        )
      )
        this.known = null;
    });
  }

  views(): BasketView[] {
    if (this.known?.stream !== this.runtime.stream) this.known = null;
    const all = (this.known ??= aggregate(this.runtime));
    return all.heads.map((head) => viewOf(this.runtime, all, head));
  }

  view(basketId: string): BasketView | null {
    return this.views().find((basket) => basket.basketId === basketId) ?? null;
  }
}

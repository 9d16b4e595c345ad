/** The bar venue against a walker that goes tick by tick, under every configuration, and the laws of fills on bars. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BarConfig } from '#core/matching/bars/config.ts';
import { BarVenue } from '#core/matching/bars/venue.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderType } from '#core/model/order.ts';
import { NaiveBars, type PlainBar } from './naive.ts';

const INSTRUMENT = {
  id: 'X',
  tickTable: [{ from: 0, tick: 1 }],
  bandBps: null,
  listedPrice: 100,
} as unknown as Instrument;

const configs: BarConfig[] = (['next-open', 'this-close'] as const).flatMap((market) =>
  (['touch', 'penetrate', 'volume'] as const).flatMap((limit) =>
    (['ohlc', 'olhc', 'nearest-first', 'worst-first'] as const).flatMap((path) =>
      [null, 2_000].map((participationBps): BarConfig => ({
        market,
        limit,
        path,
        participationBps,
        slippage: { model: 'none' },
      })),
    ),
  ),
);

const near = fc.integer({ min: 90, max: 110 });
const barArb = fc
  .record({ prices: fc.tuple(near, near, near, near), volume: fc.integer({ min: 0, max: 60 }) })
  .map(({ prices: [open, a, b, close], volume }): PlainBar => {
    const all = [open, a, b, close];
    return { open, high: Math.max(...all), low: Math.min(...all), close, volume };
  });

const termsArb = fc.record({
  side: fc.constantFrom(BUY, SELL),
  type: fc.constantFrom<OrderType>(
    'limit',
    'limit',
    'market',
    'stop',
    'stop-limit',
    'trailing-stop',
    'market-if-touched',
    'limit-if-touched',
  ),
  timeInForce: fc.constantFrom(
    'GTC' as const,
    'GTC' as const,
    'GTC' as const,
    'IOC' as const,
    'FOK' as const,
  ),
  quantity: fc.integer({ min: 1, max: 12 }),
  limit: near,
  stop: near,
  distance: fc.integer({ min: 1, max: 6 }),
  attribute: fc.integer({ min: 0, max: 7 }),
});
type Terms = typeof termsArb extends fc.Arbitrary<infer T> ? T : never;

const actionArb = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('bar' as const), bar: barArb }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('order' as const), terms: termsArb }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      kind: fc.constantFrom('oco' as const, 'bracket' as const),
      legs: fc.tuple(termsArb, termsArb, termsArb),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(30) }) },
);
type Action = typeof actionArb extends fc.Arbitrary<infer T> ? T : never;

function orderOf(
  { side, type, timeInForce, quantity, limit, stop, distance, attribute }: Terms,
  key: number,
): VenueOrder {
  const limited = ['limit', 'stop-limit', 'limit-if-touched'].includes(type);
  const stopped = ['stop', 'stop-limit', 'market-if-touched', 'limit-if-touched'].includes(type);
  const attributes =
    [{ allOrNone: true }, { minimum: Math.ceil(quantity / 2) }, { reduceOnly: true }][attribute] ?? {};
  return {
    key,
    owner: 1,
    side,
    type,
    timeInForce,
    quantity,
    limit: limited ? limit : null,
    stop: stopped ? stop : null,
    ...(type === 'trailing-stop' ? { trail: { by: 'ticks' as const, distance } } : {}),
    ...attributes,
  };
}

function ordersOf(action: Extract<Action, { do: 'order' | 'group' }>, key: number): VenueOrder[] {
  if (action.do === 'order') return [orderOf(action.terms, key)];
  const { kind, legs } = action;
  const used = kind === 'oco' ? legs.slice(0, 2) : legs;
  return used.map((terms, index) => {
    const entry = kind === 'bracket' && index === 0;
    const against = kind === 'bracket' && !entry;
    const side = against ? (used[0]!.side === BUY ? SELL : BUY) : terms.side;
    const quantity = against ? Math.min(terms.quantity, used[0]!.quantity) : terms.quantity;
    const group = {
      id: `G${key}`,
      kind,
      role: entry ? ('entry' as const) : ('exit' as const),
      size: used.length,
    };
    return { ...orderOf({ ...terms, side, quantity }, key + index), group };
  });
}

class Both {
  readonly venue: BarVenue;
  readonly naive: NaiveBars;
  private key = 0;

  constructor(config: BarConfig) {
    this.venue = new BarVenue(INSTRUMENT, config);
    this.naive = new NaiveBars(INSTRUMENT, config);
    this.venue.positions.set(1, 10);
    this.naive.positions.set(1, 10);
  }

  play(action: Action): readonly [unknown, unknown] {
    for (const one of [this.venue, this.naive]) this.give(one, action);
    if (action.do === 'order' || action.do === 'group') this.key += 3;
    return [this.seen(this.venue.fills, this.venue), this.seen(this.naive.fills, this.naive)];
  }

  private give(one: BarVenue | NaiveBars, action: Action): void {
    if (action.do === 'bar') one.onBar(action.bar);
    else if (action.do === 'cancel') one.cancelOrder(action.pick, 'user');
    else for (const order of ordersOf(action, this.key + 1)) one.submitOrder(order);
  }

  private seen(fills: readonly unknown[], one: BarVenue | NaiveBars) {
    const orders = one instanceof BarVenue ? [...one.managed.values()] : one.orders;
    return {
      fills,
      // That something held is at work again the naive reading leaves unsaid.
      reports: one.takeReports().filter(({ kind }) => kind !== 'rested'),
      orders: orders.map((m) => [m.leaves, m.inactive, m.filled, m.waiting, m.stop]),
      position: one.positions.get(1),
    };
  }
}

test.each(
  configs.map((config) => [Object.values({ ...config, slippage: 'none' }).join(' '), config] as const),
)('bars and orders come to the same as tick by tick: %s', (_name, config) => {
  fc.assert(
    fc.property(fc.array(actionArb, { minLength: 40, maxLength: 40, size: 'max' }), (actions) => {
      const both = new Both(config);
      for (const action of actions) {
        const [venue, naive] = both.play(action);
        if (JSON.stringify(venue) !== JSON.stringify(naive)) expect(venue).toEqual(naive);
      }
    }),
    { numRuns: 40 },
  );
});

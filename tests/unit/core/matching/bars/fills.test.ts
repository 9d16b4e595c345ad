/** What fills on bars are worth: gaps, shares of the volume, contested exits, prices a limit may get. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAR_PRESETS, type BarConfig } from '#core/matching/bars/config.ts';
import { BarVenue } from '#core/matching/bars/venue.ts';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Instrument } from '#core/model/instrument.ts';

const INSTRUMENT = {
  id: 'X',
  tickTable: [{ from: 0, tick: 1 }],
  bandBps: null,
  listedPrice: 100,
} as unknown as Instrument;
const bar = (open: number, high: number, low: number, close: number, volume = 1_000) => ({
  open,
  high,
  low,
  close,
  volume,
});

class Bars {
  readonly venue: BarVenue;
  private key = 0;

  constructor(config: Partial<BarConfig> = {}) {
    this.venue = new BarVenue(INSTRUMENT, { ...BAR_PRESETS.touch, ...config });
  }

  order(side: BookSide, quantity: number, limit: number | null, extra: Partial<VenueOrder> = {}): this {
    this.key += 1;
    const type = limit === null ? 'market' : 'limit';
    const plain = {
      key: this.key,
      owner: 1,
      side,
      type,
      timeInForce: 'GTC',
      quantity,
      limit,
      stop: null,
    } as const;
    this.venue.submitOrder({ ...plain, ...extra });
    return this;
  }

  play(
    ...bars: readonly ReturnType<typeof bar>[]
  ): [key: number, price: number, quantity: number, where: string][] {
    return bars.flatMap((one) => {
      this.venue.onBar(one);
      return this.venue.fills.map(({ key, price, quantity, where }): [number, number, number, string] => [
        key,
        price,
        quantity,
        where,
      ]);
    });
  }
}

const oco = { group: { id: 'G', kind: 'oco', role: 'exit', size: 2 } } as const;

describe('prices', () => {
  test('a stop that the open jumped over fills at the open, one on the way at its price', () => {
    const gap = new Bars().order(SELL, 10, null, { type: 'stop', stop: 95 });
    expect(gap.play(bar(100, 101, 99, 100), bar(90, 92, 88, 91))).toEqual([[1, 90, 10, 'open']]);
    const way = new Bars().order(SELL, 10, null, { type: 'stop', stop: 95 });
    expect(way.play(bar(100, 101, 93, 94))).toEqual([[1, 95, 10, 'inside']]);
  });

  test('a limit that the open jumped over is bettered, one on the way gets its price', () => {
    expect(new Bars().order(BUY, 10, 95).play(bar(90, 92, 88, 91))).toEqual([[1, 90, 10, 'open']]);
    expect(new Bars().order(BUY, 10, 95).play(bar(100, 101, 93, 94))).toEqual([[1, 95, 10, 'inside']]);
    expect(new Bars({ limit: 'penetrate' }).order(BUY, 10, 95).play(bar(100, 101, 95, 97))).toEqual([]);
  });

  test('an all-or-none limit that finds its size on the way gets its limit, not the low', () => {
    expect(new Bars().order(BUY, 10, 95, { allOrNone: true }).play(bar(100, 101, 90, 97))).toEqual([
      [1, 95, 10, 'inside'],
    ]);
  });

  test('a stop sent after quiet bars is not overlooked', () => {
    const bars = new Bars();
    bars.play(bar(100, 101, 99, 100), bar(100, 101, 99, 100));
    bars.order(SELL, 10, null, { type: 'stop', stop: 99 });
    expect(bars.play(bar(100, 100, 98, 99))).toEqual([[1, 99, 10, 'inside']]);
    bars.order(SELL, 10, null, { type: 'stop', stop: 50 });
    bars.play(bar(100, 101, 99, 100));
    bars.venue.replaceOrder(2, { limit: null, stop: 97, quantity: 10 });
    expect(bars.play(bar(100, 100, 96, 99))).toEqual([[2, 97, 10, 'inside']]);
  });

  test('before the first bar nothing trades', () => {
    const bars = new Bars({ market: 'this-close' }).order(BUY, 10, null);
    expect(bars.venue.takeReports()).toEqual([]);
    expect(bars.play(bar(100, 101, 99, 100))).toEqual([[1, 100, 10, 'open']]);
  });

  test('whatever the bars, a limit is never bought above or sold below, and only at prices of its bar', () => {
    const near = fc.integer({ min: 90, max: 110 });
    const barArb = fc.tuple(near, near, near, near, fc.nat(50)).map(([open, a, b, close, volume]) => {
      const all = [open, a, b, close];
      return bar(open, Math.max(...all), Math.min(...all), close, volume);
    });
    const orderArb = fc.record({
      side: fc.constantFrom(BUY, SELL),
      limit: near,
      quantity: fc.integer({ min: 1, max: 20 }),
    });
    const config = fc.record({
      limit: fc.constantFrom('touch' as const, 'penetrate' as const, 'volume' as const),
      path: fc.constantFrom(
        'ohlc' as const,
        'olhc' as const,
        'nearest-first' as const,
        'worst-first' as const,
      ),
      participationBps: fc.option(fc.constantFrom(1_000, 5_000)),
    });
    fc.assert(
      fc.property(
        config,
        fc.array(orderArb, { maxLength: 8 }),
        fc.array(barArb, { maxLength: 8 }),
        (chosen, orders, played) => {
          const bars = new Bars(chosen);
          for (const { side, quantity, limit } of orders) bars.order(side, quantity, limit);
          for (const one of played) {
            const fills = bars.play(one);
            let used = 0;
            for (const [key, price, quantity, where] of fills) {
              const { side, limit } = orders[key - 1]!;
              used += quantity;
              if (where === 'inside') expect(price).toBe(limit);
              else expect(side === BUY ? price <= limit : price >= limit).toBe(true);
              expect(price >= one.low && price <= one.high).toBe(true);
            }
            if (chosen.participationBps !== null)
              expect(used).toBeLessThanOrEqual((one.volume * chosen.participationBps) / 10_000);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('quantities', () => {
  test('a share of the volume fills a large order over several bars, the first entered first', () => {
    const bars = new Bars({ participationBps: 1_000 }).order(BUY, 150, null).order(BUY, 80, null);
    const flat = bar(100, 101, 99, 100, 1_000);
    expect(bars.play(flat, flat, flat)).toEqual([
      [1, 100, 100, 'open'],
      [1, 100, 50, 'open'],
      [2, 100, 50, 'open'],
      [2, 100, 30, 'open'],
    ]);
  });

  test('by volume a limit has the part of it that traded there, once a bar', () => {
    const bars = new Bars({ limit: 'volume' }).order(BUY, 500, 95);
    expect(bars.play(bar(100, 100, 90, 100, 400), bar(94, 98, 90, 95, 80))).toEqual([
      [1, 95, 200, 'inside'],
      [1, 94, 50, 'open'],
    ]);
  });

  test('the fill of one waiting market order may end another', () => {
    const bars = new Bars();
    bars.venue.positions.set(1, 10);
    bars.order(SELL, 10, null, { reduceOnly: true }).order(SELL, 10, null, { reduceOnly: true });
    expect(bars.play(bar(100, 101, 99, 100))).toEqual([[1, 100, 10, 'open']]);
    expect(bars.venue.positions.get(1)).toBe(0);
  });

  test('a target that sold its part does not hold the bar up, and goes on when more was bought', () => {
    const leg = (role: 'entry' | 'exit') => ({ group: { id: 'G', kind: 'bracket', role, size: 3 } }) as const;
    const bars = new Bars({ participationBps: 1_000 })
      .order(BUY, 150, 100, leg('entry'))
      .order(SELL, 150, 104, leg('exit'))
      .order(SELL, 150, null, { type: 'stop', stop: 90, ...leg('exit') });
    expect(
      bars.play(bar(102, 102, 99, 101, 1_000), bar(101, 105, 101, 102, 1_000), bar(102, 105, 99, 103, 1_000)),
    ).toEqual([
      [1, 100, 100, 'inside'],
      [2, 104, 100, 'inside'],
      [1, 100, 50, 'inside'],
    ]);
    expect(bars.play(bar(103, 106, 102, 105, 1_000))).toEqual([[2, 104, 50, 'inside']]);
  });

  test('what is to fill at once ends with the next bar, also a quiet one', () => {
    const bars = new Bars().order(BUY, 10, 90, { timeInForce: 'IOC' });
    bars.play(bar(100, 101, 99, 100));
    expect(bars.venue.managed.size).toBe(0);
  });
});

test('of two exits in one bar the path decides, and the fill says that it might have been the other', () => {
  const exits = (path: BarConfig['path']) => {
    const bars = new Bars({ path });
    bars.venue.positions.set(1, 10);
    bars.order(SELL, 10, 105, oco).order(SELL, 10, null, { type: 'stop', stop: 95, ...oco });
    bars.venue.onBar(bar(100, 106, 94, 100));
    return bars.venue.fills.map(({ key, price, contested }) => [key, price, contested]);
  };
  expect(exits('ohlc')).toEqual([[1, 105, true]]);
  expect(exits('olhc')).toEqual([[2, 95, true]]);
  expect(exits('worst-first')).toEqual([[2, 95, true]]);
  const alone = new Bars({ path: 'ohlc' })
    .order(SELL, 10, 105, oco)
    .order(SELL, 10, null, { type: 'stop', stop: 90, ...oco });
  alone.venue.onBar(bar(100, 106, 94, 100));
  expect(alone.venue.fills).toMatchObject([{ key: 1, contested: false }]);
});

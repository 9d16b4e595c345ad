/** Against hand-worked cases, a naive search over all prices, and the shared reference cases where they are there. */
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  equilibrium,
  type AuctionInput,
  type AuctionLevel,
  type AuctionRow,
} from '#core/matching/auction.ts';
import type { TieBreak } from '#core/venues/rules.ts';
import { ROOT } from '../../../../scripts/lib.ts';

const HOSE: AuctionInput['rules'] = { tieBreaks: ['nearest-last', 'higher-price'], onlyMarket: 'none' };

type Pairs = readonly (readonly [price: number, quantity: number])[];
const levels = (pairs: Pairs): AuctionLevel[] => pairs.map(([price, quantity]) => ({ price, quantity }));

function auction(buys: Pairs, sells: Pairs, more: Partial<AuctionInput> = {}): AuctionInput {
  return {
    buys: levels(buys),
    sells: levels(sells),
    marketBuy: 0,
    marketSell: 0,
    rules: HOSE,
    last: 100,
    reference: 100,
    band: null,
    ...more,
  };
}

const tieBreaks = (...list: readonly TieBreak[]): AuctionInput['rules'] => ({
  tieBreaks: list,
  onlyMarket: 'reference',
});

describe('worked by hand', () => {
  test('most volume wins; what is left over is the imbalance', () => {
    // 102: buyers 30, sellers 60. 101: 50 and 60. 100: 90 and 40. 99: 90 and 20.
    const found = equilibrium(
      auction(
        [
          [102, 30],
          [101, 20],
          [100, 40],
        ],
        [
          [99, 20],
          [100, 20],
          [101, 20],
        ],
      ),
    );
    expect(found).toEqual({
      price: 101,
      volume: 50,
      imbalance: -10,
      table: [
        { price: 99, buy: 90, sell: 20, executable: 20 },
        { price: 100, buy: 90, sell: 40, executable: 40 },
        { price: 101, buy: 50, sell: 60, executable: 50 },
        { price: 102, buy: 30, sell: 60, executable: 30 },
      ],
    });
  });

  // One buyer at 105 and one seller at 95 of the same quantity: every candidate trades 10, none is left over.
  test.each([
    [['nearest-last'], 96, 95],
    [['nearest-last'], 104, 105],
    [['nearest-last', 'higher-price'], 100, 105],
    [['nearest-last', 'lower-price'], 100, 95],
    [['nearest-reference', 'higher-price'], 104, 95],
    [['minimum-imbalance', 'market-pressure', 'higher-price'], 96, 105],
    [[], 104, 95],
  ] as const)('tie broken by %j, last %d: %d', (list, last, price) => {
    const input = auction([[105, 10]], [[95, 10]], { rules: tieBreaks(...list), last, reference: 96 });
    expect(equilibrium(input)).toMatchObject({ price, volume: 10, imbalance: 0 });
  });

  test('pressure: buyers left over everywhere raise the price, sellers lower it', () => {
    const rules = tieBreaks('minimum-imbalance', 'market-pressure', 'nearest-last');
    expect(equilibrium(auction([[105, 20]], [[95, 10]], { rules, last: 95 })).price).toBe(105);
    expect(equilibrium(auction([[105, 10]], [[95, 20]], { rules, last: 105 })).price).toBe(95);
    const smaller = auction(
      [
        [105, 20],
        [96, 5],
      ],
      [[95, 10]],
      { rules, last: 95 },
    );
    // The buyers at 96 are no longer there at 105: less is left over, before pressure is asked.
    expect(equilibrium(smaller)).toMatchObject({ price: 105, imbalance: 10 });
  });

  test('market orders meet at a limit price; alone they need a venue that names one', () => {
    const input = auction([[99, 50]], [[101, 60]], { marketBuy: 100, marketSell: 80 });
    expect(equilibrium(input)).toMatchObject({ price: 101, volume: 100, imbalance: -40 });
    const alone = auction([], [], { marketBuy: 100, marketSell: 80, reference: 97 });
    expect(equilibrium(alone)).toEqual({ price: null, volume: 0, imbalance: 0, table: [] });
    expect(equilibrium({ ...alone, rules: tieBreaks() })).toMatchObject({
      price: 97,
      volume: 80,
      imbalance: 20,
    });
    expect(equilibrium({ ...alone, marketSell: 0, rules: tieBreaks() }).price).toBeNull();
  });

  test('nothing crosses: no price, but the table is there', () => {
    expect(equilibrium(auction([[99, 10]], [[100, 10]]))).toMatchObject({
      price: null,
      volume: 0,
      imbalance: 0,
    });
    expect(equilibrium(auction([], [])).price).toBeNull();
  });

  test('no candidate outside the band', () => {
    const input = auction([[110, 10]], [[95, 10]], { last: 110, band: { floor: 93, ceiling: 107 } });
    expect(equilibrium(input)).toMatchObject({ price: 95, volume: 10 });
    expect(equilibrium(input).table).toHaveLength(1);
  });
});

describe('against a naive search', () => {
  const side = fc.array(fc.tuple(fc.integer({ min: 90, max: 110 }), fc.integer({ min: 1, max: 50 })), {
    maxLength: 12,
  });
  const breaks = fc.shuffledSubarray<TieBreak>([
    'minimum-imbalance',
    'nearest-last',
    'nearest-reference',
    'higher-price',
    'lower-price',
  ]);
  const sum = (orders: Pairs, counts: (price: number) => boolean) =>
    orders.reduce((total, [price, quantity]) => total + (counts(price) ? quantity : 0), 0);
  const grouped = (orders: Pairs, direction: 1 | -1): AuctionLevel[] =>
    [...new Set(orders.map(([price]) => price))]
      .toSorted((a, b) => direction * (a - b))
      .map((price) => ({ price, quantity: sum(orders, (other) => other === price) }));

  /** Smaller is better, rule by rule. */
  const score = (row: AuctionRow, rule: TieBreak, last: number, reference: number): number =>
    ({
      'minimum-imbalance': Math.abs(row.buy - row.sell),
      'nearest-last': Math.abs(row.price - last),
      'nearest-reference': Math.abs(row.price - reference),
      'higher-price': -row.price,
      'lower-price': row.price,
      'market-pressure': 0,
    })[rule];

  test('the same table, volume and price', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.nat(40),
        fc.nat(40),
        breaks,
        fc.integer({ min: 88, max: 112 }),
        fc.integer({ min: 88, max: 112 }),
        (buys, sells, marketBuy, marketSell, list, last, reference) => {
          const prices = [...new Set([...buys, ...sells].map(([price]) => price))].toSorted((a, b) => a - b);
          const rows = prices.map((price) => {
            const buy = marketBuy + sum(buys, (limit) => limit >= price);
            const sell = marketSell + sum(sells, (limit) => limit <= price);
            return { price, buy, sell, executable: Math.min(buy, sell) };
          });
          const byRules = (a: AuctionRow, b: AuctionRow) =>
            list
              .map((rule) => score(a, rule, last, reference) - score(b, rule, last, reference))
              .find(Boolean) ?? a.price - b.price;
          const [best] = rows.toSorted((a, b) => b.executable - a.executable || byRules(a, b));
          const found = equilibrium({
            ...auction([], []),
            marketBuy,
            marketSell,
            last,
            reference,
            buys: grouped(buys, -1),
            sells: grouped(sells, 1),
            rules: { tieBreaks: list, onlyMarket: 'none' },
          });
          expect(found.table).toEqual(rows);
          const trades = best !== undefined && best.executable > 0;
          expect(found.price).toBe(trades ? best.price : null);
          expect(found.volume).toBe(trades ? best.executable : 0);
          expect(found.imbalance).toBe(trades ? best.buy - best.sell : 0);
          // No price at all trades more than the one found.
          for (let price = 88; price <= 112; price += 1) {
            const buy = marketBuy + sum(buys, (limit) => limit >= price);
            const sell = marketSell + sum(sells, (limit) => limit <= price);
            if (rows.length > 0) expect(Math.min(buy, sell)).toBeLessThanOrEqual(found.volume);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

interface GoldenCase {
  readonly id: string;
  readonly args: {
    readonly reference_price: number;
    readonly orders: readonly {
      readonly side: 'BUY' | 'SELL';
      readonly type: 'LIMIT' | 'ATO' | 'ATC';
      readonly price?: number;
      readonly qty: number;
    }[];
  };
  readonly expected: {
    readonly price: number | null;
    readonly volume: number;
    readonly table: readonly { price: number; buy: number; sell: number; exec: number }[];
  };
}

const GOLDEN = join(ROOT, '../shared/data/golden/dev/auction.json');
const there = existsSync(GOLDEN);

test.skipIf(!there)(
  `the shared auction cases${there ? '' : ' (skipped: ../shared/data is not there)'}`,
  () => {
    const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: GoldenCase[] };
    expect(cases.length).toBeGreaterThan(0);
    for (const { id, args, expected } of cases) {
      const of = (side: 'BUY' | 'SELL', limit: boolean) =>
        args.orders.filter((order) => order.side === side && (order.type === 'LIMIT') === limit);
      const total = (side: 'BUY' | 'SELL') => of(side, false).reduce((sum, order) => sum + order.qty, 0);
      const grouped = (side: 'BUY' | 'SELL') => {
        const byPrice = new Map<number, number>();
        for (const { price, qty } of of(side, true)) byPrice.set(price!, (byPrice.get(price!) ?? 0) + qty);
        const sign = side === 'BUY' ? -1 : 1;
        return [...byPrice].toSorted(([a], [b]) => sign * (a - b));
      };
      const found = equilibrium(
        auction(grouped('BUY'), grouped('SELL'), {
          marketBuy: total('BUY'),
          marketSell: total('SELL'),
          last: args.reference_price,
        }),
      );
      expect({ ...found, imbalance: 0 }, id).toEqual({
        price: expected.price,
        volume: expected.volume,
        imbalance: 0,
        table: expected.table.map(({ price, buy, sell, exec }) => ({ price, buy, sell, executable: exec })),
      });
    }
  },
);

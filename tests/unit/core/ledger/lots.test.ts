/** Lots: closing orders of each cost basis, flips, picks, and what no trade may lose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyToLots, type CostBasis, type Lot, type LotTrade } from '#core/ledger/lots.ts';
import { money, unixMs, type Quantity } from '#core/units/units.ts';

const trade = (
  id: number,
  side: 'buy' | 'sell',
  size: number,
  value: number,
  more: Partial<LotTrade> = {},
) => ({
  id,
  side,
  quantity: size as Quantity,
  value: money(value),
  at: unixMs(id),
  ...more,
});

function play(basis: CostBasis, ...trades: readonly LotTrade[]) {
  let lots: readonly Lot[] = [];
  return trades.map((one) => {
    const effect = applyToLots(lots, basis, one);
    ({ lots } = effect);
    return effect;
  });
}

const three = [trade(1, 'buy', 100, 1_000), trade(2, 'buy', 100, 1_400), trade(3, 'buy', 100, 1_200)];

describe('which lots a sale takes', () => {
  test.each([
    [
      'fifo',
      [
        [1, 100],
        [2, 50],
      ],
      1_500 - 1_000 - 700,
    ],
    [
      'lifo',
      [
        [3, 100],
        [2, 50],
      ],
      1_500 - 1_200 - 700,
    ],
    [
      'highest-cost',
      [
        [2, 100],
        [3, 50],
      ],
      1_500 - 1_400 - 600,
    ],
    ['average', [[1, 150]], 1_500 - 1_800],
  ] as const)('%s', (basis, taken, realised) => {
    const effect = play(basis, ...three, trade(4, 'sell', 150, 1_500)).at(-1)!;
    expect(effect.closed.map((part) => [part.id, part.quantity])).toEqual(taken);
    expect(effect.realised).toBe(realised);
  });

  test('specific: what was picked, then the oldest', () => {
    const picks = [{ lot: 3, quantity: 30 }];
    const effect = play('specific', ...three, trade(4, 'sell', 50, 500, { picks })).at(-1)!;
    expect(effect.closed.map((part) => [part.id, part.quantity])).toEqual([
      [3, 30],
      [1, 20],
    ]);
  });

  test('highest cost of a short: the one that was sold for least', () => {
    const shorts = [trade(1, 'sell', 10, 100), trade(2, 'sell', 10, 80), trade(3, 'buy', 10, 90)];
    const effect = play('highest-cost', ...shorts).at(-1)!;
    expect(effect.closed).toMatchObject([{ id: 2, cost: -80, value: 90, realised: -10 }]);
  });
});

test('a flip closes everything and opens the rest at the trade’s price', () => {
  const effect = play('fifo', trade(1, 'buy', 100, 1_000), trade(2, 'sell', 150, 1_800)).at(-1)!;
  expect(effect).toMatchObject({
    closed: [{ id: 1, quantity: 100, value: 1_200, realised: 200 }],
    opened: { id: 2, quantity: -50, cost: -600 },
    costChange: -1_600,
  });
});

const BASES: readonly CostBasis[] = ['fifo', 'lifo', 'average', 'highest-cost', 'specific'];

test('whatever is traded: cost and value are conserved, lots are of one sign, closing all leaves none', () => {
  const one = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    size: fc.integer({ min: 1, max: 1_000 }),
    value: fc.integer({ min: 0, max: 1_000_000_000 }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...BASES), fc.array(one, { maxLength: 60 }), (basis, trades) => {
      let lots: readonly Lot[] = [];
      let held = 0;
      let cash = 0;
      let realised = 0;
      const book = (id: number, side: 'buy' | 'sell', size: number, value: number): void => {
        const before = lots.reduce((sum, lot) => sum + lot.cost, 0);
        const effect = applyToLots(lots, basis, trade(id, side, size, value));
        ({ lots } = effect);
        held += side === 'buy' ? size : -size;
        cash += side === 'buy' ? -value : value;
        realised += effect.realised;
        const cost = lots.reduce((sum, lot) => sum + lot.cost, 0);
        expect(cost - before).toBe(effect.costChange);
        expect(lots.reduce((sum, lot) => sum + lot.quantity, 0)).toBe(held);
        expect(lots.every((lot) => Math.sign(lot.quantity) === Math.sign(held))).toBe(true);
        expect(cash + cost).toBe(realised);
      };
      trades.forEach(({ side, size, value }, index) => book(index + 1, side, size, value));
      if (held !== 0) book(1_000, held > 0 ? 'sell' : 'buy', Math.abs(held), 12_345);
      expect(lots).toEqual([]);
      expect(cash).toBe(realised);
    }),
    { numRuns: 400 },
  );
});

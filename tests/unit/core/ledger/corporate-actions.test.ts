/** Splits and dividends in shares: whole shares stay, fractions are paid, cost goes nowhere else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { split } from '#core/ledger/corporate-actions.ts';
import type { Lot } from '#core/ledger/lots.ts';
import { money, unixMs, type Quantity } from '#core/units/units.ts';

const lot = (id: number, size: number, cost: number): Lot => ({
  id,
  quantity: size as Quantity,
  cost: money(cost),
  openedAt: unixMs(id),
});

test('four for one: four times the shares, the same cost', () => {
  const effect = split([lot(1, 100, 40_000), lot(2, 50, 21_000)], {
    numerator: 4,
    denominator: 1,
    whole: 1,
    cashInLieu: null,
  });
  expect(effect).toMatchObject({
    lots: [lot(1, 400, 40_000), lot(2, 200, 21_000)],
    costGone: 0,
    cash: 0,
    realised: 0,
  });
});

test('one for ten with a fraction paid in cash', () => {
  const effect = split([lot(1, 105, 315)], {
    numerator: 1,
    denominator: 10,
    whole: 1,
    cashInLieu: money(32),
  });
  expect(effect).toMatchObject({
    lots: [lot(1, 10, 300)],
    fraction: { numerator: 5, denominator: 10 },
    cash: 16,
    costGone: 15,
    realised: 1,
  });
});

test('a short pays the fraction', () => {
  const effect = split([lot(1, -105, -315)], {
    numerator: 1,
    denominator: 10,
    whole: 1,
    cashInLieu: money(32),
  });
  expect(effect).toMatchObject({ lots: [lot(1, -10, -300)], cash: -16, costGone: -15, realised: -1 });
});

test('whatever the terms: cost is conserved, and no more than a share is lost', () => {
  const lots = fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 1e9 })), {
    minLength: 1,
    maxLength: 8,
  });
  const terms = fc.record({
    numerator: fc.integer({ min: 1, max: 120 }),
    denominator: fc.integer({ min: 1, max: 120 }),
    whole: fc.constant(1),
    cashInLieu: fc.constant(null),
  });
  fc.assert(
    fc.property(lots, terms, (sizes, given) => {
      const before = sizes.map(([size, cost], index) => lot(index + 1, size, cost));
      const { lots: after, costGone, fraction } = split(before, given);
      const sum = (list: readonly Lot[], of: 'cost' | 'quantity') =>
        list.reduce((total, each) => total + each[of], 0);
      if (after.length > 0) expect(sum(after, 'cost') + costGone).toBe(sum(before, 'cost'));
      expect(sum(after, 'quantity') * given.denominator + fraction.numerator).toBe(
        sum(before, 'quantity') * given.numerator,
      );
      expect(fraction.numerator).toBeLessThan(given.denominator);
    }),
  );
});

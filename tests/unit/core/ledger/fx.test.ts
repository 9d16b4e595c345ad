import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convert, toBase } from '#core/ledger/fx.ts';
import { imbalance } from '#core/ledger/postings.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import { money } from '#core/units/units.ts';

const RATE = usdVnd(26_000_000_000);

test('dollars into đồng at 26,000 with a spread of 20 basis points: half of it is paid', () => {
  const done = convert(1_000_0000, 'USD', 'VND', RATE, 2_000);
  expect(done).toMatchObject({ sold: 10_000_000, bought: 25_974_000, fee: 26_000, residual: 0 });
});

test('what is bought is rounded down, and the unit that rounding took is posted', () => {
  // 1,000,000 ÷ 25,413.37 = 39.34936611…; at 1,000,001 it is 39.3494054…
  const rate = usdVnd(25_413_370_000);
  expect(convert(1_000_000, 'VND', 'USD', rate, 0)).toMatchObject({ bought: 393_493, residual: 1 });
  expect(convert(1_000_001, 'VND', 'USD', rate, 0)).toMatchObject({ bought: 393_494, residual: 0 });
});

test('each currency of a conversion balances, and going there and back never gains', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e13 }),
      fc.integer({ min: 1_000_000, max: 100_000_000_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      (amount, rate, spread) => {
        const there = convert(amount, 'USD', 'VND', usdVnd(rate), spread);
        for (const sum of imbalance(there.postings).values()) expect(sum).toBe(0);
        if (there.bought <= 0) return;
        const back = convert(there.bought, 'VND', 'USD', usdVnd(rate), spread);
        for (const sum of imbalance(back.postings).values()) expect(sum).toBe(0);
        expect(back.bought).toBeLessThanOrEqual(amount);
      },
    ),
  );
});

test('an amount in the base currency needs a rate only where it is in another', () => {
  const account = { baseCurrency: 'VND' } as const;
  expect(toBase(5, 'VND', { account, fxRate: null })).toBe(5);
  expect(toBase(5, 'USD', { account, fxRate: null })).toBeNull();
  expect(toBase(1_0000, 'USD', { account, fxRate: RATE })).toBe(26_000);
  expect(toBase(money(26_000), 'VND', { account: { baseCurrency: 'USD' }, fxRate: RATE })).toBe(10_000);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, parseDecimal, parseRounded, plainNumber } from '#core/units/decimal.ts';
import { mulDiv, mulDivBig, type Rounding } from '#core/units/integer.ts';
import { moneyScale, notional, price, quantity } from '#core/units/units.ts';

const ROUNDINGS: Rounding[] = ['down', 'up', 'floor', 'ceil', 'half-up', 'half-even'];

describe('mulDiv', () => {
  test.each([
    [7, 1, 2, { down: 3, up: 4, floor: 3, ceil: 4, 'half-up': 4, 'half-even': 4 }],
    [5, 1, 2, { down: 2, up: 3, floor: 2, ceil: 3, 'half-up': 3, 'half-even': 2 }],
    [-5, 1, 2, { down: -2, up: -3, floor: -3, ceil: -2, 'half-up': -3, 'half-even': -2 }],
    [-7, 1, 3, { down: -2, up: -3, floor: -3, ceil: -2, 'half-up': -2, 'half-even': -2 }],
    [10, 3, 5, { down: 6, up: 6, floor: 6, ceil: 6, 'half-up': 6, 'half-even': 6 }],
  ] as const)('%d × %d ÷ %d', (a, b, c, expected) => {
    for (const rounding of ROUNDINGS) expect(mulDiv(a, b, c, rounding)).toBe(expected[rounding]);
  });

  test('agrees with exact rationals wherever the result is safe', () => {
    const safe = fc.maxSafeInteger();
    fc.assert(
      fc.property(
        safe,
        fc.integer(),
        fc.integer({ min: 1 }),
        fc.constantFrom(...ROUNDINGS),
        (a, b, c, rounding) => {
          const exact = mulDivBig(BigInt(a), BigInt(b), BigInt(c), rounding);
          const difference = exact * BigInt(c) - BigInt(a) * BigInt(b);
          expect(difference < 0n ? -difference < BigInt(c) : difference < BigInt(c)).toBe(true);
          if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < BigInt(Number.MIN_SAFE_INTEGER)) {
            expect(() => mulDiv(a, b, c, rounding)).toThrow(RangeError);
          } else {
            expect(BigInt(mulDiv(a, b, c, rounding))).toBe(exact);
          }
        },
      ),
    );
  });

  test('small numbers of any sign come to the same as exact ones', () => {
    const small = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(small, small, small, fc.constantFrom(...ROUNDINGS), (a, b, c, rounding) => {
        fc.pre(c !== 0);
        const exact = Number(mulDivBig(BigInt(a), BigInt(b), BigInt(c), rounding));
        expect(mulDiv(a, b, c, rounding)).toBe(exact);
      }),
      { numRuns: 5_000 },
    );
  });

  test('division by zero is a bug', () => expect(() => mulDiv(1, 1, 0, 'down')).toThrow(RangeError));
});

describe('decimals', () => {
  test('text and scaled integer round trip', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }), (value, scale) => {
        const parsed = parseDecimal(formatDecimal(value, scale), scale);
        expect(parsed).toEqual({ ok: true, value: value || 0 });
      }),
    );
  });

  test.each(['', 'abc', '1,5', '1e5', '0x10', '1.', '.5', '--1'])('%j is not a number', (text) => {
    expect(parseDecimal(text, 2)).toMatchObject({ ok: false, error: { code: 'NOT_A_NUMBER' } });
  });

  test('more decimals than the scale holds are refused, trailing zeros are not', () => {
    expect(parseDecimal('1.234', 2)).toMatchObject({ ok: false, error: { code: 'TOO_PRECISE' } });
    expect(parseDecimal('1.2300', 2)).toEqual({ ok: true, value: 123 });
    expect(parseDecimal('99999999999999999', 2)).toMatchObject({
      ok: false,
      error: { code: 'OUT_OF_RANGE' },
    });
  });

  test.each([
    ['12.345', 2, 1235],
    ['12.3449', 2, 1234],
    ['-12.345', 2, -1235],
    ['99.5', 0, 100],
    ['95500', 0, 95_500],
    ['100000000000000000.5', 0, null],
    ['9007199254740991.5', 0, null],
    ['abc', 2, null],
  ])('%s rounded at scale %d is %s', (text, scale, value) => {
    const parsed = parseRounded(text, scale);
    expect(parsed.ok ? parsed.value : null).toBe(value);
  });

  test('spreadsheet numbers lose their exponents', () => {
    expect(plainNumber(1e21)).toBe('1000000000000000000000');
    expect(plainNumber(2.5e-7)).toBe('0.00000025');
  });
});

test('a notional is exact for listed instruments', () => {
  const hose = { currency: 'VND', priceScale: 0, quantityScale: 0 } as const;
  const us = { currency: 'USD', priceScale: 4, quantityScale: 0 } as const;
  expect(notional(hose, price(95_500), quantity(300))).toBe(28_650_000);
  expect(notional(us, price(1_234), quantity(101))).toBe(124_634);
  expect(moneyScale('USD')).toBe(4);
});

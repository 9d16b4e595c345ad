import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillFees, sumFees, totalFees } from '#core/ledger/fees.ts';
import { applyTrade, flat, unrealised } from '#core/ledger/position.ts';
import { imbalance, tradePostings } from '#core/ledger/postings.ts';
import { PLAIN_TERMS } from '#core/model/account.ts';
import {
  money,
  unixMs,
  notional,
  quantity,
  type Money,
  type Price,
  type Quantity,
} from '#core/units/units.ts';
import { AAPL, FPT } from '../../../support/kernel.ts';

const trade = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  size: fc.integer({ min: 1, max: 9_999 }),
  at: fc.integer({ min: 1, max: 300_000 }),
});

describe('positions', () => {
  test('cost, cash and realised profit are conserved to the last unit through partial closes and flips', () => {
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 40 }), (trades) => {
        let position = flat(FPT.id);
        let paid = 0;
        for (const [index, { side, size, at }] of trades.entries()) {
          const value = notional(FPT, at as Price, size as Quantity);
          const effect = applyTrade(position, PLAIN_TERMS, {
            id: index + 1,
            side,
            quantity: size as Quantity,
            value,
            at: unixMs(index),
          });
          const legs = tradePostings(FPT, side, {
            value,
            costChange: effect.costChange,
            realised: effect.realised,
            fees: money(7),
          });
          expect(imbalance(legs).get('VND')).toBe(0);
          paid += side === 'buy' ? value : -value;
          position = effect.position;
          const closed = effect.closed.reduce((sum, part) => sum + part.quantity, 0);
          expect(Math.abs(effect.opened?.quantity ?? 0) + closed).toBe(size);
          expect(effect.position.lots.reduce((sum, lot) => sum + lot.cost, 0)).toBe(
            effect.position.totalCost,
          );
        }
        // What was paid is either still cost, or was given up as realised loss.
        expect(position.totalCost - position.realised).toBe(paid);
        expect(position.quantity).toBe(
          trades.reduce((sum, { side, size }) => sum + (side === 'buy' ? size : -size), 0),
        );
        if (position.quantity === 0) expect(position.totalCost).toBe(0);
        const mark = notional(FPT, 100 as Price, Math.abs(position.quantity) as Quantity);
        const total = unrealised(position, money(position.quantity < 0 ? -mark : mark)) + position.realised;
        expect(total).toBe((position.quantity < 0 ? -mark : mark) - paid);
      }),
    );
  });

  test('a flip closes everything and opens the rest at the trade’s price', () => {
    const one = { id: 1, side: 'buy', quantity: quantity(100), value: money(1_000), at: unixMs(1) } as const;
    const two = { id: 2, side: 'sell', quantity: quantity(150), value: money(3_000), at: unixMs(2) } as const;
    const long = applyTrade(flat(FPT.id), PLAIN_TERMS, one).position;
    const { position, realised, closed, opened } = applyTrade(long, PLAIN_TERMS, two);
    expect([position.quantity, position.totalCost, realised]).toEqual([-50, -1_000, 1_000]);
    expect([closed[0]?.quantity, opened?.quantity]).toEqual([100, -50]);
  });
});

describe('fees', () => {
  test('however an order is cut into fills, the fees are the same', () => {
    fc.assert(
      fc.property(
        fc.array(trade, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('buy' as const, 'sell' as const),
        (parts, side) => {
          let before = { quantity: 0 as Quantity, notional: 0 as Money };
          let charged = 0;
          for (const { size, at } of parts) {
            const after = {
              quantity: quantity(before.quantity + size),
              notional: money(before.notional + notional(FPT, at as Price, size as Quantity)),
            };
            charged += sumFees(fillFees('vn-broker', FPT, side, before, after));
            before = after;
          }
          expect(charged).toBe(sumFees(totalFees('vn-broker', FPT, side, before)));
        },
      ),
    );
  });

  test.each([
    ['vn-broker', FPT, 'buy', 100, 9_550_000, 14_325],
    ['vn-broker', FPT, 'sell', 100, 9_550_000, 14_325 + 9_550],
    ['us-per-share', AAPL, 'buy', 100, 180_500_000, 10_000],
    ['us-per-share', AAPL, 'sell', 1_000, 1_805_000_000, 50_000],
    ['us-per-share', AAPL, 'buy', 10, 200_000, 2_000],
    ['zero', FPT, 'sell', 100, 9_550_000, 0],
  ] as const)('%s %j', (profile, instrument, side, size, value, expected) => {
    expect(
      sumFees(totalFees(profile, instrument, side, { quantity: quantity(size), notional: money(value) })),
    ).toBe(expected);
  });
});

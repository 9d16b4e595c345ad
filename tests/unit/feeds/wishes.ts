/** Random orders for a tape: when each is sent, and whether as a bracket. */
import fc from 'fast-check';
import type { OrderIntent } from '#core/model/order.ts';
import type { Price, Quantity } from '#core/units/units.ts';
import { FPT } from '../../support/kernel.ts';

export interface Wish {
  readonly at: number;
  readonly intent: OrderIntent;
  /** With a target and a stop this far from the price. */
  readonly bracket: number | null;
}

const intents = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  type: fc.constantFrom('market' as const, 'limit' as const, 'stop' as const, 'trailing-stop' as const),
  timeInForce: fc.constantFrom('GTC' as const, 'DAY' as const, 'AT_CLOSE' as const),
  lots: fc.integer({ min: 1, max: 5 }),
  away: fc.integer({ min: -8, max: 8 }),
  bracket: fc.option(fc.integer({ min: 2, max: 6 }), { freq: 2 }),
});

/** At positions before `last`, in order. */
export const wishesUntil = (last: number): fc.Arbitrary<Wish[]> =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: last }), intents), { maxLength: 12 }).map((list) =>
    list
      .map(([at, { side, type, timeInForce, lots, away, bracket }]): Wish => {
        const price = 95_000 + away * 200;
        const triggered = type === 'stop' || type === 'trailing-stop';
        return {
          at,
          bracket,
          intent: {
            instrumentId: FPT.id,
            side,
            type,
            timeInForce: triggered && timeInForce === 'AT_CLOSE' ? 'GTC' : timeInForce,
            quantity: (lots * 100) as Quantity,
            price: type === 'limit' ? (price as Price) : null,
            stop: type === 'stop' ? (price as Price) : null,
            ...(type === 'trailing-stop' ? { trail: { by: 'ticks', distance: 5 } as const } : {}),
            source: 'api',
            note: '',
          },
        };
      })
      .sort((a, b) => a.at - b.at),
  );

/** Terms that would do harm are denied, and reduce-only is made smaller rather than denied. */
import { expect, test } from 'vitest';
import type { OrderIntent } from '#core/model/order.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

const fresh = () =>
  new Bench([FPT])
    .openAccount(1_000_000_000, 0, [[FPT, 300, 90_000]])
    .quote(FPT, 'bid', [95_000, 5_000])
    .quote(FPT, 'ask', [95_500, 5_000]);

test('a distance of more ticks than anybody needs is denied, not counted', () => {
  const trail = { by: 'ticks', distance: 9_000_000_000_000 } as const;
  const { denial } = fresh().place(FPT, 'sell', 100, null, { type: 'trailing-stop', trail });
  expect(denial).toMatchObject({ code: 'TERMS_INVALID', problem: 'too-many-ticks' });
  const market = fresh().place(FPT, 'buy', 100, null, { maxSlippage: 1e12 });
  expect(market.denial).toMatchObject({ problem: 'too-many-ticks' });
});

test('a reduce-only sale of more than is held is lowered to it where short selling is forbidden', () => {
  const bench = fresh();
  expect(bench.place(FPT, 'sell', 1_000, null, { reduceOnly: true }).denial).toBeNull();
  expect(bench.state.positions.get(FPT.id)!.quantity).toBe(0);
});

test('a bracket whose stop lies beyond its target is denied', () => {
  const leg = (extra: object): OrderIntent =>
    ({
      instrumentId: FPT.id,
      type: 'limit',
      timeInForce: 'GTC',
      quantity: 100,
      price: null,
      stop: null,
      source: 'ticket',
      note: '',
      ...extra,
    }) as unknown as OrderIntent;
  const bench = fresh();
  const { denial } = bench.run({
    kind: 'place-group',
    group: 'bracket',
    legs: [
      { role: 'entry', intent: leg({ side: 'buy', price: 95_000 }) },
      { role: 'exit', intent: leg({ side: 'sell', price: 93_000 }) },
      { role: 'exit', intent: leg({ side: 'sell', type: 'stop', stop: 99_000 }) },
    ],
  });
  expect(denial).toEqual({ code: 'GROUP_INVALID', reason: 'stop-beyond-target' });
  expect(bench.state.orders.get('O1' as never)).toBeUndefined();
});

/** Terms that an order's type does not use, and what a replacement may fall below. */
import { expect, test } from 'vitest';
import type { OrderIntent } from '#core/model/order.ts';
import { unixMs, type Price, type Quantity } from '#core/units/units.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

const open = () =>
  new Bench().openAccount(undefined, undefined, [[FPT, 1_000, 95_500]]).quote(FPT, 'bid', [95_400, 1_000]);
const price = (value: number) => value as Price;
const stop = { type: 'stop', stop: price(95_000) } as const;

test.each<[string, number | null, Partial<OrderIntent>]>([
  ['price-not-used', 95_000, { type: 'market' }],
  ['price-not-used', 94_000, stop],
  ['stop-not-used', 95_000, { stop: price(94_000) }],
  ['trail-not-used', 95_000, { trail: { by: 'ticks', distance: 3 } }],
  ['expiry-not-used', 95_000, { expireAt: unixMs(5) }],
])('%s: an order is not taken as another than it says', (problem, at, extra) => {
  const { denial } = open().place(FPT, 'sell', 100, at, extra);
  expect(denial).toMatchObject({ code: 'TERMS_INVALID', problem });
});

test('a stop does not become a stop limit by a replacement', () => {
  const bench = open();
  bench.place(FPT, 'sell', 100, null, stop);
  expect(bench.replace('O1', 94_000, 100).denial).toMatchObject({ problem: 'price-not-used' });
  expect(bench.market.venue(FPT.id).managed.get(1)).toMatchObject({ limit: null, leaves: 100 });
  expect(bench.replace('O1', null, 200).denial).toBeNull();
});

test('an order may be made smaller than the part it shows, or than its least first part', () => {
  const bench = open();
  bench.place(FPT, 'buy', 500, 95_000, { display: 200 as Quantity });
  bench.place(FPT, 'buy', 500, 94_900, { minimum: 200 as Quantity });
  for (const [id, at] of [
    ['O1', 95_000],
    ['O2', 94_900],
  ] as const)
    expect(bench.replace(id, at, 100).denial).toBeNull();
  const venue = bench.market.venue(FPT.id);
  expect([venue.managed.get(1)?.leaves, venue.managed.get(2)?.leaves]).toEqual([100, 100]);
  expect(bench.replace('O1', 95_000, -100).denial).toMatchObject({ code: 'QUANTITY_NOT_POSITIVE' });
});

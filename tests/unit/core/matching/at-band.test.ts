/** HOSE since KRX: at-open orders stand in time with the limits at ceiling and floor, and still name no price. */
import { expect, test } from 'vitest';
import { ScenarioPlayer } from '#core/matching/scenario/player.ts';
import type { NewOrder, ScenarioStep } from '#core/matching/scenario/steps.ts';

const at = (side: 'BUY' | 'SELL', qty: number, price?: number): Omit<NewOrder, 'id'> =>
  price === undefined ? { side, type: 'market', qty, tif: 'ATO' } : { side, type: 'limit', qty, price };

/** What each of the orders, entered one after the other, gets in the opening auction. */
function auction(...orders: readonly Omit<NewOrder, 'id'>[]): Record<string, unknown>[] {
  const player = new ScenarioPlayer({
    rules: { venue: 'HOSE', date: '2025-06-02' },
    phase: 'opening-auction',
    reference: 26_000,
    band_bps: 700,
    ticks: [{ from: 0, tick: 50 }],
    lot: 100,
  });
  for (const [index, order] of orders.entries()) player.play({ op: 'new', id: index + 1, ...order });
  const open: ScenarioStep = { op: 'phase', phase: 'continuous' };
  return player.play(open).filter(({ e }) => e === 'cross');
}

test('find no price among themselves', () => {
  expect(auction(at('BUY', 1_000), at('SELL', 1_500))).toEqual([]);
});

test('do not lift the price to the ceiling where one sells at the floor', () => {
  const crossed = auction(at('BUY', 1_000), at('SELL', 300, 24_200));
  expect(crossed.map(({ price, qty }) => [price, qty])).toEqual([
    [24_200, 300],
    [24_200, 300],
  ]);
});

test('come after a limit that was there before them', () => {
  const crossed = auction(at('BUY', 300, 27_800), at('BUY', 1_000), at('SELL', 400, 26_000));
  expect(crossed.map(({ id, price, qty }) => [id, price, qty])).toEqual([
    [1, 26_000, 300],
    [2, 26_000, 100],
    [3, 26_000, 400],
  ]);
});

/** An amendment of a scenario is held to the same rules as a new order, and one that is refused changes nothing. */
import { expect, test } from 'vitest';
import { ScenarioPlayer } from '#core/matching/scenario/player.ts';

function amend(change: { qty?: number; price?: number; stop?: number }, id: 'limit' | 'stop' = 'limit') {
  const player = new ScenarioPlayer({ tick: 10, lot: 100, reference: 1_000 });
  player.play({ op: 'new', id: 'limit', side: 'BUY', type: 'limit', qty: 200, price: 990 });
  player.play({ op: 'new', id: 'stop', side: 'SELL', type: 'stop', qty: 200, stop: 950 });
  const before = JSON.stringify([...player.desk.managed.values()]);
  const [{ e, reason }] = player.play({ op: 'amend', id, ...change }) as [{ e: string; reason?: string }];
  expect(JSON.stringify([...player.desk.managed.values()]) === before).toBe(e === 'reject');
  return reason ?? e;
}

test.each([
  [{ price: 993 }, 'limit', 'off_tick'],
  [{ qty: 150 }, 'limit', 'off_lot'],
  [{ qty: -100 }, 'limit', 'invalid_qty'],
  [{ price: -10 }, 'limit', 'invalid_price'],
  [{ stop: 900 }, 'limit', 'invalid_stop'],
  [{ stop: -10 }, 'stop', 'invalid_stop'],
  [{ price: 940 }, 'stop', 'invalid_price'],
  [{ price: 980, qty: 100 }, 'limit', 'amended'],
  [{ stop: 940 }, 'stop', 'amended'],
] as const)('%o of the %s: %s', (change, id, expected) => {
  expect(amend(change, id)).toBe(expected);
});

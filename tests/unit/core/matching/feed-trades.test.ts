/** A feed of quotes and trades against the user's orders, as scenarios tell it. */
import { expect, test } from 'vitest';
import { ScenarioPlayer } from '#core/matching/scenario/player.ts';
import type { ScenarioStep } from '#core/matching/scenario/steps.ts';

const QUOTE = { op: 'quote', bid: 990, bid_qty: 50, ask: 1010, ask_qty: 50 } as const;
const STOP = { op: 'new', id: 'S', side: 'BUY', type: 'stop', qty: 10 } as const;

function told(...steps: readonly ScenarioStep[]) {
  const player = new ScenarioPlayer({ venue: 'quotes', reference: 980 });
  return { events: steps.map((step) => player.play(step).map(({ e }) => e)), last: () => player.desk.last };
}

test.each([
  ['between the quotes', { op: 'trade', price: 1000, qty: 5 }, 1000],
  ['above the offer', { op: 'trade', price: 1020, qty: 5, aggressor: 'BUY' }, 1020],
] as const)('a trade %s is the last price and reaches stops', (_, trade, stop) => {
  const { events } = told(QUOTE, { ...STOP, stop }, trade);
  expect(events.at(-1)).toEqual(['trigger', 'trade']);
});

test('an order that the market traded through fills at its limit; the last price is the feed’s', () => {
  const limit = { op: 'new', id: 'L', side: 'BUY', type: 'limit', qty: 10, price: 1000 } as const;
  const { events, last } = told(QUOTE, limit, { op: 'trade', price: 995, qty: 30, aggressor: 'SELL' });
  expect(events.at(-1)).toEqual(['trade']);
  expect(last()).toBe(995);
});

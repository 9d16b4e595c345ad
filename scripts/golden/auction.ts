/** Call auctions: orders gather on a venue, the phase ends, and the price, the volume and who got what are compared. */
import { findPrice } from '../../src/shared/core/matching/uncross.ts';
import { ScenarioPlayer } from '../../src/shared/core/matching/scenario/player.ts';
import type { ScenarioEvent } from '../../src/shared/core/matching/scenario/steps.ts';
import type { TieBreak } from '../../src/shared/core/venues/rules.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome } from './types.ts';

interface AuctionOrder {
  readonly id: string;
  readonly side: 'BUY' | 'SELL';
  readonly type: string;
  readonly qty: number;
  readonly price?: number;
}

interface Args {
  readonly rule: readonly string[];
  readonly reference_price: number;
  readonly orders: readonly AuctionOrder[];
}

interface Expected {
  readonly price: number | null;
  readonly volume: number;
  readonly buy_fills: readonly (readonly [string, number])[];
  readonly sell_fills: readonly (readonly [string, number])[];
  readonly table?: readonly { price: number; buy: number; sell: number; exec: number }[];
}

/** The rule's tie-breaks in our configuration's words; null for one we do not know. */
function tieBreaksOf(rule: readonly string[]): TieBreak[] | null {
  const ties = rule.filter((text) => text.startsWith('tie:'));
  const known = ties.map((text): TieBreak | null => {
    if (text.includes('closest to the reference')) return 'nearest-reference';
    if (text.includes('higher price')) return 'higher-price';
    if (text.includes('lower price')) return 'lower-price';
    return text.includes('imbalance') ? 'minimum-imbalance' : null;
  });
  return known.every((tie) => tie !== null) ? known : null;
}

const fillsOf = (
  events: readonly ScenarioEvent[],
  orders: readonly AuctionOrder[],
  side: AuctionOrder['side'],
): [string, number][] => {
  const sides = new Map(orders.map((order) => [order.id, order.side]));
  return events
    .filter(({ e, id }) => e === 'cross' && sides.get(String(id)) === side)
    .map(({ id, qty }): [string, number] => [String(id), Number(qty)]);
};

export function runAuction(one: GoldenCase): Outcome {
  const { rule, reference_price: reference, orders } = one.args as unknown as Args;
  const ties = tieBreaksOf(rule);
  if (!ties) return unsupported('tie-break');
  const player = new ScenarioPlayer({ phase: 'opening-auction', reference, tie_breaks: ties });
  for (const order of orders) {
    const atAuction = order.type === 'ATO' || order.type === 'ATC';
    player.play({
      op: 'new',
      ...order,
      type: atAuction ? 'market' : 'limit',
      tif: atAuction ? 'AT_OPEN' : 'GTC',
    });
  }
  const found = findPrice(player.book!);
  const events = player.play({ op: 'phase', phase: 'continuous' });
  const got: Expected = {
    price: found.volume === 0 ? null : found.price,
    volume: found.volume,
    buy_fills: fillsOf(events, orders, 'BUY'),
    sell_fills: fillsOf(events, orders, 'SELL'),
    table: found.table.map(({ price, buy, sell, executable: exec }) => ({ price, buy, sell, exec })),
  };
  const expected = one.expected as Expected;
  const told = expected.table ? got : { ...got, table: undefined };
  return JSON.stringify(told) === JSON.stringify(expected) ? passed : failed(expected, got);
}

/** What a scenario leaves behind: the book with who stands where, what is held, the last price. */
import { BUY, isMarketLevel, SELL, type BookSide } from '../book-sides.ts';
import type { ScenarioPlayer } from './player.ts';
import type { ScenarioId } from './steps.ts';

/** [price, shown, total, order ids in queue order]; a market order's price in an auction is null. */
export type FinalLevel = readonly [number | null, number, number, readonly (ScenarioId | null)[]];

export interface FinalBook {
  readonly bids: readonly FinalLevel[];
  readonly asks: readonly FinalLevel[];
  /** [order id, stop price] of what waits for its trigger. */
  readonly stops: readonly (readonly [ScenarioId | null, number | null])[];
  readonly last: number | null;
}

function levels({ book, names }: ScenarioPlayer, side: BookSide): FinalLevel[] {
  if (!book) return [];
  const { book: queues } = book;
  return Array.from({ length: queues.levelCount(side) }, (_, rank): FinalLevel => {
    const level = queues.levelAt(side, rank);
    const ids: (ScenarioId | null)[] = [];
    queues.eachInLevel(level, (slot) => {
      ids.push(names.get(queues.keyAt(slot)) ?? null);
      return true;
    });
    const shown = queues.quantityOfLevel(level);
    const price = queues.priceOfLevel(level);
    return [isMarketLevel(price) ? null : price, shown, shown + queues.hiddenOfLevel(level), ids];
  });
}

export function finalBook(player: ScenarioPlayer): FinalBook {
  const { desk, names } = player;
  const waiting = [...desk.managed.values()].filter((m) => m.waiting === 'trigger');
  return {
    bids: levels(player, BUY),
    asks: levels(player, SELL),
    stops: waiting.map((m) => [names.get(m.order.key) ?? null, m.stop]),
    last: desk.last === 0 ? null : desk.last,
  };
}

/**
 * What the order of the trades did: the same profits in other orders (each history a fair shuffle, Fisher and Yates), and how deep each
 * fell. The sum stays; the way there does not. The same seed gives the same answer. Trades that depend on those before them are not
 * independent, and what a shuffle says of them is not either.
 */
import { Seeded } from '#core/units/seeded.ts';
import { Ranks } from './ranks.ts';

export interface ShuffledTrades {
  readonly samples: number;
  readonly seed: number;
  /** Deepest fall from a high in money, as it was. */
  readonly actual: number;
  /** Of the histories: the fall that half of them, 95 % and 99 % do not exceed, and the deepest. */
  readonly median: number;
  readonly of95: number;
  readonly of99: number;
  readonly worst: number;
  /** Share of the histories that fell as deep as it was, or deeper. */
  readonly asDeep: number;
}

/** Deepest fall of a running sum from its highest so far, which starts at 0. */
function deepestFall(profits: ArrayLike<number>): number {
  let [height, top, deepest] = [0, 0, 0];
  for (let at = 0; at < profits.length; at += 1) {
    height += profits[at]!;
    top = Math.max(top, height);
    deepest = Math.max(deepest, top - height);
  }
  return deepest;
}

/** `Seeded.index` draws below it. */
const MOST_INDEXED = 2 ** 21;

function shuffle(values: Float64Array, seeded: Seeded): void {
  for (let at = values.length - 1; at > 0; at -= 1) {
    const other = at < MOST_INDEXED ? seeded.index(at + 1) : seeded.below(at + 1);
    const held = values[at]!;
    values[at] = values[other]!;
    values[other] = held;
  }
}

const MOST_DRAWN = 5_000_000;
const LEAST_SAMPLES = 50;
/** Fewer trades have too few orders. */
export const LEAST_TRADES = 5;

/** Null for fewer than 5 trades. `samples` are cut where they would hold more than 5 million trades, to no fewer than 50. */
export function shuffleTrades(profits: ArrayLike<number>, samples = 1000, seed = 1): ShuffledTrades | null {
  if (profits.length < LEAST_TRADES) return null;
  const times = Math.max(LEAST_SAMPLES, Math.min(samples, Math.floor(MOST_DRAWN / profits.length)));
  const seeded = Seeded.of(seed);
  const order = Float64Array.from(profits);
  const falls = new Float64Array(times);
  for (let at = 0; at < times; at += 1) {
    shuffle(order, seeded);
    falls[at] = deepestFall(order);
  }
  const actual = deepestFall(profits);
  // Sums in another order differ in their last digits.
  const equal = actual * (1 - 1e-12);
  const ranks = new Ranks(falls);
  return {
    samples: times,
    seed,
    actual,
    median: ranks.quantile(0.5),
    of95: ranks.quantile(0.95),
    of99: ranks.quantile(0.99),
    worst: ranks.quantile(1),
    asDeep: falls.filter((fall) => fall >= equal).length / times,
  };
}

/**
 * The order book against npm nodejs-order-book: one seeded stream for both, string ids and trade events on both sides.
 *
 * - `book`: a million mixed operations.
 * - `book deep`: mixed operations after 200,000 resting orders at the prices the mixed ones use, 60 ticks a side. `book wide`:
 *   the same with the resting orders spread over 1,000 ticks a side. Filling the book is not timed.
 * - `book p99`: the slowest hundredth of single operations, in microseconds.
 * - `book core`: the million operations by integers alone, without names and trade objects, against the peer as it is.
 *
 * The peer takes an order out in a time that grows with the orders of its level, so the ratio depends on how many stand
 * there: hence deep and wide. At the end of each timed stream both books hold the same levels, or the measurement fails.
 */
import { core, ours, PEER, peer, type Runner } from './book-runs.ts';
import { Stream, type Operation } from './book-stream.ts';
import { median, percentile, type Bench, type BenchResult } from './types.ts';

const MIXED = 1_000_000;
const RESTING = 200_000;
const DEEP_TICKS = 60;
const WIDE_TICKS = 1_000;
const DEEP = 5_000;
const WIDE = 20_000;
const TAIL = 200_000;
const ROUNDS = 5;

const GOALS = { mixed: 8, deep: 40, wide: 8, tail: 1 / 0.15, core: 40 } as const;

function feed(runner: Runner, operations: readonly Operation[]): number {
  const from = performance.now();
  for (const operation of operations) runner.run(operation);
  return performance.now() - from;
}

interface Timed {
  readonly ms: number;
  readonly levels: string;
}

/** Runs a stream on a fresh book several times; the first operations only fill it. */
function timed(
  make: () => Runner,
  filling: readonly Operation[],
  operations: readonly Operation[],
  rounds: number,
): Timed {
  const times: number[] = [];
  let levels = '';
  for (let round = 0; round < rounds; round += 1) {
    const runner = make();
    feed(runner, filling);
    times.push(feed(runner, operations));
    levels = runner.levels();
  }
  return { ms: median(times), levels };
}

function assertSame(mine: Timed, theirs: Timed): void {
  if (mine.levels !== theirs.levels) throw new Error('the two books do not hold the same levels');
}

const row = (
  name: string,
  unit: string,
  figures: { readonly ours: number; readonly peer: number; readonly ratio: number },
  least: number,
): BenchResult => ({
  name,
  ...figures,
  peerName: PEER,
  unit,
  goal: `≥ ${Number(least.toFixed(1))}×`,
  holds: figures.ratio >= least,
});

function rates(
  name: string,
  operations: readonly Operation[],
  mine: Timed,
  theirs: Timed,
  least: number,
): BenchResult {
  assertSame(mine, theirs);
  const rate = ({ ms }: Timed): number => Math.round(operations.length / (ms / 1_000));
  return row(
    name,
    'operations/s',
    { ours: rate(mine), peer: rate(theirs), ratio: theirs.ms / mine.ms },
    least,
  );
}

/** The slowest hundredth of single operations, microseconds. The clock's own cost is in both. */
function tail(make: () => Runner, operations: readonly Operation[]): number {
  const runner = make();
  const samples = operations.map((operation) => {
    const from = performance.now();
    runner.run(operation);
    return (performance.now() - from) * 1_000;
  });
  return percentile(samples, 0.99);
}

function filled(name: string, ticks: number, count: number, least: number): BenchResult {
  const stream = new Stream();
  const filling = stream.passive(RESTING, ticks);
  const operations = stream.mixed(count);
  const mine = timed(ours, filling, operations, ROUNDS);
  const theirs = timed(peer, filling, operations, 1);
  return rates(name, operations, mine, theirs, least);
}

export const book: Bench = () => {
  const operations = new Stream().mixed(MIXED);
  const mine = timed(ours, [], operations, ROUNDS);
  const theirs = timed(peer, [], operations, 1);
  const alone = timed(() => core(MIXED), [], operations, ROUNDS);
  const part = operations.slice(0, TAIL);
  const slowest = { ours: tail(ours, part), peer: tail(peer, part) };
  return [
    rates('book', operations, mine, theirs, GOALS.mixed),
    filled('book deep', DEEP_TICKS, DEEP, GOALS.deep),
    filled('book wide', WIDE_TICKS, WIDE, GOALS.wide),
    row('book p99', 'µs', { ...slowest, ratio: slowest.peer / slowest.ours }, GOALS.tail),
    rates('book core', operations, alone, theirs, GOALS.core),
  ];
};

/** An activity as the values that are kept of it, in order, and back. */
import type { Activity, Dealing } from './activity.ts';

const SUMS = ['fills', 'bought', 'sold', 'commission', 'tax', 'slippage', 'spread', 'delay'] as const;

export function activityParts(activity: Activity): readonly unknown[] {
  const { ends, gross, net, borrow, interest, holdings, results, dealings } = activity;
  const columns = (['day', 'holding', ...SUMS] as const).map((name) => dealings.map((each) => each[name]));
  return [
    holdings,
    ends,
    gross,
    net,
    borrow,
    interest,
    results.day,
    results.holding,
    results.amount,
    ...columns,
  ];
}

/** `next` reads a value, `numbers` a list of numbers. */
export function activityOf(next: () => unknown, numbers: () => Float64Array): Activity {
  const holdings = next() as Activity['holdings'];
  const list = (): number[] => Array.from(numbers());
  const [ends, gross, net, borrow, interest] = [list(), list(), list(), list(), list()];
  const results = { day: list(), holding: list(), amount: list() };
  const [days, places] = [numbers(), numbers()];
  const sums = SUMS.map(() => numbers());
  const dealings = Array.from(days, (day, row): Dealing => {
    const own = Object.fromEntries(SUMS.map((name, at) => [name, sums[at]![row]!]));
    return { day, holding: places[row]!, ...(own as Record<(typeof SUMS)[number], number>) };
  });
  return { ends, gross, net, borrow, interest, holdings, results, dealings };
}

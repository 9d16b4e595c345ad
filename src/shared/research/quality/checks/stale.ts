/**
 * A quote that stands still: one bar after another with the very same open, high, low and close. A warning.
 *
 * Reported from `SHORTEST` bars on, and only where the run is `FAR_BEYOND` times longer than chance would bring in a series
 * that repeats its bars as often as this one does. A repeated bar with volume was traded; without it counts at once.
 */
import type { BarColumns } from '#core/model/bars.ts';
import type { Check } from '../finding.ts';
import { byChance } from './missing-sessions.ts';

const SHORTEST = 5;

function repeats({ open, high, low, close }: BarColumns, row: number): boolean {
  const last = row - 1;
  return (
    close[row] === close[last] &&
    open[row] === open[last] &&
    high[row] === high[last] &&
    low[row] === low[last]
  );
}

export const stale: Check = ({ columns }, found) => {
  const { time, volume, close, count } = columns;
  const runs: [first: number, last: number][] = [];
  let repeated = 0;
  let first = 0;
  for (let row = 1; row <= count; row += 1) {
    if (row < count && repeats(columns, row)) {
      repeated += 1;
      continue;
    }
    if (row - first >= SHORTEST) runs.push([first, row - 1]);
    first = row;
  }
  const long = runs.reduce((sum, [from, to]) => sum + to - from, 0);
  // What the long runs themselves hold is no measure of how often bars repeat by chance.
  const allowed = Math.max(SHORTEST - 1, byChance(repeated - long, count));
  for (const [from, to] of runs) {
    const bars = to - from + 1;
    if (bars <= allowed) continue;
    let traded = 0;
    for (let row = from; row <= to; row += 1) traded += volume[row]!;
    found({
      check: 'stale',
      kind: 'stale-run',
      severity: 'warning',
      from: time[from]!,
      to: time[to]!,
      row: from,
      count: bars,
      numbers: { bars, allowed, close: close[from]!, volume: traded },
    });
  }
};

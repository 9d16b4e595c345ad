/**
 * Jumps from one session to the next that look like a split nobody adjusted for: the price changes by close to a usual
 * ratio, far beyond what the series does, and stays there. A warning: a crash can look the same.
 *
 * The open against the close before must be within `TOLERANCE` robust standard deviations of the ratio (at least
 * `LEAST_TOLERANCE`, at most `MOST_TOLERANCE`, twice that from `LARGE` on), the move more than `FAR_SIGMAS` of them; the median close of the
 * `PERSISTS` bars from there on, against that of as many before, must show the ratio too (`PERSISTENCE`).
 * `volumeRatio` is what volume did: about the ratio after a split, anything after a crash.
 *
 * Repair: everything before is scaled by the ratio, prices one way, volumes the other.
 */
import { lengthOf } from '../../bars/timeframe.ts';
import type { Check, CheckedSeries } from '../finding.ts';
import type { Ratio } from '../repair.ts';
import { medianOf } from '../robust.ts';

const FAR_SIGMAS = 6;
const TOLERANCE = 2.5;
const LEAST_TOLERANCE = 0.015;
const MOST_TOLERANCE = 0.06;
/** Logarithm from which ratios are far enough apart to be told from one another in a wild market. */
const LARGE = Math.log(9);
const PERSISTS = 5;
const PERSISTENCE = 0.12;

/** New shares for old ones. Whole ones also the other way round: two for three does not happen, takeover bids do. */
const SPLITS: readonly Ratio[] = [
  [3, 2], [2, 1], [3, 1], [4, 1], [5, 1], [6, 1], [7, 1], [8, 1], [10, 1], [15, 1], [20, 1], [25, 1], [50, 1], [100, 1],
]; // prettier-ignore
interface Named {
  readonly ratio: Ratio;
  readonly log: number;
}
const forward = ([many, few]: Ratio): Named => ({ ratio: [many, few], log: -Math.log(many / few) });
const reverse = ([many, few]: Ratio): Named => ({ ratio: [few, many], log: Math.log(many / few) });
const RATIOS: readonly Named[] = [
  ...SPLITS.map(forward),
  ...SPLITS.filter(([, few]) => few === 1).map(reverse),
];
const SMALLEST = Math.log(1.5) - MOST_TOLERANCE;

function medianAt(values: Float64Array, from: number, to: number): number {
  const part = values.slice(Math.max(0, from), Math.min(values.length, to));
  return medianOf(part, part.length);
}

/** The ratio whose jump is nearest. */
function nearest(jump: number): Named {
  return RATIOS.reduce((best, each) => (Math.abs(each.log - jump) < Math.abs(best.log - jump) ? each : best));
}

function persists({ logClose }: CheckedSeries, row: number, log: number, sigma: number): boolean {
  const shift = medianAt(logClose, row, row + PERSISTS) - medianAt(logClose, row - PERSISTS, row);
  return Math.abs(shift - log) <= Math.max(PERSISTENCE, FAR_SIGMAS * Math.min(sigma, MOST_TOLERANCE / 2));
}

function ratioAt(series: CheckedSeries, row: number, jump: number): Ratio | null {
  const sigma = Math.max(series.sigmaAt(row - 1), series.sigmaAt(row));
  const { ratio, log } = nearest(jump);
  const most = Math.abs(log) >= LARGE ? 2 * MOST_TOLERANCE : MOST_TOLERANCE;
  const tolerance = Math.min(most, Math.max(LEAST_TOLERANCE, TOLERANCE * sigma));
  if (Math.abs(jump - log) > tolerance || Math.abs(jump) < FAR_SIGMAS * sigma) return null;
  return persists(series, row, log, sigma) ? ratio : null;
}

export const splits: Check = (series, found) => {
  const { columns, days, logClose, context } = series;
  const { open, volume, time, count } = columns;
  if (lengthOf(context.timeframe).kind === 'month') return;
  for (let row = 1; row < count - 1; row += 1) {
    if (days[row] === days[row - 1] || !(open[row]! > 0)) continue;
    const jump = Math.log(open[row]!) - logClose[row - 1]!;
    if (!(Math.abs(jump) >= SMALLEST)) continue;
    const ratio = ratioAt(series, row, jump);
    if (!ratio) continue;
    const [many, few] = ratio;
    const volumeRatio =
      medianAt(volume, row, row + PERSISTS) / Math.max(1, medianAt(volume, row - PERSISTS, row));
    found({
      check: 'splits',
      kind: 'split-like',
      severity: 'warning',
      from: time[row]!,
      to: time[row]!,
      row,
      count: 1,
      numbers: { numerator: many, denominator: few, jump: Math.exp(jump), volumeRatio },
      repair: { kind: 'scale-before', time: time[row]!, price: [few, many], volume: [many, few] },
    });
  }
};

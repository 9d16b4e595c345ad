/**
 * Splits and dividends out of the factors that vendors publish: factor files of LEAN, the adjusted close of Yahoo. From
 * numbers that are parsed already; what comes out is for adjust.ts.
 *
 * Known limit: factors are rounded by their source, so dividends come out as factors in billionths, not as amounts, and
 * those too small to tell from the rounding are not seen.
 */
import { BILLION, type AdjustmentEvent } from './adjust.ts';

/** One line of a LEAN factor file: the factors that hold up to and with a day, from the line before on. */
export interface FactorRow {
  /** Days since 1970-01-01: the last one before the event. */
  readonly day: number;
  readonly priceFactor: number;
  readonly splitFactor: number;
}

const LARGEST_TERM = 10_000;
/** Split factors are given with about six significant digits. */
const RATIO_TOLERANCE = 5e-6;

/** The simplest fraction near a positive number, by its continued fraction; null where no term up to 10,000 is near. */
export function simpleRatio(value: number, tolerance = RATIO_TOLERANCE): readonly [number, number] | null {
  let [above, aboveBefore, below, belowBefore] = [1, 0, 0, 1];
  let rest = value;
  for (let step = 0; step < 24; step += 1) {
    const whole = Math.floor(rest);
    [above, aboveBefore] = [whole * above + aboveBefore, above];
    [below, belowBefore] = [whole * below + belowBefore, below];
    if (above > LARGEST_TERM || below > LARGEST_TERM) return null;
    if (above > 0 && Math.abs(above / below / value - 1) <= tolerance) return [above, below];
    rest = 1 / (rest - whole);
    if (!Number.isFinite(rest)) return null;
  }
  return null;
}

const cashFactor = (exDay: number, ratio: number): AdjustmentEvent[] => {
  const billionths = Math.round(ratio * BILLION);
  return billionths === BILLION ? [] : [{ kind: 'factor', exDay, billionths }];
};

/** A price factor of `ratio` for older prices as the split it is, if it is near enough to a simple one. */
function split(exDay: number, ratio: number, tolerance: number): AdjustmentEvent[] {
  if (Math.abs(ratio - 1) <= tolerance) return [];
  const simple = simpleRatio(ratio, tolerance);
  if (!simple) return cashFactor(exDay, ratio);
  return [{ kind: 'split', exDay, numerator: simple[1], denominator: simple[0] }];
}

/** Rows ascending by day, the last one with factors of one. */
export function eventsOfFactorRows(rows: readonly FactorRow[]): AdjustmentEvent[] {
  return rows.slice(0, -1).flatMap(({ day, priceFactor, splitFactor }, at) => {
    const next = rows[at + 1]!;
    return [
      ...split(day + 1, splitFactor / next.splitFactor, RATIO_TOLERANCE),
      ...cashFactor(day + 1, priceFactor / next.priceFactor),
    ];
  });
}

export interface AdjustedCloses {
  /** Ascending, days since 1970-01-01. */
  readonly days: ArrayLike<number>;
  readonly close: ArrayLike<number>;
  readonly adjusted: ArrayLike<number>;
  /** Half of the last decimal that the file gives, of both columns. */
  readonly rounding: number;
}

/** How much two days' factors may differ by rounding alone, as a share. */
const noiseOf = (rounding: number, close: number, adjusted: number): number =>
  rounding / close + rounding / adjusted;

/** A smaller dividend than this share of the price is not told from noise in any file. */
const LEAST_DIVIDEND = 0.000_2;
/** From here a change of the factor is a split rather than a dividend. */
const SPLIT_FROM = 0.25;
const SPLIT_TOLERANCE = 0.002;

/**
 * Events where the factor adjusted ÷ close changes by more than rounding explains. The factor of a stretch between events is
 * the mean of its days', so that rounding averages out. Where a file's close is adjusted for splits already (as Yahoo's
 * is), dividends alone are left.
 */
export function eventsOfAdjustedClose({
  days,
  close,
  adjusted,
  rounding,
}: AdjustedCloses): AdjustmentEvent[] {
  const stretches: { from: number; sum: number; count: number }[] = [];
  for (let row = 0; row < days.length; row += 1) {
    if (!(close[row]! > 0 && adjusted[row]! > 0)) continue;
    const factor = adjusted[row]! / close[row]!;
    const last = stretches.at(-1);
    const allowed = Math.max(LEAST_DIVIDEND, 2 * noiseOf(rounding, close[row]!, adjusted[row]!));
    if (last && Math.abs(factor / (last.sum / last.count) - 1) <= allowed) {
      last.sum += factor;
      last.count += 1;
    } else stretches.push({ from: days[row]!, sum: factor, count: 1 });
  }
  const mean = ({ sum, count }: (typeof stretches)[number]): number => sum / count;
  return stretches.slice(1).flatMap((stretch, at) => {
    const ratio = mean(stretches[at]!) / mean(stretch);
    return Math.abs(ratio - 1) < SPLIT_FROM
      ? cashFactor(stretch.from, ratio)
      : split(stretch.from, ratio, SPLIT_TOLERANCE);
  });
}

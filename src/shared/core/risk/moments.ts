/**
 * The latest moments at which something happened, ascending: a value that is never changed, and cheap to add to.
 * Invariants: at least the last 1,000 of an hour are remembered; no count is larger than that, so that what is kept beyond
 * it does not show.
 */

/** No order rate is larger or longer. */
const MOST = 1_000;
const REMEMBERED_MS = 3_600_000;
/** Adding copies less than one part. */
const PART = 64;

export interface Moments {
  /** Parts of 64, oldest first. */
  readonly full: readonly (readonly number[])[];
  readonly last: readonly number[];
}

export const NO_MOMENTS: Moments = { full: [], last: [] };

export function withMoment({ full, last }: Moments, at: number): Moments {
  if (last.length < PART) return { full, last: [...last, at] };
  const oldest = at - REMEMBERED_MS;
  const enough = Math.ceil(MOST / PART);
  const kept = [...full, last].slice(-enough).filter((part) => part.at(-1)! > oldest);
  return { full: kept, last: [at] };
}

/** Place of the first moment after another. */
function firstAfter(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many come after a moment within the last hour; 1,000 at most. */
export function countAfter({ full, last }: Moments, at: number): number {
  let count = last.length - firstAfter(last, at);
  for (let part = full.length - 1; part >= 0 && count < MOST; part -= 1) {
    const times = full[part]!;
    const after = times.length - firstAfter(times, at);
    count += after;
    if (after < times.length) break;
  }
  return Math.min(count, MOST);
}

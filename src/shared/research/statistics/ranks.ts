/**
 * Order statistics without sorting: a copy is partitioned only as far as it is asked (Hoare 1961, `Find`; the place to part at is
 * the median of three), and what one question parted helps the next. Unknown values are left out.
 */
import type { QuantileKind } from '#core/estimates/moments.ts';

export class Ranks {
  readonly length: number;
  private readonly values: Float64Array;
  /** Ranks whose value stands in its place, in order. */
  private readonly placed: number[] = [];

  constructor(values: ArrayLike<number>) {
    const kept = new Float64Array(values.length);
    let length = 0;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      kept[length] = value;
      length += 1;
    }
    this.values = kept.subarray(0, length);
    this.length = length;
  }

  /** The value of a rank, 0 the lowest. */
  at(rank: number): number {
    const next = this.placed.findIndex((each) => each >= rank);
    if (this.placed[next] !== rank) {
      const until = next < 0 ? this.length - 1 : this.placed[next]! - 1;
      const from = (next < 0 ? this.placed.at(-1) : this.placed[next - 1]) ?? -1;
      this.place(rank, from + 1, until);
      this.placed.splice(next < 0 ? this.placed.length : next, 0, rank);
    }
    return this.values[rank]!;
  }

  /** The value below which this share lies; NaN without values. Linear is type 7 of Hyndman and Fan (1996). */
  quantile(share: number, kind: QuantileKind = 'linear'): number {
    if (this.length === 0) return Number.NaN;
    const place = (this.length - 1) * share;
    const below = Math.floor(place);
    const low = this.at(below);
    if (kind === 'lower' || below === this.length - 1) return low;
    return low + (this.at(below + 1) - low) * (place - below);
  }

  /** Mean of the values at or below a limit; null where there is none. */
  meanUpTo(limit: number): number | null {
    let [total, lost, known] = [0, 0, 0];
    for (let at = 0; at < this.length; at += 1) {
      const value = this.values[at]!;
      if (value > limit) continue;
      const next = total + value;
      lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
      known += 1;
    }
    return known === 0 ? null : (total + lost) / known;
  }

  /** Mean of the lowest `some`; null without any. */
  meanOfLowest(some: number): number | null {
    if (some < 1 || this.length === 0) return null;
    const most = Math.min(some, this.length);
    this.at(most - 1);
    let total = 0;
    for (let at = 0; at < most; at += 1) total += this.values[at]!;
    return total / most;
  }

  private place(rank: number, first: number, last: number): void {
    const { values } = this;
    let [low, high] = [first, last];
    while (low < high) {
      const pivot = this.middle(low, high);
      let [left, right] = [low, high];
      while (left <= right) {
        while (values[left]! < pivot) left += 1;
        while (values[right]! > pivot) right -= 1;
        if (left > right) break;
        const held = values[left]!;
        values[left] = values[right]!;
        values[right] = held;
        left += 1;
        right -= 1;
      }
      if (rank <= right) high = right;
      else if (rank >= left) low = left;
      else return;
    }
  }

  private middle(low: number, high: number): number {
    const { values } = this;
    const [a, b, c] = [values[low]!, values[(low + high) >> 1]!, values[high]!];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

/** `share` between 0 and 1; null without values. */
export function quantile(
  values: ArrayLike<number>,
  share: number,
  kind: QuantileKind = 'linear',
): number | null {
  const ranks = new Ranks(values);
  return ranks.length === 0 ? null : ranks.quantile(share, kind);
}

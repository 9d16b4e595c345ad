/** One measured figure beside its peer's from the same run. */
export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly unit: string;
  /** How many times better than the peer: more of a rate, less of a time. */
  readonly ratio: number;
  readonly goal: string;
  readonly holds: boolean;
}

export type Bench = () => BenchResult[] | Promise<BenchResult[]>;

/** The value below which this share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Times each call of `work` in microseconds after a warm-up. */
export function sample(times: number, warm: number, work: (index: number) => void): number[] {
  for (let index = 0; index < warm; index += 1) work(index);
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const from = performance.now();
    work(warm + index);
    samples.push((performance.now() - from) * 1_000);
  }
  return samples;
}

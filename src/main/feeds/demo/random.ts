/** Seeded random integers of the demo tape. The state is four 32-bit words, so that a snapshot can hold it. */
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

export type RandomState = readonly number[];

export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;

  private constructor(generator: ReturnType<typeof xoroshiro128plus>) {
    this.generator = generator;
  }

  /** One independent stream for each (seed, name). */
  static seeded(seed: number, name: string): Random {
    let hash = 2166136261 ^ seed;
    for (let index = 0; index < name.length; index += 1)
      hash = Math.imul(hash ^ name.charCodeAt(index), 16777619);
    return new Random(xoroshiro128plus(hash | 0));
  }

  static restore(state: RandomState): Random {
    return new Random(xoroshiro128plusFromState(state));
  }

  state(): RandomState {
    return this.generator.getState();
  }

  /** Uniform integer in [0, bound). */
  below(bound: number): number {
    return (this.generator.next() >>> 0) % bound;
  }

  /** Uniform integer in [-reach, reach]. */
  around(reach: number): number {
    return reach <= 0 ? 0 : this.below(2 * reach + 1) - reach;
  }

  /** Small numbers often, large ones rarely: the number of heads in a row, at most `most`. */
  geometric(most: number): number {
    let bits = this.generator.next();
    let count = 0;
    while (count < most && (bits & 1) === 1) {
      bits >>>= 1;
      count += 1;
    }
    return count;
  }
}

/**
 * Seeded random integers for models that need chance: xoshiro128** (Blackman and Vigna, 2018), seeded by SplitMix32. The
 * state is four 32-bit words, so that a snapshot can hold it and a replay goes on from it. Not for secrets.
 */

export type SeededState = readonly [number, number, number, number];

const rotl = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** One step of SplitMix32 (the finaliser of MurmurHash3 over a Weyl sequence). */
function splitMix(at: number): number {
  let mixed = Math.imul(at ^ (at >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const WEYL = 0x9e3779b9;

export class Seeded {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  private constructor([a, b, c, d]: SeededState) {
    [this.a, this.b, this.c, this.d] = [a, b, c, d];
  }

  /** `seed` is a 32-bit integer; a longer one counts modulo 2^32. */
  static of(seed: number): Seeded {
    const word = (index: number): number => splitMix((seed + index * WEYL) | 0);
    return new Seeded([word(1), word(2), word(3), word(4)]);
  }

  /** Throws on the all-zero state, which would stay there. */
  static restore(state: SeededState): Seeded {
    if (state.every((word) => word === 0)) throw new RangeError('the state of a generator cannot be zero');
    return new Seeded(state);
  }

  state(): SeededState {
    return [this.a >>> 0, this.b >>> 0, this.c >>> 0, this.d >>> 0];
  }

  /** Uniform in [0, 2^32). */
  next(): number {
    const result = Math.imul(rotl(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotl(this.d, 11);
    return result;
  }

  /** Uniform integer in [0, bound), 1 ≤ bound ≤ 2^32; every value is equally likely. */
  below(bound: number): number {
    const fair = 0x1_0000_0000 - (0x1_0000_0000 % bound);
    for (;;) {
      const drawn = this.next();
      if (drawn < fair) return drawn % bound;
    }
  }

  /**
   * Uniform integer in [0, bound), 1 ≤ bound ≤ 2^21, by multiplication (Lemire, 2019): another sequence than `below`, and
   * several times as fast. The product is exact, and every value is equally likely.
   */
  index(bound: number): number {
    for (;;) {
      const product = this.next() * bound;
      const whole = Math.floor(product / 0x1_0000_0000);
      const rest = product - whole * 0x1_0000_0000;
      if (rest >= bound || rest >= 0x1_0000_0000 % bound) return whole;
    }
  }
}

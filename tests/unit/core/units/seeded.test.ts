/** Random integers: within their bound, every value as likely, the same for a seed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Seeded } from '#core/units/seeded.ts';

describe.each(['below', 'index'] as const)('%s', (draw) => {
  test('stays within its bound, and a seed tells the sequence', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 21 }), (seed, bound) => {
        const [one, other] = [Seeded.of(seed), Seeded.of(seed)];
        for (let turn = 0; turn < 20; turn += 1) {
          const drawn = one[draw](bound);
          expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
          expect(other[draw](bound)).toBe(drawn);
        }
      }),
    );
  });

  test('every value is as likely: χ² of 7 values is below its 99.9 % quantile', () => {
    const random = Seeded.of(1);
    const [bound, draws] = [7, 70_000];
    const counts = new Float64Array(bound);
    for (let turn = 0; turn < draws; turn += 1) counts[random[draw](bound)]! += 1;
    const expected = draws / bound;
    const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(22.46);
  });
});

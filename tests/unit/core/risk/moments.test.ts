/** Moments remembered in parts count as a plain list of the last thousand would. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAfter, NO_MOMENTS, withMoment, type Moments } from '#core/risk/moments.ts';

const HOUR = 3_600_000;

test('counts are those of the last 1,000 within the hour', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 20_000 }), { maxLength: 3_000, size: 'max' }),
      fc.array(fc.nat({ max: HOUR }), { minLength: 3, maxLength: 10 }),
      (gaps, windows) => {
        let moments: Moments = NO_MOMENTS;
        let plain: number[] = [];
        let at = 0;
        for (const gap of gaps) {
          at += gap;
          moments = withMoment(moments, at);
          plain = [...plain, at].slice(-1_000);
        }
        for (const window of windows) {
          const since = at - window;
          expect(countAfter(moments, since)).toBe(plain.filter((time) => time > since).length);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what is kept does not grow without end, and adding leaves the value before as it was', () => {
  let moments: Moments = NO_MOMENTS;
  for (let at = 0; at < 10_000; at += 1) moments = withMoment(moments, at);
  expect(moments.full.length * 64 + moments.last.length).toBeLessThan(1_100);
  const before = JSON.stringify(moments);
  withMoment(moments, 10_000);
  expect(JSON.stringify(moments)).toBe(before);
});

/** The SMA kernel against the definition, term by term. */
import { describe, expect, it } from 'vitest';
import { sma } from '#research/indicators/sma.ts';

function plainMean(values: Float64Array, end: number, period: number): number {
  let sum = 0;
  for (let at = end - period + 1; at <= end; at += 1) sum += values[at] as number;
  return sum / period;
}

describe('sma', () => {
  it('is NaN until the window is full and the mean afterwards', () => {
    expect([...sma(Float64Array.of(1, 2, 3, 4), 3)]).toEqual([Number.NaN, Number.NaN, 2, 3]);
  });

  it('equals the definition on a long series that would make a naive running sum drift', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, at) => (at % 7 === 0 ? 1e12 : 0.1) + (at % 13));
    const average = sma(values, 20);
    for (let at = 19; at < values.length; at += 97) {
      const expected = plainMean(values, at, 20);
      expect(Math.abs((average[at] as number) - expected) / expected).toBeLessThan(1e-12);
    }
  });

  it('writes into the given array', () => {
    const out = new Float64Array(2);
    expect(sma(Float64Array.of(4, 6), 2, out)).toBe(out);
    expect(out[1]).toBe(5);
  });

  it('refuses a period that is no whole number above zero', () => {
    expect(() => sma(Float64Array.of(1), 0)).toThrow(RangeError);
    expect(() => sma(Float64Array.of(1), 1.5)).toThrow(RangeError);
  });
});

/** The simple moving average against the definition, term by term. */
import { describe, expect, it } from 'vitest';
import { compute, seriesInput } from '#research/indicators/run.ts';
import { sma } from '#research/indicators/sma.ts';

const average = (values: Float64Array, period: number): Float64Array =>
  compute(sma, seriesInput(values), { period })[0]!;

function plainMean(values: Float64Array, end: number, period: number): number {
  let sum = 0;
  for (let at = end - period + 1; at <= end; at += 1) sum += values[at] as number;
  return sum / period;
}

describe('sma', () => {
  it('is NaN until the window is full and the mean afterwards', () => {
    expect([...average(Float64Array.of(1, 2, 3, 4), 3)]).toEqual([Number.NaN, Number.NaN, 2, 3]);
  });

  it('equals the definition on a long series that would make a naive running sum drift', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, at) => (at % 7 === 0 ? 1e12 : 0.1) + (at % 13));
    const got = average(values, 20);
    for (let at = 19; at < values.length; at += 97) {
      const expected = plainMean(values, at, 20);
      expect(Math.abs((got[at] as number) - expected) / expected).toBeLessThan(1e-12);
    }
  });

  it('has no value while a gap is in the window, and the right ones afterwards', () => {
    const got = average(Float64Array.of(1, 2, Number.NaN, 4, 5, 6), 2);
    expect([...got]).toEqual([Number.NaN, 1.5, Number.NaN, Number.NaN, 4.5, 5.5]);
  });

  it('refuses a period that is no whole number above zero', () => {
    expect(() => average(Float64Array.of(1), 0)).toThrow(RangeError);
    expect(() => average(Float64Array.of(1), 1.5)).toThrow(RangeError);
  });
});

/** Whether what we got is what a case expects, within the tolerance it states; the first difference by its path. */

export interface Tolerance {
  readonly rtol?: number;
  readonly decimals?: number;
  readonly exact?: boolean;
}

/** Sums of doubles end near zero, not at it: the reference's own noise. */
const NOISE = 1e-9;

function close(expected: number, got: number, { rtol = 1e-9, decimals, exact }: Tolerance): boolean {
  if (Number.isNaN(expected)) return Number.isNaN(got);
  const off = Math.abs(expected - got);
  if (exact) return off <= NOISE;
  if (decimals !== undefined) return off <= 0.5 * 10 ** -decimals + NOISE;
  return off <= rtol * Math.abs(expected) + NOISE;
}

export interface Difference {
  readonly at: string;
  readonly expected: unknown;
  readonly got: unknown;
}

function ofParts(expected: object, got: unknown, tolerance: Tolerance, at: string): Difference | null {
  if (got === null || typeof got !== 'object') return { at, expected, got };
  if (Array.isArray(expected) && Array.isArray(got) && got.length !== expected.length)
    return { at: `${at}.length`, expected: expected.length, got: got.length };
  for (const [key, value] of Object.entries(expected)) {
    const mine = (got as Readonly<Record<string, unknown>>)[key];
    const found = difference(value, mine, tolerance, `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

/** Fields that are expected and we do not have are differences; what we have more is not. */
export function difference(
  expected: unknown,
  got: unknown,
  tolerance: Tolerance,
  at = '',
): Difference | null {
  const differs = { at, expected, got };
  if (typeof expected === 'number')
    return typeof got === 'number' && close(expected, got, tolerance) ? null : differs;
  if (expected !== null && typeof expected === 'object') return ofParts(expected, got, tolerance, at);
  return expected === (got ?? null) ? null : differs;
}

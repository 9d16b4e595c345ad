/**
 * Figures against what a case expects. The pack writes "NaN" and "Infinity" where a library divided by nothing; ours say null or an
 * unknown, which is read as their NaN. `quotient` reads it as theirs where a number stood over nothing.
 */
import { failed, passed, type GoldenCase, type Outcome } from '../types.ts';

export type Got = number | null | readonly Got[] | { readonly [name: string]: Got };

const NAMED: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity };

/** A number as the pack writes it, or null where it is none. */
export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? (NAMED[value] ?? null) : null;

/** Ours, or where it is null for the lack of a divisor, what IEEE arithmetic says of `over` ÷ 0. */
export function quotient(ours: number | null, over: number | null): number {
  if (ours !== null) return ours;
  return over === null || Math.abs(over) < 1e-15 ? Number.NaN : over > 0 ? Infinity : -Infinity;
}

function near(expected: number, got: number, { decimals, rtol = 0, atol = 0 }: Tolerance): boolean {
  if (Number.isNaN(expected) || Number.isNaN(got)) return Number.isNaN(expected) && Number.isNaN(got);
  if (!Number.isFinite(expected) || !Number.isFinite(got)) return expected === got;
  const most = decimals === undefined ? atol + rtol * Math.abs(expected) : 1.5 * 10 ** -decimals;
  return Math.abs(expected - got) <= most;
}

interface Tolerance {
  readonly decimals?: number;
  readonly rtol?: number;
  readonly atol?: number;
}

function agrees(expected: unknown, got: Got | undefined, tolerance: Tolerance): boolean {
  if (expected === null) return got === null;
  const number = numberOf(expected);
  if (number !== null)
    return got === null || typeof got === 'number' ? near(number, got ?? Number.NaN, tolerance) : false;
  if (typeof expected !== 'object' || got === null || typeof got !== 'object') return false;
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(got).length &&
    names.every((name) =>
      agrees((expected as Record<string, unknown>)[name], (got as Record<string, Got>)[name], tolerance),
    )
  );
}

export const compare = (one: GoldenCase, got: Got, expected: unknown = one.expected): Outcome =>
  agrees(expected, got, one.tolerance as Tolerance) ? passed : failed(one.expected, got);

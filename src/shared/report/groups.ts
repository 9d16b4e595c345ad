/** Rows of things gathered by a key, in the order the keys are first met. */
import { civilOf, DAY_MS } from '#core/units/civil.ts';

export function groupsOf<T, K>(all: Iterable<T>, key: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const name = key(each);
    const known = groups.get(name);
    if (known) known.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}

export const sumOf = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

/** `2024-03` of a moment. */
export function monthOf(at: number): string {
  const { year, month } = civilOf(Math.floor(at / DAY_MS));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The moment the pointer is at, shared by charts of time that stand together: told without drawing any of them anew. */
import { useSyncExternalStore } from 'react';

export interface Cross {
  readonly at: () => number | null;
  readonly move: (at: number | null) => void;
  readonly follow: (told: () => void) => () => void;
}

export function createCross(): Cross {
  let now: number | null = null;
  const told = new Set<() => void>();
  return {
    at: () => now,
    move: (at) => {
      if (at === now) return;
      now = at;
      for (const each of told) each();
    },
    follow: (each) => {
      told.add(each);
      return () => void told.delete(each);
    },
  };
}

export const useCross = (cross: Cross): number | null => useSyncExternalStore(cross.follow, cross.at);

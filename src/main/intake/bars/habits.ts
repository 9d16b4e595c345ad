/** How a file writes, and what a sound bar is: shared by both ways of reading. */
import type { BarProblem } from '#contract/market-views.ts';
import type { BarValues } from './found.ts';
import type { NumberHabits } from './numbers.ts';
import type { StampHabits } from './stamps.ts';

export interface Habits extends NumberHabits, StampHabits {}

/** What is wrong with a bar although it can be read, or null. */
export function contradiction({ open, high, low, close, volume }: BarValues): BarProblem | null {
  if (Math.min(open, high, low, close) <= 0) return 'not-positive';
  if (high < low) return 'high-below-low';
  if (high < Math.max(open, close)) return 'high-too-low';
  if (low > Math.min(open, close)) return 'low-too-high';
  return volume < 0 ? 'negative-volume' : null;
}

/** How a file writes, and what makes four prices a bar: shared by both ways of reading. */
import type { BarProblem } from '#contract/market-views.ts';
import type { BarValues } from './found.ts';
import type { NumberHabits } from './numbers.ts';
import type { StampHabits } from './stamps.ts';

export interface Habits extends NumberHabits, StampHabits {}

/** Why four prices are no bar, or null. */
export function contradiction({ open, high, low, close }: Omit<BarValues, 'volume'>): BarProblem | null {
  if (Math.min(open, high, low, close) <= 0) return 'not-positive';
  if (high < low) return 'high-below-low';
  if (high < Math.max(open, close)) return 'high-too-low';
  return low > Math.min(open, close) ? 'low-too-high' : null;
}

/** Two simple averages: in while the fast one is above the slow one; short below it, if wanted. */
import { flag, strategy, whole } from '../strategy/api.ts';

export const smaCross = strategy({
  name: 'SMA cross',
  about: 'Buys when a fast simple average crosses above a slow one, leaves when it crosses below.',
  parameters: { fast: whole(10, 1, 500), slow: whole(30, 2, 1_000), short: flag(false) },
  setup(s) {
    const fast = s.sma(s.parameters.fast);
    const slow = s.sma(s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.signal(1);
      else if (fast.crossesBelow(slow)) s.signal(s.parameters.short ? -1 : 0);
    };
  },
});

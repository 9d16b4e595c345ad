/** Two exponential averages: in while the fast one is above the slow one. */
import { flag, strategy, whole } from '../strategy/api.ts';

export const emaCross = strategy({
  name: 'EMA cross',
  about: 'Buys when a fast exponential average crosses above a slow one, leaves when it crosses below.',
  parameters: { fast: whole(12, 1, 500), slow: whole(26, 2, 1_000), short: flag(false) },
  setup(s) {
    const fast = s.ema(s.parameters.fast);
    const slow = s.ema(s.parameters.slow);
    // Exponential averages remember their beginning: three times their length and it is forgotten.
    s.warmUp(3 * s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.signal(1);
      else if (fast.crossesBelow(slow)) s.signal(s.parameters.short ? -1 : 0);
    };
  },
});

/** Buys what fell too fast, sells when it has come back. */
import { strategy, whole } from '../strategy/api.ts';

export const rsiReversion = strategy({
  name: 'RSI reversion',
  about: 'Buys when the relative strength index falls below a level, leaves when it is back above another.',
  parameters: { period: whole(14, 2, 100), buyBelow: whole(30, 1, 50), sellAbove: whole(55, 40, 99) },
  setup(s) {
    const { period, buyBelow, sellAbove } = s.parameters;
    const rsi = s.rsi(period);
    s.warmUp(5 * period);
    return () => {
      if (rsi.crossesBelow(buyBelow)) s.signal(1, undefined, `RSI below ${buyBelow}`);
      else if (rsi.crossesAbove(sellAbove)) s.signal(0, undefined, `RSI above ${sellAbove}`);
    };
  },
});

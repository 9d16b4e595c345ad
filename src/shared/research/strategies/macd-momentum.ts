/** In while the MACD is above its signal and the trend is up. */
import { strategy, whole } from '../strategy/api.ts';

export const macdMomentum = strategy({
  name: 'MACD momentum',
  about:
    'Buys when the MACD crosses above its signal while the close is above a long average; leaves when it crosses below.',
  parameters: {
    fast: whole(12, 2, 100),
    slow: whole(26, 3, 200),
    signal: whole(9, 1, 100),
    trend: whole(100, 2, 500),
  },
  setup(s) {
    const { fast, slow, signal, trend } = s.parameters;
    const macd = s.indicator('macd', { fast, slow, signal });
    const average = s.sma(trend);
    const bars = s.bars();
    s.warmUp(Math.max(trend, 3 * slow + signal));
    return () => {
      if (macd.crossesAbove(macd.line('signal')) && bars.close > average.value) s.signal(1);
      else if (macd.crossesBelow(macd.line('signal'))) s.signal(0);
    };
  },
});

/** Breakouts as the Turtles traded them: in above the channel, out below a shorter one, a stop some ranges away. */
import { real, strategy, whole } from '../strategy/api.ts';

export const donchianBreakout = strategy({
  name: 'Donchian breakout',
  about:
    'Buys a close above the highest high of so many bars, with a stop some average true ranges below; leaves below a shorter channel.',
  parameters: {
    entry: whole(20, 2, 300),
    exit: whole(10, 2, 300),
    atr: whole(14, 2, 100),
    stop: real(2, 0.5, 10, 0.5),
    risk: real(0.01, 0.001, 0.1, 0.001),
  },
  setup(s) {
    const { entry, exit, atr: length, stop, risk } = s.parameters;
    const upper = s.indicator('donchian', { period: entry }).line('upper');
    const lower = s.indicator('donchian', { period: exit }).line('lower');
    const atr = s.atr(length);
    const bars = s.bars();
    s.warmUp(Math.max(entry, exit, 5 * length) + 1);
    return () => {
      const held = s.position().quantity > 0;
      const waiting = s.orders().some(({ side }) => side === 'buy');
      if (!held && !waiting && bars.close > upper.ago(1))
        s.buy({
          size: { by: 'risk', share: risk },
          stopLoss: bars.close - stop * atr.value,
          note: `above ${entry} bars`,
        });
      else if (held && bars.close < lower.ago(1)) s.close(undefined, `below ${exit} bars`);
    };
  },
});

/** Cross-sectional momentum: each month the strongest of many, in equal parts. */
import { choice, strategy, whole } from '../strategy/api.ts';

export const momentumRotation = strategy({
  name: 'Momentum rotation',
  about: 'Each period holds equal parts of the symbols that rose most, those that rose at all.',
  parameters: {
    lookback: whole(126, 2, 1_000),
    hold: whole(5, 1, 200),
    every: choice('month', ['week', 'month']),
  },
  setup(s) {
    const { lookback, hold, every } = s.parameters;
    const lines = s.symbols.map((symbol) => ({
      symbol,
      momentum: s.indicator('roc', { period: lookback }, { bars: s.bars(symbol) }),
    }));
    // Symbols that begin later join when they have enough bars.
    s.warmUp(lookback);
    s.every(every === 'week' ? 'week' : 'month', 'rotate');
    let wanted: readonly string[] = [];
    const part = 0.98 / hold;
    const tooMuch = (symbol: string): boolean =>
      s.position(symbol).quantity * s.bars(symbol).close > part * s.equity;
    return {
      onTimer() {
        const strongest = lines
          .map(({ symbol, momentum }) => ({ symbol, rise: momentum.value }))
          .filter(({ rise }) => rise > 0)
          .sort((a, b) => b.rise - a.rise || (a.symbol < b.symbol ? -1 : 1))
          .slice(0, hold)
          .map(({ symbol }) => symbol);
        wanted = strongest.filter((symbol) => !tooMuch(symbol));
        for (const symbol of s.symbols)
          if (!strongest.includes(symbol)) s.close(symbol, 'out');
          else if (tooMuch(symbol)) s.target(part, symbol, 'less');
      },
      // What is sold pays for what is bought: buying waits until it is.
      onBar() {
        if (wanted.length === 0 || s.orders().length > 0) return;
        for (const symbol of wanted) s.target(part, symbol, 'in');
        wanted = [];
      },
    };
  },
});

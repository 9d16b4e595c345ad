/** Everything at the first bar, in equal parts, and then nothing. */
import { strategy } from '../strategy/api.ts';

export const buyAndHold = strategy({
  name: 'Buy and hold',
  about: 'Buys equal parts of all symbols at the first bar and holds them.',
  setup(s) {
    const held = new Set<string>();
    return () => {
      for (const symbol of s.symbols) {
        if (held.has(symbol) || !s.bars(symbol).fresh) continue;
        s.buy({ symbol, size: { by: 'equal', positions: s.symbols.length }, note: 'hold' });
        held.add(symbol);
      }
    };
  },
});

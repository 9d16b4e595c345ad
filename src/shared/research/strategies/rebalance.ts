/** Holds fixed weights and brings them back now and then. */
import { choice, real, strategy, text } from '../strategy/api.ts';

export const rebalance = strategy({
  name: 'Rebalance',
  about: 'Holds each symbol at its weight (equal where none is given) and trades back to it every period.',
  parameters: {
    weights: text(''),
    every: choice('month', ['day', 'week', 'month']),
    invested: real(0.98, 0.1, 1, 0.01),
  },
  setup(s) {
    const { weights, every, invested } = s.parameters;
    const given = new Map<string, number>();
    for (const part of weights.split(/[,;\s]+/).filter((each) => each !== '')) {
      const [symbol = '', weight = ''] = part.split('=');
      if (!s.symbols.includes(symbol) || !(Number(weight) >= 0))
        throw new RangeError(`weights are written SYMBOL=0.6, and ${part} is not`);
      given.set(symbol, Number(weight));
    }
    const weightOf = (symbol: string): number =>
      given.size > 0 ? (given.get(symbol) ?? 0) : 1 / s.symbols.length;
    s.every(every === 'day' ? 'day' : every === 'week' ? 'week' : 'month', 'rebalance');
    let waiting: readonly string[] = [];
    return {
      onTimer() {
        const known = s.symbols.filter((symbol) => s.bars(symbol).count > 0);
        const tooMuch = (symbol: string): boolean =>
          s.position(symbol).quantity * s.bars(symbol).close > invested * weightOf(symbol) * s.equity;
        waiting = known.filter((symbol) => !tooMuch(symbol));
        for (const symbol of known.filter(tooMuch)) s.target(invested * weightOf(symbol), symbol, 'weight');
      },
      // What is sold pays for what is bought: buying waits until it is.
      onBar() {
        if (waiting.length === 0 || s.orders().length > 0) return;
        for (const symbol of waiting) s.target(invested * weightOf(symbol), symbol, 'weight');
        waiting = [];
      },
    };
  },
});

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
    return {
      onTimer() {
        const change = (symbol: string): number => {
          const { close } = s.bars(symbol);
          return weightOf(symbol) * s.equity - s.position(symbol).quantity * close;
        };
        // Sales first: they pay for what is bought.
        const order = [...s.symbols].sort((a, b) => change(a) - change(b));
        for (const symbol of order)
          if (s.bars(symbol).count > 0) s.target(invested * weightOf(symbol), symbol, 'weight');
      },
    };
  },
});

/**
 * Percentage price oscillator.
 * Formula: 100 · (EMA(fast) − EMA(slow)) / EMA(slow); signal = EMA(PPO, signal); histogram = PPO − signal
 * Source: Appel’s MACD in percent, stockcharts.com.
 * Warm-up: slow − 1 rows; none with seed first.
 */
import { rows, SEED, streamed } from './define.ts';
import { Oscillator, oscillatorWarmUp } from './kernels/oscillator.ts';

export const ppo = streamed(
  {
    name: 'ppo',
    title: 'Percentage price oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { fast: rows(12), slow: rows(26), signal: rows(9), seed: SEED },
    outputs: ['ppo', 'signal', 'histogram'],
    warmUp: oscillatorWarmUp,
  },
  (parameters) => new Oscillator(parameters, 'source', true),
);

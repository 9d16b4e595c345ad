/**
 * Percentage volume oscillator.
 * Formula: 100 · (EMA(volume, fast) − EMA(volume, slow)) / EMA(volume, slow); signal and histogram as in PPO; 0 where nothing was traded.
 * Source: stockcharts.com.
 * Warm-up: slow − 1 rows; none with seed first.
 */
import { rows, SEED, streamed } from './define.ts';
import { Oscillator, oscillatorWarmUp } from './kernels/oscillator.ts';

export const pvo = streamed(
  {
    name: 'pvo',
    title: 'Percentage volume oscillator',
    group: 'volume',
    overlay: false,
    reads: 'bars',
    parameters: { fast: rows(12), slow: rows(26), signal: rows(9), seed: SEED },
    outputs: ['pvo', 'signal', 'histogram'],
    warmUp: oscillatorWarmUp,
  },
  (parameters) => new Oscillator(parameters, 'volume', true),
);

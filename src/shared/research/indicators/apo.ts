/**
 * Absolute price oscillator.
 * Formula: EMA(fast) − EMA(slow); signal = EMA(APO, signal); histogram = APO − signal
 * Source: the definition; the line of MACD under another name.
 * Warm-up: slow − 1 rows; none with seed first.
 */
import { rows, SEED, streamed } from './define.ts';
import { Oscillator, oscillatorWarmUp } from './kernels/oscillator.ts';

export const apo = streamed(
  {
    name: 'apo',
    title: 'Absolute price oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { fast: rows(12), slow: rows(26), signal: rows(9), seed: SEED },
    outputs: ['apo', 'signal', 'histogram'],
    warmUp: oscillatorWarmUp,
  },
  (parameters) => new Oscillator(parameters, 'source', false),
);

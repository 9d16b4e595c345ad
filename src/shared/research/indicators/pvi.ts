/**
 * Positive volume index.
 * Formula: begun at 1000; · (1 + change of the close) on a bar of more volume than the one before
 * Source: Dysart (1936); Fosback, Stock Market Logic (1976).
 * Warm-up: none.
 */
import { ofBars } from './define.ts';
import { VolumeIndex } from './kernels/volume-index.ts';

export const pvi = ofBars(
  {
    name: 'pvi',
    title: 'Positive volume index',
    group: 'volume',
    overlay: false,
    parameters: {},
    warmUp: () => 0,
  },
  () => new VolumeIndex(true),
);

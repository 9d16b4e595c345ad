/**
 * Weighted close price.
 * Formula: (high + low + 2 · close) / 4
 * Source: the definition.
 * Warm-up: none.
 */
import { ofBar } from './define.ts';

export const weightedPrice = ofBar(
  { name: 'weighted-price', title: 'Weighted close price', group: 'price', overlay: true },
  ({ high, low, close }) => (high + low + 2 * close) / 4,
);

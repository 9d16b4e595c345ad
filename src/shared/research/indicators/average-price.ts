/**
 * Average price.
 * Formula: (open + high + low + close) / 4
 * Source: the definition.
 * Warm-up: none.
 */
import { ofBar } from './define.ts';

export const averagePrice = ofBar(
  { name: 'average-price', title: 'Average price', group: 'price', overlay: true },
  ({ open, high, low, close }) => (open + high + low + close) / 4,
);

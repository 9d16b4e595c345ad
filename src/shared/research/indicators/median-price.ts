/**
 * Median price.
 * Formula: (high + low) / 2
 * Source: the definition.
 * Warm-up: none.
 */
import { ofBar } from './define.ts';

export const medianPrice = ofBar(
  { name: 'median-price', title: 'Median price', group: 'price', overlay: true },
  ({ high, low }) => (high + low) / 2,
);

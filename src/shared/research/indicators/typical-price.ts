/**
 * Typical price.
 * Formula: (high + low + close) / 3
 * Source: the definition.
 * Warm-up: none.
 */
import { ofBar } from './define.ts';

export const typicalPrice = ofBar(
  { name: 'typical-price', title: 'Typical price', group: 'price', overlay: true },
  ({ high, low, close }) => (high + low + close) / 3,
);

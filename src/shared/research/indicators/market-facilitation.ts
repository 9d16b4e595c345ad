/**
 * Market facilitation index.
 * Formula: (high − low) / volume; 0 without volume
 * Source: Williams, Trading Chaos (1995).
 * Warm-up: none.
 */
import { ofBar } from './define.ts';
import { ratio } from './kernels/ratio.ts';

export const marketFacilitation = ofBar(
  { name: 'market-facilitation', title: 'Market facilitation index', group: 'volume', overlay: false },
  ({ high, low, volume }) => ratio(high - low, volume, 0),
);

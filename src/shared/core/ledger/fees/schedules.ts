/**
 * Named fee schedules.
 * - vn-broker: commission 0.15 % of notional on both sides, and Vietnam's tax on the notional sold (0.1 %,
 *   taxes.ts). usPerShare: USD 0.005 a share, at least USD 1.00 and at most 1 % of notional an order.
 * - US_SELL_FEES: what regulators take of sales, to be added to any commission.
 * The commissions are typical published retail tariffs, not those of one broker.
 */
import { VN_SELL_TAX } from '../taxes.ts';
import type { FeeSchedule } from './schedule.ts';

export const VN_BROKER: FeeSchedule = [
  { model: 'percent', kind: 'commission', sides: 'both', ppm: 1_500, minimum: 0 },
  { model: 'dated-percent', kind: 'sell-tax', sides: 'sell', rates: VN_SELL_TAX },
];

export const US_PER_SHARE: FeeSchedule = [
  {
    model: 'per-share',
    kind: 'commission',
    sides: 'both',
    perMillion: 50_000_000,
    minimum: 10_000,
    capBps: 100,
  },
];

export const US_SELL_FEES: FeeSchedule = [
  { model: 'section-31', kind: 'section-31', sides: 'sell' },
  { model: 'taf', kind: 'taf', sides: 'sell' },
];

export const US_PER_SHARE_REGULATED: FeeSchedule = [...US_PER_SHARE, ...US_SELL_FEES];

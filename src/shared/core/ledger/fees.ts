/**
 * Fees of an account's profiles. A profile is a schedule of components (fees/schedules.ts has the formulas): by order,
 * charged on its cumulative quantity and notional, so that a fill pays the difference to what was charged before and the
 * total is the same to the last unit however the order is cut.
 */
import type { FeeProfile, FeeProfileId } from '../model/account.ts';
import type { Fee, Side } from '../model/order.ts';
import { money, type Money, type Scales } from '../units/units.ts';
import { EXPECTED, type FeeBase, type TradeFacts } from './fees/component.ts';
import { fillCharges, orderCharges, type FeeSchedule } from './fees/schedule.ts';
import { US_PER_SHARE, US_PER_SHARE_REGULATED, VN_BROKER } from './fees/schedules.ts';

export type { FeeBase } from './fees/component.ts';

const PROFILES: Readonly<Record<FeeProfileId, FeeSchedule>> = {
  'vn-broker': VN_BROKER,
  'us-per-share': US_PER_SHARE,
  'us-regulated': US_PER_SHARE_REGULATED,
  zero: [],
};

const scheduleOf = (profile: FeeProfile): FeeSchedule =>
  typeof profile === 'string' ? PROFILES[profile] : profile;

/** Fees of an order that has traded so much in all. */
export const totalFees = (profile: FeeProfile, scales: Scales, side: Side, base: FeeBase): Fee[] =>
  orderCharges(scheduleOf(profile), scales, side, base);

/** Fees of one more fill, kind by kind. */
export const fillFees = (
  profile: FeeProfile,
  scales: Scales,
  side: Side,
  before: FeeBase,
  after: FeeBase,
  facts: TradeFacts = EXPECTED,
): Fee[] => fillCharges(scheduleOf(profile), scales, side, before, after, facts);

export const sumFees = (fees: readonly { readonly amount: Money }[]): Money =>
  money(fees.reduce((sum, fee) => sum + fee.amount, 0));

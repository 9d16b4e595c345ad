/**
 * Fee schedules as data. A fee is a function of an order's cumulative quantity and notional, and a fill is charged the
 * difference to what was charged before: however an order is cut into fills, the total is the same to the last unit.
 *
 * vn-broker: commission 0.15 % of notional on both sides, and Vietnam's 0.1 % tax on the notional sold.
 * us-per-share: USD 0.005 a share, at least USD 1.00 and at most 1 % of notional an order (the maximum wins).
 * Rounded half-up to the ledger's unit.
 */
import type { FeeProfileId } from '../model/account.ts';
import type { Fee, FeeKind, Side } from '../model/order.ts';
import { mulDiv, pow10 } from '../units/integer.ts';
import { money, moneyScale, type Money, type Quantity, type Scales } from '../units/units.ts';

interface FeeRule {
  readonly kind: FeeKind;
  readonly appliesTo: 'both' | 'sell';
  total(scales: Scales, quantity: number, notional: number): number;
}

/** Parts of a hundred-thousandth: 150 is 0.15 %. */
const ofNotional = (kind: FeeKind, appliesTo: FeeRule['appliesTo'], rate: number): FeeRule => ({
  kind,
  appliesTo,
  total: (_scales, _quantity, notional) => mulDiv(notional, rate, 100_000, 'half-up'),
});

const perShare: FeeRule = {
  kind: 'commission',
  appliesTo: 'both',
  total(scales, quantity, notional) {
    const unit = pow10(moneyScale(scales.currency));
    const raw = mulDiv(quantity * 5, unit, pow10(scales.quantityScale) * 1000, 'half-up');
    return Math.min(Math.max(raw, unit), mulDiv(notional, 1, 100, 'half-up'));
  },
};

const PROFILES: Readonly<Record<FeeProfileId, readonly FeeRule[]>> = {
  'vn-broker': [ofNotional('commission', 'both', 150), ofNotional('sell-tax', 'sell', 100)],
  'us-per-share': [perShare],
  zero: [],
};

export interface FeeBase {
  readonly quantity: Quantity;
  readonly notional: Money;
}

/** Fees of an order that has traded so much in all. */
export function totalFees(profile: FeeProfileId, scales: Scales, side: Side, base: FeeBase): Fee[] {
  if (base.quantity === 0) return [];
  return PROFILES[profile]
    .filter((rule) => rule.appliesTo === 'both' || side === 'sell')
    .map((rule) => ({ kind: rule.kind, amount: money(rule.total(scales, base.quantity, base.notional)) }));
}

/** Fees of one more fill: the total after it less the total before it, kind by kind. */
export function fillFees(
  profile: FeeProfileId,
  scales: Scales,
  side: Side,
  before: FeeBase,
  after: FeeBase,
): Fee[] {
  const charged = new Map(totalFees(profile, scales, side, before).map((fee) => [fee.kind, fee.amount]));
  return totalFees(profile, scales, side, after)
    .map((fee) => ({ kind: fee.kind, amount: money(fee.amount - (charged.get(fee.kind) ?? 0)) }))
    .filter((fee) => fee.amount !== 0);
}

export const sumFees = (fees: readonly Fee[]): Money => money(fees.reduce((sum, fee) => sum + fee.amount, 0));

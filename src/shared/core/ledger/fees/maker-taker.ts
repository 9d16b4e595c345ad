/**
 * By liquidity and by tier: notional × the rate of the tier that the account's rolling volume has reached, half-up (away
 * from zero), by trade. A negative rate is a rebate and told as `maker-rebate`.
 * Source: the maker-taker schedules of equity venues and crypto exchanges; volume is usually that of thirty days.
 */
import { mulDiv } from '../../units/integer.ts';
import type { FeeContext } from './component.ts';

export interface FeeTier {
  /** Rolling volume from which the tier applies, in ledger units. */
  readonly from: number;
  /** Millionths of the notional; negative is paid back. */
  readonly makerPpm: number;
  readonly takerPpm: number;
}

export interface MakerTakerFee {
  readonly model: 'maker-taker';
  readonly kind: 'commission';
  readonly sides: 'both';
  /** Ascending by `from`, the first at 0. */
  readonly tiers: readonly FeeTier[];
}

export function makerTakerFee(fee: MakerTakerFee, context: FeeContext): number {
  const tier = fee.tiers.findLast((row) => row.from <= context.rollingVolume) ?? fee.tiers[0];
  if (!tier) return 0;
  const ppm = context.liquidity === 'maker' ? tier.makerPpm : tier.takerPpm;
  return mulDiv(context.notional, ppm, 1_000_000, 'half-up');
}

/** A part of the notional: notional × rate, rounded half-up to the ledger's unit, at least `minimum`. */
import { mulDiv } from '../../units/integer.ts';
import type { FeeKind } from '../../model/order.ts';
import type { FeeContext, Sides } from './component.ts';

export interface PercentFee {
  readonly model: 'percent';
  readonly kind: FeeKind;
  readonly sides: Sides;
  /** Millionths of the notional: 1,500 is 0.15 %. */
  readonly ppm: number;
  /** Ledger units an order. */
  readonly minimum: number;
}

export function percentFee(fee: PercentFee, context: FeeContext): number {
  if (context.quantity === 0) return 0;
  return Math.max(mulDiv(context.notional, fee.ppm, 1_000_000, 'half-up'), fee.minimum);
}

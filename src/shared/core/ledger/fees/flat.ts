/** A fixed amount an order, charged with its first fill. */
import type { FeeKind } from '../../model/order.ts';
import type { FeeContext, Sides } from './component.ts';

export interface FlatFee {
  readonly model: 'flat';
  readonly kind: FeeKind;
  readonly sides: Sides;
  /** Ledger units. */
  readonly amount: number;
}

export const flatFee = (fee: FlatFee, context: FeeContext): number =>
  context.quantity === 0 ? 0 : fee.amount;

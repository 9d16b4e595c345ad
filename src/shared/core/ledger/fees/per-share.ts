/**
 * By quantity: rate × quantity, at least `minimum`, at most a part of the order's notional; the maximum wins over the
 * minimum. Each rounded half-up to the ledger's unit.
 * Source: the fixed tariffs of US brokers, such as USD 0.005 a share, at least 1.00, at most 1 % of the trade value.
 */
import { mulDiv, pow10 } from '../../units/integer.ts';
import type { FeeKind } from '../../model/order.ts';
import type { FeeContext, Sides } from './component.ts';

export interface PerShareFee {
  readonly model: 'per-share';
  readonly kind: FeeKind;
  readonly sides: Sides;
  /** Ledger units for a million shares: USD 0.005 a share is 50,000,000. */
  readonly perMillion: number;
  /** Ledger units an order. */
  readonly minimum: number;
  /** Largest part of the notional in basis points; null where there is none. */
  readonly capBps: number | null;
}

const MILLION = 1_000_000;

export function perShareFee(fee: PerShareFee, context: FeeContext): number {
  if (context.quantity === 0) return 0;
  const whole = MILLION * pow10(context.scales.quantityScale);
  const raw = Math.max(mulDiv(context.quantity, fee.perMillion, whole, 'half-up'), fee.minimum);
  if (fee.capBps === null) return raw;
  return Math.min(raw, mulDiv(context.notional, fee.capBps, 10_000, 'half-up'));
}

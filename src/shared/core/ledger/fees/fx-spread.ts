/**
 * What changing money costs when an instrument trades in another currency than the account keeps: half of the dealer's
 * spread around the middle rate, notional × spread ÷ 2, rounded half-up to the ledger's unit.
 */
import { mulDiv } from '../../units/integer.ts';
import type { FeeContext } from './component.ts';

export interface FxSpreadFee {
  readonly model: 'fx-spread';
  readonly kind: 'fx-spread';
  readonly sides: 'both';
  /** Ask less bid of the rate, in millionths of the middle. */
  readonly spreadPpm: number;
}

export const fxSpreadFee = (fee: FxSpreadFee, context: FeeContext): number =>
  mulDiv(context.notional, fee.spreadPpm, 2_000_000, 'half-up');

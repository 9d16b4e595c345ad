/** A part of the notional at the rate in force on the trade's date: notional × rate, rounded half-up to the ledger's unit. */
import type { FeeKind } from '../../model/order.ts';
import { taxOn, type TaxRate } from '../taxes.ts';
import type { FeeContext, Sides } from './component.ts';
import { rateAt } from './dated.ts';

export interface DatedPercentFee {
  readonly model: 'dated-percent';
  readonly kind: FeeKind;
  readonly sides: Sides;
  readonly rates: readonly TaxRate[];
}

export const datedPercentFee = ({ rates }: DatedPercentFee, { notional, date }: FeeContext): number =>
  taxOn(notional, rateAt(rates, date)?.ppm ?? 0);

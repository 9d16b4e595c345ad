/**
 * FINRA's trading activity fee on sales of listed equities: rate × shares, by trade, at most a cap, rounded up to a cent as
 * brokers do.
 *
 * Source: Section 1 of Schedule A to the FINRA By-Laws; Regulatory Notices 11-27 and 12-06 and the fee increases of 2022
 * to 2026. Before the first row nothing is charged.
 * Known limits: the rows since 2022 are from brokers' published tariffs; a broker may work the cap out on a day's average
 * price instead of on each trade.
 */
import { mulDiv, pow10 } from '../../units/integer.ts';
import { unitOf, type FeeContext } from './component.ts';
import { rateAt, type DatedRate } from './dated.ts';

export interface TafFee {
  readonly model: 'taf';
  readonly kind: 'taf';
  readonly sides: 'sell';
}

interface TafRate extends DatedRate {
  /** Millionths of a dollar a share. */
  readonly micros: number;
  /** Most a trade, in cents. */
  readonly cap: number;
}

const rate = (from: string, micros: number, cap: number): TafRate => ({ from, micros, cap });

const RATES: readonly TafRate[] = [
  rate('2010-01-01', 75, 375),
  rate('2011-07-01', 90, 450),
  rate('2012-03-01', 95, 475),
  rate('2012-07-01', 119, 595),
  rate('2022-01-01', 130, 649),
  rate('2023-01-01', 145, 727),
  rate('2024-01-01', 166, 830),
  rate('2026-01-01', 195, 979),
];

const MICROS_PER_CENT = 10_000;

export function tafFee(_fee: TafFee, context: FeeContext): number {
  const found = rateAt(RATES, context.date);
  if (!found) return 0;
  const { currency, quantityScale } = context.scales;
  const cents = mulDiv(context.quantity, found.micros, MICROS_PER_CENT * pow10(quantityScale), 'ceil');
  return Math.min(cents, found.cap) * (unitOf(currency) / 100);
}

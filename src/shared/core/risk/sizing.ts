/**
 * How much to trade: one way of sizing for tickets, sheets and strategies, as whole lots rounded down
 * (estimates/sizing.ts has the formulas). Nothing that is asked for and not known makes a size: the quantity is 0 then.
 */
import {
  equalWeight,
  fixedNotional,
  kelly,
  percentOfEquity,
  riskPerTrade,
  volatilityTarget,
} from '../estimates/sizing.ts';
import type { Instrument } from '../model/instrument.ts';
import { moneyScale } from '../units/units.ts';

export type Sizing =
  | { readonly method: 'fixed-quantity'; readonly quantity: number }
  | { readonly method: 'fixed-notional'; readonly notional: number }
  | { readonly method: 'percent-of-equity'; readonly bps: number }
  /** The stop loses this share of equity. */
  | { readonly method: 'risk-per-trade'; readonly bps: number }
  /** So many average true ranges (hundredths) lose this share of equity. */
  | {
      readonly method: 'volatility-target';
      readonly bps: number;
      readonly multipleHundredths: number;
      readonly days: number;
    }
  | {
      readonly method: 'kelly';
      readonly winRateBps: number;
      /** Average win ÷ average loss, in hundredths. */
      readonly payoffHundredths: number;
      readonly partBps: number;
    }
  | { readonly method: 'equal-weight'; readonly positions: number };

export interface SizingFacts {
  readonly instrument: Instrument;
  readonly lot: number;
  /** Equity in the instrument's currency, in ledger units. */
  readonly equity: number;
  readonly price: number;
  readonly stop: number | null;
  /** In price units; null without history. */
  readonly averageTrueRange: number | null;
}

const BPS = 10_000;

export function sizeOrder(sizing: Sizing, facts: SizingFacts): number {
  const { instrument, lot, equity, price, stop, averageTrueRange } = facts;
  const { priceScale, quantityScale, currency } = instrument;
  const point = 10 ** (moneyScale(currency) - priceScale - quantityScale);
  switch (sizing.method) {
    case 'fixed-quantity':
      return sizing.quantity - (sizing.quantity % lot);
    case 'fixed-notional':
      return fixedNotional(sizing.notional, price, point, lot);
    case 'percent-of-equity':
      return percentOfEquity(equity, sizing.bps / BPS, price, point, lot);
    case 'risk-per-trade':
      return stop === null ? 0 : riskPerTrade(equity, sizing.bps / BPS, price, stop, point, lot);
    case 'volatility-target':
      return averageTrueRange === null
        ? 0
        : volatilityTarget(
            equity,
            sizing.bps / BPS,
            averageTrueRange,
            sizing.multipleHundredths / 100,
            point,
            lot,
          );
    case 'kelly':
      return kelly(
        equity,
        sizing.winRateBps / BPS,
        sizing.payoffHundredths / 100,
        sizing.partBps / BPS,
        price,
        point,
        lot,
      );
    case 'equal-weight':
      return equalWeight(equity, sizing.positions, price, point, lot);
  }
}

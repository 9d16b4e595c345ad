/**
 * A part of the price: amount = price × basis points ÷ 10,000, rounded up.
 * Source: the constant slippage models of LEAN (ConstantSlippageModel) and zipline (FixedBasisPointsSlippage).
 */
import { mulDiv } from '../../units/integer.ts';
import { against, type SlippageContext } from './context.ts';

export interface PercentSlippage {
  readonly model: 'percent';
  readonly basisPoints: number;
}

export const percentSlippage = (config: PercentSlippage, context: SlippageContext): number =>
  against(context, mulDiv(context.price, config.basisPoints, 10_000, 'ceil'));

/**
 * A part of how far the price moves: amount = fraction × range, rounded up, the range being the bar's (high − low) or the
 * mean true range of the bars before (Wilder, 1978), for which the bar's own stands in where there are none.
 */
import { mulDiv } from '../../units/integer.ts';
import { against, type SlippageContext } from './context.ts';

export interface VolatilitySlippage {
  readonly model: 'volatility';
  readonly of: 'bar-range' | 'average-range';
  /** Part of the range in basis points: 1,000 is a tenth. */
  readonly basisPoints: number;
}

export function volatilitySlippage(config: VolatilitySlippage, context: SlippageContext): number {
  const own = Math.max(context.high - context.low, 0);
  const range = config.of === 'average-range' ? (context.averageRange ?? own) : own;
  return against(context, mulDiv(range, config.basisPoints, 10_000, 'ceil'));
}

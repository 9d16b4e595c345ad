/**
 * Half of the quoted spread, rounded up: what a trade at the quote costs against the middle of it (the effective
 * half-spread of Roll, 1984, where trades happen at the quotes). The price given should be the middle or a close.
 */
import { mulDiv } from '../../units/integer.ts';
import { against, type SlippageContext } from './context.ts';
import { ticksSlippage } from './ticks.ts';

export interface HalfSpreadSlippage {
  readonly model: 'half-spread';
  /** Ticks where no quote is known. */
  readonly otherwiseTicks: number;
}

export function halfSpreadSlippage(config: HalfSpreadSlippage, context: SlippageContext): number {
  if (context.spread === null)
    return ticksSlippage({ model: 'ticks', ticks: config.otherwiseTicks }, context);
  return against(context, mulDiv(Math.max(context.spread, 0), 1, 2, 'ceil'));
}

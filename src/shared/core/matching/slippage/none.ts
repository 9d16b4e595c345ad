/** No slippage: the price stays as it is. */
import type { SlippageContext } from './context.ts';

export interface NoSlippage {
  readonly model: 'none';
}

export const noSlippage = (_config: NoSlippage, context: SlippageContext): number => context.price;

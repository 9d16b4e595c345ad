/** A fixed number of ticks against the order, each as large as the tick table says on the way. */
import { stepTicks } from '../../model/instrument.ts';
import { against, type SlippageContext } from './context.ts';

export interface TicksSlippage {
  readonly model: 'ticks';
  /** Whole number ≥ 0. */
  readonly ticks: number;
}

export const ticksSlippage = (config: TicksSlippage, context: SlippageContext): number =>
  stepTicks(context, against(context, 0), context.side === 'buy' ? config.ticks : -config.ticks);

/** The slippage models by name. Adding one touches its file, this union and its test. */
import type { SlippageContext } from './context.ts';
import { halfSpreadSlippage, type HalfSpreadSlippage } from './half-spread.ts';
import { noSlippage, type NoSlippage } from './none.ts';
import { percentSlippage, type PercentSlippage } from './percent.ts';
import { squareRootSlippage, type SquareRootSlippage } from './square-root.ts';
import { ticksSlippage, type TicksSlippage } from './ticks.ts';
import { volatilitySlippage, type VolatilitySlippage } from './volatility.ts';
import { volumeShareSlippage, type VolumeShareSlippage } from './volume-share.ts';

export type SlippageModel =
  | NoSlippage
  | TicksSlippage
  | PercentSlippage
  | HalfSpreadSlippage
  | VolumeShareSlippage
  | SquareRootSlippage
  | VolatilitySlippage;

/** The price an order gets, in price units: never better than `context.price`. */
export function slippedPrice(model: SlippageModel, context: SlippageContext): number {
  switch (model.model) {
    case 'none':
      return noSlippage(model, context);
    case 'ticks':
      return ticksSlippage(model, context);
    case 'percent':
      return percentSlippage(model, context);
    case 'half-spread':
      return halfSpreadSlippage(model, context);
    case 'volume-share':
      return volumeShareSlippage(model, context);
    case 'square-root':
      return squareRootSlippage(model, context);
    case 'volatility':
      return volatilitySlippage(model, context);
  }
}

/** The built-in strategies, by the names they are asked for. */
import type { StrategyDefinition } from '../strategy/api.ts';
import { bollingerReversion } from './bollinger-reversion.ts';
import { buyAndHold } from './buy-and-hold.ts';
import { donchianBreakout } from './donchian-breakout.ts';
import { emaCross } from './ema-cross.ts';
import { macdMomentum } from './macd-momentum.ts';
import { momentumRotation } from './momentum-rotation.ts';
import { pairs } from './pairs.ts';
import { rebalance } from './rebalance.ts';
import { rsiReversion } from './rsi-reversion.ts';
import { smaCross } from './sma-cross.ts';

export const BUILT_IN: ReadonlyMap<string, StrategyDefinition> = new Map<string, StrategyDefinition>([
  ['buy-and-hold', buyAndHold],
  ['sma-cross', smaCross],
  ['ema-cross', emaCross],
  ['rsi-reversion', rsiReversion],
  ['bollinger-reversion', bollingerReversion],
  ['macd-momentum', macdMomentum],
  ['donchian-breakout', donchianBreakout],
  ['momentum-rotation', momentumRotation],
  ['pairs', pairs],
  ['rebalance', rebalance],
]);

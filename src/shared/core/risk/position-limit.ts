/** The position as if everything working on this side and this order had filled, against the configured maximum. */
import { verdict, type RiskCheck } from './check.ts';

export const positionLimit: RiskCheck = {
  name: 'position-limit',
  run({ intent, position, working, limits, open }) {
    const limit = limits.maxPositionQuantity;
    const buys = intent.side === 'buy';
    const { buy, sell } = working;
    const reached = buys ? position.quantity + buy.quantity + open : position.quantity - sell.quantity - open;
    const grows = buys ? reached > 0 : reached < 0;
    const above = limit !== null && grows && Math.abs(reached) > limit;
    const denial = above ? ({ code: 'POSITION_ABOVE_LIMIT', position: reached, limit } as const) : null;
    return verdict('position-limit', 'quantity', reached, limit, denial);
  },
};

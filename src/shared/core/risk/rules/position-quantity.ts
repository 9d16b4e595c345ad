/** The position as if everything working on this side and this order had filled, against a maximum. */
import { sidesOf } from '../../ledger/marking.ts';
import { pow10 } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const positionQuantity: RuleKind<'position-quantity'> =
  (rule) =>
  ({ account, intent, instrument, position, working, open }) => {
    const limit = rule.limit * pow10(instrument.quantityScale);
    const buys = intent.side === 'buy';
    const { buy, sell } = working;
    const { long, short } = sidesOf(position, account.terms.positionMode === 'hedging');
    const held = account.terms.positionMode === 'hedging' ? (buys ? long : short) : position.quantity;
    const reached = buys ? held + buy.quantity + open : held - sell.quantity - open;
    const grows = open > 0 && (buys ? reached > 0 : reached < 0);
    const above = grows && Math.abs(reached) > limit;
    const denial = above ? ({ code: 'POSITION_ABOVE_LIMIT', position: reached, limit } as const) : null;
    return judged('quantity', reached, limit, denial);
  };

/**
 * What each strategy holds of the account's positions, from its own fills: what rules about one strategy go by. The
 * account nets its strategies; their parts add up to its position only where all of it was traded by strategies.
 * Invariant: an entry is never flat. What Tapedeck closes to the last unit is over for every strategy that held it.
 */
import { flat } from '../ledger/position.ts';
import { NO_ORDERS, type WorkingTotals } from '../ledger/reserve.ts';
import type { Position } from '../model/account.ts';
import type { CorporateActionApplied } from '../model/corporate-action.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { Order } from '../model/order.ts';
import type { PortfolioView } from '../risk/impact.ts';
import { Portfolio } from '../risk/portfolio.ts';
import { DailyOutcomes } from '../risk/returns.ts';
import { mulDiv } from '../units/integer.ts';
import { Layered } from '../units/layered.ts';
import { money, quantity } from '../units/units.ts';
import type { Session } from './session.ts';
import type { KernelState, Owned } from './state.ts';
import { totalsOf } from './totals.ts';

const keyOf = (strategy: string, id: InstrumentId): string => `${id} ${strategy}`;

function put(state: KernelState, owned: Owned): void {
  const key = keyOf(owned.strategy, owned.instrumentId);
  if (owned.long === 0 && owned.short === 0) state.owned.delete(key);
  else state.owned.set(key, owned);
}

function ofInstrument(state: KernelState, id: InstrumentId): Owned[] {
  return state.owned.isBare
    ? []
    : [...state.owned.values()].filter(({ instrumentId }) => instrumentId === id);
}

/** After a fill of so much; `closed` where the account holds nothing of it any more. */
export function noteOwned(
  state: KernelState,
  { strategy, instrumentId, side, effect, source }: Order,
  filled: number,
  closed: boolean,
): void {
  if (closed && (source === 'closing' || source === 'liquidation'))
    for (const each of ofInstrument(state, instrumentId)) put(state, { ...each, long: 0, short: 0 });
  if (strategy === undefined) return;
  const { long, short } = state.owned.get(keyOf(strategy, instrumentId)) ?? { long: 0, short: 0 };
  const buys = side === 'buy';
  if (state.account!.terms.positionMode === 'hedging') {
    const onLong = buys === (effect !== 'close');
    const change = effect === 'close' ? -filled : filled;
    const after = (held: number, moves: boolean) => (moves ? Math.max(0, held + change) : held);
    return put(state, { strategy, instrumentId, long: after(long, onLong), short: after(short, !onLong) });
  }
  const net = long - short + (buys ? filled : -filled);
  put(state, { strategy, instrumentId, long: Math.max(0, net), short: Math.max(0, -net) });
}

/** Splits make what strategies hold more or less; what leaves the account leaves them. */
export function adjustOwned(
  state: KernelState,
  { instrumentId, held, adjustment }: CorporateActionApplied,
): void {
  const [numerator, denominator] = adjustment?.volume ?? [1, 1];
  const gone = held?.lots.length === 0;
  if (!gone && numerator === denominator) return;
  const after = (size: number) => (gone ? 0 : mulDiv(size, numerator, denominator, 'floor'));
  for (const each of ofInstrument(state, instrumentId))
    put(state, { ...each, long: after(each.long), short: after(each.short) });
}

/** The strategy's part as a position: sizes only, it has no cost. */
function asPosition(instrumentId: InstrumentId, owned: Owned | undefined): Position {
  if (!owned) return flat(instrumentId);
  const lot = (size: number) => ({ id: 0, quantity: quantity(size), cost: money(0), at: 0 });
  const sizes = [owned.long, -owned.short].filter((size) => size !== 0);
  return {
    ...flat(instrumentId),
    quantity: quantity(owned.long - owned.short),
    lots: sizes.map(lot) as unknown as Position['lots'],
  };
}

export const ownPosition = (state: KernelState, strategy: string, id: InstrumentId): Position =>
  asPosition(id, state.owned.get(keyOf(strategy, id)));

/** The strategy's working orders in an instrument, without one that is being replaced. */
export function ownWorking(
  state: KernelState,
  strategy: string,
  id: InstrumentId,
  omitted: Order | null = null,
): WorkingTotals {
  const own = [...state.orders.values()].filter(
    (order) => order.strategy === strategy && order.instrumentId === id,
  );
  return totalsOf(state, own, omitted);
}

/** The strategy's part of the portfolio; equity stays the account's. */
export function ownView({ state, ports }: Session, strategy: string, account: PortfolioView): PortfolioView {
  const positions = new Layered<InstrumentId, Position>();
  for (const owned of state.owned.values())
    if (owned.strategy === strategy) positions.set(owned.instrumentId, asPosition(owned.instrumentId, owned));
  const working = new Layered<InstrumentId, WorkingTotals>();
  for (const order of state.orders.values())
    if (order.strategy === strategy) working.set(order.instrumentId, NO_ORDERS);
  for (const [id] of working.entries()) working.set(id, ownWorking(state, strategy, id));
  const portfolio = new Portfolio({ positions, working, instruments: state.instruments }).refresh(
    account.marks,
  );
  const { base, marks, toBase } = account;
  return {
    base,
    portfolio,
    marks,
    toBase,
    equity: () => account.equity(),
    get outcomes() {
      const { history } = ports;
      if (!history) return null;
      const daily = new DailyOutcomes(history, base);
      for (const { instrument, value } of portfolio.all())
        daily.set(instrument.id, toBase(value, instrument.currency));
      return daily;
    },
  };
}

/** The marks of an account's positions at the market as it is. */
import { markPrice, sidesOf, type HeldSide } from '../ledger/marking.ts';
import { marketValue, type Marks } from '../ledger/valuation.ts';
import type { AccountTerms, Position } from '../model/account.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { money, type Money, type Price } from '../units/units.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

export type Marker = (id: InstrumentId, side: HeldSide) => Price;

export function marker({ market }: Pick<Ports, 'market'>, marking: AccountTerms['marking']): Marker {
  if (marking === 'last') return (id) => market.last(id);
  return (id, side) => markPrice(marking, market.venue(id).met(), side);
}

/** How an account's terms value positions and what they ask for them. */
export const marksOf = (ports: Pick<Ports, 'market'>, terms: AccountTerms): Marks => ({
  of: marker(ports, terms.marking),
  hedging: terms.positionMode === 'hedging',
  margin: terms.margin,
});

export interface MarkedPosition {
  /** Market values, both positive. */
  readonly long: Money;
  readonly short: Money;
  /** long − short. */
  readonly value: Money;
  /** Of the side that is held; of the long one where both are. */
  readonly mark: Price;
}

export function markedPosition({ state, ports }: Session, position: Position): MarkedPosition {
  const { marking, positionMode } = state.account!.terms;
  const mark = marker(ports, marking);
  const { instrumentId: id } = position;
  const instrument = state.instruments.get(id)!;
  const sides = sidesOf(position, positionMode === 'hedging');
  const long = marketValue(instrument, sides.long, mark(id, 'long'));
  const short = -marketValue(instrument, sides.short, mark(id, 'short'));
  const held = sides.long === 0 && sides.short !== 0 ? 'short' : 'long';
  return { long, short: money(short), value: money(long - short), mark: mark(id, held) };
}

/**
 * What the positions cost in the base currency, at the rates of the days they were built up: so that a profit can be taken
 * apart into what the price did and what the rate did. What is closed takes its share of it.
 */
import { toBase } from '../ledger/fx.ts';
import type { Currency, Money } from '../units/units.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { mulDiv } from '../units/integer.ts';
import type { KernelState } from './state.ts';

/**
 * The position's cost went from `before` to `before` − `removed` + `added`. Without a rate for what was added nothing is
 * known of the position any more.
 */
export function moveBaseCost(
  state: KernelState,
  { id, currency }: { readonly id: InstrumentId; readonly currency: Currency },
  { before, removed, added }: { readonly before: number; readonly removed: number; readonly added: number },
): void {
  const known = before === 0 ? 0 : state.baseCosts.get(id);
  const more = toBase(added as Money, currency, state);
  if (known === undefined || more === null || before - removed + added === 0)
    return state.baseCosts.delete(id);
  const gone = removed === 0 ? 0 : mulDiv(known, removed, before, 'half-even');
  state.baseCosts.set(id, known - gone + more);
}

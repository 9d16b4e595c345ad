/** The state's pending deliveries: put in by fills, taken out when they settle. `unsettled` is kept as their sum. */
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import { withDelivery, type Delivery } from '../ledger/settlement.ts';
import { money, quantity, type UnixMs } from '../units/units.ts';
import { SETTLEMENT } from '../venues/settlement.ts';
import type { KernelState } from './state.ts';

function addCash(state: KernelState, { currency, exchange }: Instrument, cash: number): void {
  const before = state.unsettled[currency];
  const blocked = SETTLEMENT[exchange].spendUnsettled ? 0 : cash;
  const after = { cash: before.cash + cash, blocked: before.blocked + blocked };
  state.unsettled = { ...state.unsettled, [currency]: after };
}

/** A fill delivers shares to a buyer, and to a seller the trade's value. */
export function addDelivery(
  state: KernelState,
  instrument: Instrument,
  settlesAt: UnixMs,
  { side, quantity: size }: { readonly side: 'buy' | 'sell'; readonly quantity: number },
  value: number,
): void {
  const bought = side === 'buy';
  const delivery: Delivery = {
    settlesAt,
    shares: quantity(bought ? size : 0),
    cash: money(bought ? 0 : value),
  };
  const there = state.deliveries.get(instrument.id) ?? [];
  state.deliveries.set(instrument.id, withDelivery(there, delivery));
  addCash(state, instrument, delivery.cash);
}

export function removeDelivery(
  state: KernelState,
  { instrumentId, settlesAt }: { readonly instrumentId: InstrumentId; readonly settlesAt: UnixMs },
): void {
  const there = state.deliveries.get(instrumentId) ?? [];
  const left = there.filter((delivery) => delivery.settlesAt !== settlesAt);
  const cash = there.reduce((sum, each) => (each.settlesAt === settlesAt ? sum + each.cash : sum), 0);
  if (left.length === 0) state.deliveries.delete(instrumentId);
  else state.deliveries.set(instrumentId, left);
  addCash(state, state.instruments.get(instrumentId)!, -cash);
}

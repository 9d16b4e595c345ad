/** What is typed in the ticket, read into a ticket the engine takes; or the first thing that is missing. */
import type { Ticket } from '#contract/calls.ts';
import { stepTicks, type Instrument } from '#core/model/instrument.ts';
import type { Locale, TextKey } from '#words/index.ts';
import type { TicketDraft } from '../../state/ui.ts';
import { parseScaled } from '../../ui/format.ts';

export type ReadDraft =
  { readonly ticket: Ticket; readonly problem: null } | { readonly ticket: null; readonly problem: TextKey };

const bad = (problem: TextKey): ReadDraft => ({ ticket: null, problem });

/** Validity of lots, ticks and bands is the engine's verdict; here only what is no number at all. */
export function readDraft(draft: TicketDraft, instrument: Instrument, locale: Locale): ReadDraft {
  if (draft.quantity.trim() === '') return bad('ticket.enterQuantity');
  const quantity = parseScaled(draft.quantity, instrument.quantityScale, locale);
  if (quantity === null) return bad('ticket.badQuantity');
  const limit = draft.type === 'limit';
  if (limit && draft.price.trim() === '') return bad('ticket.enterPrice');
  const price = limit ? parseScaled(draft.price, instrument.priceScale, locale) : null;
  if (limit && price === null) return bad('ticket.badPrice');
  const { side, type, timeInForce, source } = draft;
  return {
    ticket: { instrumentId: instrument.id, side, type, timeInForce, quantity, price, source },
    problem: null,
  };
}

/** The quantity some lots away, never below one lot; from an odd quantity first to the lot boundary. */
export function stepQuantity(instrument: Instrument, from: number | null, lots: number): number {
  const lot = instrument.lotSize;
  const start = from ?? 0;
  const boundary = lots > 0 ? Math.floor(start / lot) * lot : Math.ceil(start / lot) * lot;
  return Math.max(lot, boundary + lots * lot);
}

export const stepPrice = (
  instrument: Instrument,
  from: number | null,
  ticks: number,
  otherwise: number,
): number => (from === null ? otherwise : stepTicks(instrument, from, ticks));

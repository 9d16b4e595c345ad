/** What arrow keys and steppers make of a number. */
import { stepTicks, type Instrument } from '#core/model/instrument.ts';

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

/** Ticks or hundredths of a percent, by whole steps of their own and never below one. */
export const stepCount = (from: number | null, steps: number, unit: number): number =>
  Math.max(unit, (from ?? 0) + steps * unit);

/** Tick tables and daily bands of a rule set. The arithmetic on ticks is the instrument's own (model/instrument.ts). */
import {
  ceilToTick,
  floorToTick,
  stepTicks,
  tickAt,
  type PriceBand,
  type TickRow,
} from '../model/instrument.ts';
import type { Price } from '../units/units.ts';
import { mulDiv } from '../units/integer.ts';
import type { TickClass, VenueRules } from './rules.ts';

const tickTableOf = (rules: VenueRules, of: TickClass): readonly TickRow[] =>
  rules.ticks[of] ?? rules.ticks.other;

/** The tick that applies at a price, in price units. */
export const tickOf = (rules: VenueRules, of: TickClass, at: number): number =>
  tickAt({ tickTable: tickTableOf(rules, of) }, at);

/**
 * Floor and ceiling of a day: reference ± band, each rounded to a tick towards the reference, at least one tick away from
 * it and never below one tick. Null where the venue has no band.
 */
export function bandOf(
  rules: VenueRules,
  of: TickClass,
  reference: number,
  firstDay: boolean,
): PriceBand | null {
  if (!rules.band) return null;
  const grid = { tickTable: tickTableOf(rules, of) };
  const width = mulDiv(reference, firstDay ? rules.band.firstDayBps : rules.band.bps, 10_000, 'floor');
  const ceiling = Math.max(floorToTick(grid, reference + width), stepTicks(grid, reference, 1));
  const floor = Math.min(ceilToTick(grid, reference - width), stepTicks(grid, reference, -1));
  return { floor: floor as Price, ceiling: ceiling as Price };
}

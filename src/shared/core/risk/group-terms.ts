/** Whether orders make a group: complete, of one instrument, and each where its kind needs it. */
import type { GroupLeg } from '../model/commands.ts';
import type { Denial, GroupFault } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { GroupKind, OrderIntent } from '../model/order.ts';

function faultOf(kind: GroupKind, legs: readonly GroupLeg[]): GroupFault | null {
  const entries = legs.filter(({ role }) => role === 'entry');
  const exits = legs.filter(({ role }) => role === 'exit');
  if (legs.some(({ intent }) => intent.instrumentId !== legs[0]!.intent.instrumentId))
    return 'instruments-differ';
  if (kind === 'oco') return entries.length > 0 || exits.length < 2 ? 'oco-needs-two' : null;
  if (entries.length !== 1) return 'entry-missing';
  if (kind === 'oto') return exits.length === 0 ? 'follower-missing' : null;
  if (exits.length !== 2) return 'bracket-needs-target-and-stop';
  const entry = entries[0]!.intent;
  if (exits.some(({ intent }) => intent.side === entry.side)) return 'exit-on-entry-side';
  if (exits.some(({ intent }) => intent.quantity > entry.quantity)) return 'exit-above-entry';
  return stopBeyondTarget(exits.map(({ intent }) => intent)) ? 'stop-beyond-target' : null;
}

/** Both exits would be reached at once: a sale's stop stands below its target, a purchase's above. */
function stopBeyondTarget(exits: readonly OrderIntent[]): boolean {
  const target = exits.find(({ stop, price }) => stop === null && price !== null)?.price ?? null;
  const stopping = exits.find(({ stop }) => stop !== null);
  if (target === null || !stopping || stopping.stop === null) return false;
  return stopping.side === 'sell' ? stopping.stop >= target : stopping.stop <= target;
}

/** The denial of the whole group; null when its orders may be looked at one by one. */
export function groupDenial(
  kind: GroupKind,
  legs: readonly GroupLeg[],
  instrument: Instrument | undefined,
): Denial | null {
  if (legs.length === 0) return { code: 'GROUP_INVALID', reason: 'no-orders' };
  const fault = faultOf(kind, legs);
  if (fault) return { code: 'GROUP_INVALID', reason: fault };
  return instrument ? null : { code: 'UNKNOWN_INSTRUMENT', instrument: legs[0]!.intent.instrumentId };
}

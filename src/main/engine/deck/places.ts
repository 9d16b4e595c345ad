/** Where a jump leads: positions of a tape by time, by session, by event. */
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { Feed } from '#feeds/feed.ts';
import type { Seek } from '../clock.ts';

/** `seek` without `cancel`. */
type Place = Exclude<Decoded<'replay.seek'>['to'], 'cancel'>;

export function placeOf(tape: Feed, to: Place): Seek {
  const end = tape.end ?? tape.position;
  const at = (position: number): Seek => ({
    position: Math.max(0, Math.min(end, position)),
    untilFill: false,
  });
  if (typeof to === 'object') return at('time' in to ? tape.positionAt(to.time) : to.position);
  switch (to) {
    case 'start':
      return at(0);
    case 'end':
      return at(end);
    case 'next-trade':
      return { position: end, untilFill: true };
    case 'next-session':
      return at(tape.sessionFrom(tape.position, 1));
    case 'session-start':
      return at(tape.sessionFrom(tape.position, -1));
    default:
      throw new AppFailure('BAD_REQUEST', { detail: String(to) });
  }
}

/** When the next auction is called, and until when it takes orders of its own. */
import { DAY_MS } from '../units/civil.ts';
import type { Phase, VenueRules } from './rules.ts';
import { phaseAt, transitions } from './sessions.ts';

const MINUTE_MS = 60_000;
const SEARCH_DAYS = 60;

const AUCTION_OF: Readonly<Record<'AT_OPEN' | 'AT_CLOSE', Phase>> = {
  AT_OPEN: 'opening-auction',
  AT_CLOSE: 'closing-auction',
};

/** The moment (UTC milliseconds) at which the auction under way, or else the next one, is called; null if none comes. */
export function nextCall(rules: VenueRules, time: 'AT_OPEN' | 'AT_CLOSE', utcMs: number): number | null {
  const auction = AUCTION_OF[time];
  const now = phaseAt(rules.schedule, utcMs);
  if (now.phase === auction) return now.until;
  for (let day = 0; day < SEARCH_DAYS; day += 1) {
    const from = utcMs + day * DAY_MS;
    const next = transitions(rules.schedule, from, from + DAY_MS).find((span) => span.phase === auction);
    if (next) return next.until;
  }
  return null;
}

/** Whether the next auction still takes at-open or at-close orders at a moment; where it does not, they are refused. */
export function takesEntry(rules: VenueRules, time: 'AT_OPEN' | 'AT_CLOSE', utcMs: number): boolean {
  const call = nextCall(rules, time, utcMs);
  const { open, close } = rules.auction.entryEnds;
  return call !== null && utcMs < call - (time === 'AT_OPEN' ? open : close) * MINUTE_MS;
}

/**
 * The demo exchange's rules: each real venue's own, under one day that all its symbols share. From 9:00 to 14:45 in
 * Vietnam on every weekday, with auctions that gather for a quarter of an hour and a lunch break.
 *
 * Its books gather for an auction only while it is under way, not beside continuous trading: at-open and at-close orders
 * are native to their auction's phase alone, and wait here until then.
 */
import type { OrderType, TimeInForce } from '../model/order.ts';
import type { Phase, PhaseRules, Schedule, VenueRules } from './rules.ts';

export const DEMO_DAY: Schedule = {
  timeZone: 'Asia/Ho_Chi_Minh',
  sessions: [
    { minute: 9 * 60, phase: 'opening-auction' },
    { minute: 9 * 60 + 15, phase: 'continuous' },
    { minute: 11 * 60 + 30, phase: 'break' },
    { minute: 13 * 60, phase: 'continuous' },
    { minute: 14 * 60 + 30, phase: 'closing-auction' },
    { minute: 14 * 60 + 45, phase: 'closed' },
  ],
  halfDay: [],
  holidays: [],
  halfDays: [],
};

const PHASE_OF: Readonly<Partial<Record<TimeInForce, Phase>>> = {
  AT_OPEN: 'opening-auction',
  AT_CLOSE: 'closing-auction',
};

/** The times in force that the demo's book can take in a phase. */
function gathered(phase: Phase, { native, ...rules }: PhaseRules): PhaseRules {
  const taken = Object.entries(native) as [OrderType, readonly TimeInForce[]][];
  const here = taken.map(([type, times]) => [
    type,
    times.filter((time) => (PHASE_OF[time] ?? phase) === phase),
  ]);
  return { ...rules, native: Object.fromEntries(here) as PhaseRules['native'] };
}

/** A venue's rule sets on the demo's day. Its auctions take orders until they are called. */
export const simulated = (sets: readonly VenueRules[]): readonly VenueRules[] =>
  sets.map((rules) => ({
    ...rules,
    schedule: DEMO_DAY,
    phases: Object.fromEntries(
      (Object.entries(rules.phases) as [Phase, PhaseRules][]).map(([phase, of]) => [
        phase,
        gathered(phase, of),
      ]),
    ),
    auction: { ...rules.auction, entryEnds: { open: 0, close: 0 } },
  }));

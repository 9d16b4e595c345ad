/**
 * The demo exchange's rules: each real venue's own, under one day that all its symbols share. From 9:00 to 14:45 in
 * Vietnam on every weekday, with auctions that gather for a quarter of an hour and a lunch break.
 */
import type { Schedule, VenueRules } from './rules.ts';

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

/** A venue's rule sets on the demo's day. Its auctions take orders until they are called. */
export const simulated = (sets: readonly VenueRules[]): readonly VenueRules[] =>
  sets.map((rules) => ({
    ...rules,
    schedule: DEMO_DAY,
    auction: { ...rules.auction, entryEnds: { open: 0, close: 0 } },
  }));

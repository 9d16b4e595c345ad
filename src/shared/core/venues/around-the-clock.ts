/**
 * The rules of the markets that have no exchange of their own: crypto spot, open always, and spot currency pairs, open
 * from Sunday 17:00 to Friday 17:00 in New York. Dollars at the scales of their templates: crypto in ten-thousandths, in
 * amounts of millionths of a coin; pairs in hundred-thousandths, in units of the base currency.
 *
 * Known limits: one set of rules stands for every place that trades them. A pair's ticks are those of one quoted with
 * five decimals. An order for the day ends at midnight UTC (crypto) or New York (pairs), not at 17:00.
 */
import type { TickRow } from '../model/instrument.ts';
import type { Price } from '../units/units.ts';
import type { PhaseRules, Schedule, SessionRow, VenueRules } from './rules.ts';

const row = (from: number, tick: number): TickRow => ({ from: from as Price, tick: tick as Price });

const ALWAYS: readonly SessionRow[] = [{ minute: 0, phase: 'continuous' }];
const FIVE_PM = 17 * 60;

const AROUND_THE_CLOCK: Schedule = {
  timeZone: 'UTC',
  sessions: ALWAYS,
  week: Array.from({ length: 7 }, () => ALWAYS),
  halfDay: [],
  holidays: [],
  halfDays: [],
};

const FX_WEEK: Schedule = {
  ...AROUND_THE_CLOCK,
  timeZone: 'America/New_York',
  week: [
    [{ minute: FIVE_PM, phase: 'continuous' }],
    ALWAYS,
    ALWAYS,
    ALWAYS,
    ALWAYS,
    [...ALWAYS, { minute: FIVE_PM, phase: 'closed' }],
    null,
  ],
};

const CONTINUOUS: PhaseRules = {
  native: { limit: ['DAY', 'GTC', 'IOC', 'FOK'], market: ['DAY', 'IOC', 'FOK'] },
  cancel: true,
  amend: 'both',
};

const CRYPTO_SPOT: VenueRules = {
  venue: 'CRYPTO',
  from: '1970-01-01',
  schedule: AROUND_THE_CLOCK,
  phases: { continuous: CONTINUOUS },
  ticks: { other: [row(0, 1), row(10_000, 100)] },
  lots: { round: [{ from: 0, lot: 1 }], oddLots: null, mixedLots: false, maxOrder: null },
  band: null,
  auction: {
    tieBreaks: ['nearest-last', 'higher-price'],
    marketOrders: 'before-limits',
    onlyMarket: 'none',
    entryEnds: { open: 0, close: 0 },
  },
  marketToLimit: { sweep: 'best-level', rest: 'at-last' },
  volatilityHalt: null,
  iceberg: true,
  postOnly: true,
};

export const CRYPTO: readonly VenueRules[] = [CRYPTO_SPOT];
export const FX: readonly VenueRules[] = [
  { ...CRYPTO_SPOT, venue: 'FX', schedule: FX_WEEK, ticks: { other: [row(0, 1)] } },
];

/**
 * The rules of NYSE, Nasdaq and NYSE Arca for listed equities, in ten-thousandths of a dollar.
 *
 * Sources: Regulation NMS rule 612 (ticks of a cent, of a hundredth of a cent below one dollar) and rule 600(b)(93) (round
 * lots since 2025-11-03: 100 shares to $250.00, 40 to $1,000, 10 to $10,000, 1 above); the exchanges' auction fact sheets
 * (NYSE Rule 7.35, NYSE Arca Rule 7.35-E, Nasdaq Rules 4752 and 4754); the Limit Up-Limit Down plan.
 * - Half-penny ticks of the amended rule 612 are deferred to November 2026 and not in these sets.
 * - Round lots do not restrict an order's quantity: any whole number of shares trades. The class is set twice a year from the
 *   average close of March or September; the price asked about should be that average.
 *
 * Extended hours run from 4:00 to 20:00 for all three (NYSE's listings trade on other exchanges then). Auctions are called
 * at an instant, 9:30 and 16:00, and gather beside the phases before them.
 * Known limits: the halt is the plan's five percent in five minutes for large shares above $3, without its limit state;
 * Nasdaq's last tie-break, the middle of the quote, is the last trade here; NYSE has no designated market maker; dates
 * before the first set are served by it.
 */
import type { TickRow } from '../model/instrument.ts';
import type { TimeInForce } from '../model/order.ts';
import type { Price } from '../units/units.ts';
import type { AuctionRules, LotRules, Phase, PhaseRules, Schedule, SessionRow, VenueRules } from './rules.ts';
import { usHalfDays, usHolidays } from './us-calendar.ts';

const row = (from: number, tick: number): TickRow => ({ from: from as Price, tick: tick as Price });

const OPEN = 9 * 60 + 30;

/** A day whose regular session ends at `close`, extended hours at `end`, in minutes. */
const day = (close: number, end: number): readonly SessionRow[] => [
  { minute: 4 * 60, phase: 'pre-market' },
  { minute: OPEN, phase: 'opening-auction' },
  { minute: OPEN, phase: 'continuous' },
  { minute: close, phase: 'closing-auction' },
  { minute: close, phase: 'post-market' },
  { minute: end, phase: 'closed' },
];

const FIRST_YEAR = 1990;
const LAST_YEAR = 2035;

const US_DAY: Schedule = {
  timeZone: 'America/New_York',
  sessions: day(16 * 60, 20 * 60),
  halfDay: day(13 * 60, 17 * 60),
  holidays: usHolidays(FIRST_YEAR, LAST_YEAR),
  halfDays: usHalfDays(FIRST_YEAR, LAST_YEAR),
};

/** What a venue takes in each phase. `rest`: the times in force of an order that waits in its book. */
function phases(rest: readonly TimeInForce[], cancelBeforeOpen: boolean): Partial<Record<Phase, PhaseRules>> {
  const before: PhaseRules = {
    native: { limit: [...rest, 'IOC', 'AT_OPEN', 'AT_CLOSE'], market: ['AT_OPEN', 'AT_CLOSE'] },
    cancel: true,
    amend: 'both',
  };
  return {
    'pre-market': before,
    'opening-auction': {
      native: { limit: [...rest, 'AT_OPEN', 'AT_CLOSE'], market: ['AT_OPEN', 'AT_CLOSE'] },
      cancel: cancelBeforeOpen,
      amend: cancelBeforeOpen ? 'both' : 'none',
    },
    continuous: {
      native: { limit: [...rest, 'IOC', 'AT_CLOSE'], market: ['DAY', 'IOC', 'AT_CLOSE'] },
      cancel: true,
      amend: 'both',
    },
    'closing-auction': {
      native: { limit: [...rest, 'AT_CLOSE'], market: ['AT_CLOSE'] },
      cancel: false,
      amend: 'none',
    },
    'post-market': { native: { limit: [...rest, 'IOC'] }, cancel: true, amend: 'both' },
  };
}

const lots = (round: LotRules['round'], maxOrder: number | null): LotRules => ({
  round,
  oddLots: ['limit', 'market', 'market-to-limit'],
  mixedLots: true,
  maxOrder,
});
const HUNDREDS: LotRules['round'] = [{ from: 0, lot: 100 }];
/** By price class: the bound itself still belongs to the class below. */
const BY_PRICE: LotRules['round'] = [
  { from: 0, lot: 100 },
  { from: 2_500_001, lot: 40 },
  { from: 10_000_001, lot: 10 },
  { from: 100_000_001, lot: 1 },
];

const FIVE_MINUTES_MS = 300_000;

const NASDAQ_SINCE_2013: VenueRules = {
  venue: 'NASDAQ',
  from: '2013-04-08',
  schedule: US_DAY,
  phases: phases(['DAY', 'GTC'], false),
  ticks: { other: [row(0, 1), row(10_000, 100)] },
  lots: lots(HUNDREDS, 999_999),
  band: null,
  auction: {
    tieBreaks: ['minimum-imbalance', 'market-pressure', 'nearest-last', 'higher-price'],
    marketOrders: 'before-limits',
    onlyMarket: 'reference',
    entryEnds: { open: 2, close: 5 },
  },
  marketToLimit: { sweep: 'best-level', rest: 'at-last' },
  volatilityHalt: { moveBps: 500, windowMs: FIVE_MINUTES_MS, pauseMs: FIVE_MINUTES_MS },
  iceberg: true,
  postOnly: true,
};

const nyseAuction = (close: number): AuctionRules => ({
  tieBreaks: ['nearest-last', 'higher-price'],
  marketOrders: 'before-limits',
  onlyMarket: 'reference',
  entryEnds: { open: 0, close },
});
const NYSE_SINCE_2013: VenueRules = {
  ...NASDAQ_SINCE_2013,
  venue: 'NYSE',
  phases: phases(['DAY'], true),
  lots: lots(HUNDREDS, null),
  auction: nyseAuction(10),
};
const ARCA_SINCE_2013: VenueRules = { ...NYSE_SINCE_2013, venue: 'ARCA', auction: nyseAuction(1) };

const sinceNovember2025 = (before: VenueRules): VenueRules => ({
  ...before,
  from: '2025-11-03',
  lots: { ...before.lots, round: BY_PRICE },
});

/** Ascending by date. */
export const NASDAQ: readonly VenueRules[] = [NASDAQ_SINCE_2013, sinceNovember2025(NASDAQ_SINCE_2013)];
export const NYSE: readonly VenueRules[] = [NYSE_SINCE_2013, sinceNovember2025(NYSE_SINCE_2013)];
export const ARCA: readonly VenueRules[] = [ARCA_SINCE_2013, sinceNovember2025(ARCA_SINCE_2013)];

/**
 * The rules of the Ho Chi Minh Stock Exchange by date, in đồng.
 *
 * Sources: HOSE's trading regulations (Decision 341/QĐ-SGDHCM of 2016 and what replaced it), its notice of 13 March 2025
 * on the changes with the new trading system (KRX), and the notices of the single dates below.
 * - 2016-09-12 ticks of 10, 50 and 100. 2021-01-04 round lot 100 instead of 10. 2022-09-12 odd lots on the exchange.
 * - 2025-05-05 (KRX): market-to-limit replaces the market order MP; ATO and ATC stand in time with limit orders at the
 *   ceiling (buys) or floor (sells) instead of before them; an order may be amended, price or quantity, where before it
 *   could only be cancelled and sent again.
 *
 * MP and MTL differ in name alone: both need an opposite limit order (else they are cancelled), sweep level after level,
 * and rest what is left one tick beyond the last trade, or at the ceiling or floor if the last trade was there. Both are
 * `market-to-limit` here. ATO and ATC are market orders `AT_OPEN` and `AT_CLOSE`.
 *
 * Known limits: odd lots trade in the one book, not in a book of their own; before 2022-09-12 brokers bought them, which
 * is not modelled. Put-through deals are left out. Dates before the first set are served by it.
 */
import type { TickRow } from '../model/instrument.ts';
import type { Price } from '../units/units.ts';
import type { AuctionRules, LotRules, Phase, PhaseRules, Schedule, TickClass, VenueRules } from './rules.ts';
import { VN_HOLIDAYS } from './vn-calendar.ts';

const row = (from: number, tick: number): TickRow => ({ from: from as Price, tick: tick as Price });

const HOSE_DAY: Schedule = {
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
  holidays: VN_HOLIDAYS,
  halfDays: [],
};

/** Orders of an auction stay as they are until it is over, those carried over from the continuous session too. */
const OPENING: PhaseRules = { native: { limit: ['DAY'], market: ['AT_OPEN'] }, cancel: false, amend: 'none' };
const CLOSING: PhaseRules = {
  native: { limit: ['DAY'], market: ['AT_CLOSE'] },
  cancel: false,
  amend: 'none',
};

const phases = (amend: PhaseRules['amend']): Partial<Record<Phase, PhaseRules>> => ({
  'opening-auction': OPENING,
  continuous: { native: { limit: ['DAY'], 'market-to-limit': ['DAY'] }, cancel: true, amend },
  break: { native: {}, cancel: true, amend: 'none' },
  'closing-auction': CLOSING,
});

const TICKS: { other: readonly TickRow[] } & Partial<Record<TickClass, readonly TickRow[]>> = {
  other: [row(0, 10), row(10_000, 50), row(50_000, 100)],
  etf: [row(0, 10)],
  warrant: [row(0, 10)],
};

const lots = (round: number, oddLots: LotRules['oddLots']): LotRules => ({
  round: [{ from: 0, lot: round }],
  oddLots,
  mixedLots: false,
  maxOrder: 500_000,
});

/** The most volume; of several such prices the nearest to the last trade; of two at the same distance the higher. */
const AUCTION: AuctionRules = {
  tieBreaks: ['nearest-last', 'higher-price'],
  marketOrders: 'before-limits',
  onlyMarket: 'none',
  entryEnds: { open: 0, close: 0 },
};

const SINCE_2016: VenueRules = {
  venue: 'HOSE',
  from: '2016-09-12',
  schedule: HOSE_DAY,
  phases: phases('resend'),
  ticks: TICKS,
  lots: lots(10, null),
  band: { bps: 700, firstDayBps: 2_000 },
  auction: AUCTION,
  marketToLimit: { sweep: 'all-levels', rest: 'one-tick-beyond' },
  volatilityHalt: null,
  iceberg: false,
  postOnly: false,
};
const SINCE_2021: VenueRules = { ...SINCE_2016, from: '2021-01-04', lots: lots(100, null) };
const SINCE_2022: VenueRules = { ...SINCE_2021, from: '2022-09-12', lots: lots(100, ['limit']) };
const SINCE_2025: VenueRules = {
  ...SINCE_2022,
  from: '2025-05-05',
  phases: phases('price-or-quantity'),
  auction: { ...AUCTION, marketOrders: 'at-band' },
};

/** Ascending by date. */
export const HOSE: readonly VenueRules[] = [SINCE_2016, SINCE_2021, SINCE_2022, SINCE_2025];

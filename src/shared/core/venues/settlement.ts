/**
 * When trades settle, as dated data, and what may be done before. One table for all exchanges.
 *
 * Sources. Vietnam: VSD decision 211/QĐ-VSD of 2015 (T+2 from 2016, delivered at the end of the day) and 109/QĐ-VSD of 19
 * August 2022 (from 29 August 2022 delivered by noon of T+2, usable in the afternoon session); Circular 120/2020/TT-BTC:
 * an investor sells what is in the account. United States: SEC rule 15c6-1, T+3 from 7 June 1995, T+2 from
 * 5 September 2017 (release 34-80295), T+1 from 28 May 2024 (release 34-96930); unsettled shares may be sold and their
 * proceeds be used again at once.
 * Known limit: an agreement on paying in advance for unsettled Vietnamese proceeds is not modelled.
 */
import type { Exchange } from '../model/instrument.ts';
import { DAY_MS, daysOfIso, type IsoDate } from '../units/civil.ts';
import { unixMs, type UnixMs } from '../units/units.ts';
import { rulesAt, VENUES } from './registry.ts';
import type { Schedule } from './rules.ts';
import { localDate, nextTradingDate } from './sessions.ts';
import { utcOf } from './zones.ts';

export interface SettlementRule {
  /** Local trade date from which it is in force. */
  readonly from: IsoDate;
  /** Trading dates after the trade. */
  readonly days: number;
  /** Local minute of that day from which shares and cash are usable. */
  readonly minute: number;
}

export interface SettlementMarket {
  readonly rules: readonly SettlementRule[];
  /** Bought shares may be sold before they have settled. */
  readonly sellUnsettled: boolean;
  /** Proceeds may pay for purchases before they have settled. */
  readonly spendUnsettled: boolean;
}

const VIETNAM: SettlementMarket = {
  rules: [
    { from: '2000-07-28', days: 3, minute: 16 * 60 + 30 },
    { from: '2016-01-01', days: 2, minute: 16 * 60 + 30 },
    { from: '2022-08-29', days: 2, minute: 13 * 60 },
  ],
  sellUnsettled: false,
  spendUnsettled: false,
};

const UNITED_STATES: SettlementMarket = {
  rules: [
    { from: '1995-06-07', days: 3, minute: 0 },
    { from: '2017-09-05', days: 2, minute: 0 },
    { from: '2024-05-28', days: 1, minute: 0 },
  ],
  sellUnsettled: true,
  spendUnsettled: true,
};

/** Coins and money change hands with the trade. */
const AT_ONCE: SettlementMarket = {
  rules: [{ from: '1970-01-01', days: 0, minute: 0 }],
  sellUnsettled: true,
  spendUnsettled: true,
};

/** Spot: two days on; a position in a pair may be closed before. */
const SPOT: SettlementMarket = {
  rules: [{ from: '1970-01-01', days: 2, minute: 0 }],
  sellUnsettled: true,
  spendUnsettled: true,
};

export const SETTLEMENT: Readonly<Record<Exchange, SettlementMarket>> = {
  HOSE: VIETNAM,
  NASDAQ: UNITED_STATES,
  NYSE: UNITED_STATES,
  ARCA: UNITED_STATES,
  CRYPTO: AT_ONCE,
  FX: SPOT,
};

/** The rule of a trade date; the first one also serves the time before it. */
const settlementRule = ({ rules }: SettlementMarket, date: IsoDate): SettlementRule =>
  rules.findLast(({ from }) => from <= date) ?? rules[0]!;

/**
 * The moment from which what is traded now is usable. `schedule` is the calendar the venue follows; without one the
 * exchange's own counts.
 */
export function settlesAt(exchange: Exchange, now: UnixMs, schedule: Schedule | null): UnixMs {
  const own = rulesAt(VENUES[exchange], '9999-12-31').schedule;
  const rough = schedule ?? rulesAt(VENUES[exchange], localDate(own, now)).schedule;
  let date = localDate(rough, now);
  const { days, minute } = settlementRule(SETTLEMENT[exchange], date);
  for (let left = days; left > 0; left -= 1) date = nextTradingDate(rough, date);
  return unixMs(utcOf(rough.timeZone, daysOfIso(date) * DAY_MS + minute * 60_000));
}

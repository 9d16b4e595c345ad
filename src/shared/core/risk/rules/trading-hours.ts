/** Orders only within given hours of the exchange's local day. A venue without a calendar has no hours. */
import { DAY_MS } from '../../units/civil.ts';
import { offsetAt } from '../../venues/zones.ts';
import { judged, type RuleKind } from './rule.ts';

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const tradingHours: RuleKind<'trading-hours'> = ({ hours }) => {
  const limit = hours.map(({ from, until }) => `${clockText(from)}-${clockText(until)}`).join(' ');
  return ({ venue, now }) => {
    if (!venue.rules) return judged('text', null, limit);
    const local = (now + offsetAt(venue.rules.schedule.timeZone, now)) % DAY_MS;
    const minute = Math.floor(local / 60_000);
    const inside = hours.some(({ from, until }) => minute >= from && minute < until);
    const time = clockText(minute);
    const denial = inside ? null : ({ code: 'OUTSIDE_TRADING_HOURS', time, hours: limit } as const);
    return judged('text', time, limit, denial);
  };
};

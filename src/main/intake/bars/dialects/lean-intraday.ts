/**
 * LEAN's files of minutes and seconds: the stamp counts milliseconds since midnight, the date stands in the file's name
 * (`20131004_spy_minute_trade.csv`) and nowhere else.
 */
import { DAY_MS, daysOf } from '#core/units/civil.ts';
import type { Dialect } from '../terms.ts';
import { leanLayout } from './lean.ts';

const NAME = /(?:^|[/\\])(\d{4})(\d{2})(\d{2})_(?:[^/\\]*_)?(trade|quote|openinterest)\.(?:csv|zip)$/i;

/** Milliseconds within a day. */
const isSinceMidnight = (text: string): boolean => /^\d{1,8}$/.test(text) && Number(text) <= DAY_MS;

export const leanIntraday: Dialect = {
  name: 'lean-intraday',
  recognise: (source) => {
    const name = source.names.map((each) => NAME.exec(each)).find((match) => match !== null);
    if (!name || !isSinceMidnight(source.head[0]?.fields[0] ?? '')) return null;
    const midnight = daysOf(Number(name[1]), Number(name[2]), Number(name[3])) * DAY_MS;
    return leanLayout(source, midnight);
  },
};

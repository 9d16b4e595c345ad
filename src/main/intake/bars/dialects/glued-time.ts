/**
 * A heading that names one column for date and time where the rows have two: `Date,Open,…` above
 * `2006-01-02,09:01:00,3602,…`, as some of backtrader's samples are.
 */
import { findHeading, isStamped } from '../headings.ts';
import { PLAIN_LAYOUT, PRICES, type BarColumn, type Dialect } from '../terms.ts';

const CLOCK = /^\d{1,2}:\d{2}(:\d{2})?$/;

export const gluedTime: Dialect = {
  name: 'glued-time',
  recognise: (source) => {
    const heading = findHeading(source, (at) => isStamped(at) && PRICES.every((column) => at.has(column)));
    if (heading === null || (heading.at.has('date') && heading.at.has('time'))) return null;
    const stamp = heading.at.get('date') ?? heading.at.get('time')!;
    const row = source.head.find(({ line, fields }) => line > heading.line.line && fields.length > 1);
    if (!row || row.fields.length !== heading.line.fields.length + 1) return null;
    if (!CLOCK.test(row.fields[stamp + 1]!.trim())) return null;
    const moved = [...heading.at].map(
      ([column, at]) => [column, at > stamp ? at + 1 : at] as [BarColumn, number],
    );
    const at = new Map([...moved, ['date', stamp] as const, ['time', stamp + 1] as const]);
    return { ...PLAIN_LAYOUT, at, heading: heading.line.line };
  },
};

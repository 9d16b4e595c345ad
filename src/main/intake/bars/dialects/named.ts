/** Tables with named columns: Yahoo, Stooq, Nasdaq, AmiBroker, backtrader, pandas and most others. */
import { findHeading, isStamped } from '../headings.ts';
import { PLAIN_LAYOUT, PRICES, type Dialect } from '../terms.ts';

export const named: Dialect = {
  name: 'named',
  recognise: (source) => {
    const heading = findHeading(source, (at) => isStamped(at) && PRICES.every((column) => at.has(column)));
    return heading && { ...PLAIN_LAYOUT, at: heading.at, heading: heading.line.line };
  },
};

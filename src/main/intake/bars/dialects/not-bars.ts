/** Says what a table is that no dialect takes for bars: quotes, or a table that lacks some of the columns of bars. */
import { findHeading, isStamped } from '../headings.ts';
import { PRICES, type Dialect } from '../terms.ts';

const BID = /^(bid|bid ?price|gia mua)/;
const ASK = /^(ask|offer|ask ?price|gia ban)/;

export const notBars: Dialect = {
  name: 'not-bars',
  recognise: (source) => {
    const heading = findHeading(source, isStamped);
    if (heading === null) return null;
    const has = (pattern: RegExp): boolean => heading.words.some((word) => pattern.test(word));
    if (has(BID) && has(ASK)) return { problem: 'quotes' };
    const columns = PRICES.filter((column) => !heading.at.has(column)).join(', ');
    return { problem: 'columns-missing', columns };
  },
};

/** Says of a table with dates that no dialect takes which columns of bars it lacks. */
import { findHeading, isStamped } from '../headings.ts';
import { PRICES, type Dialect } from '../terms.ts';

export const notBars: Dialect = {
  name: 'not-bars',
  recognise: (source) => {
    const heading = findHeading(source, isStamped);
    if (heading === null) return null;
    const columns = PRICES.filter((column) => !heading.at.has(column)).join(', ');
    return { problem: 'columns-missing', columns };
  },
};

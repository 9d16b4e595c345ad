/**
 * Vietnamese headings, as cafef (`GiaMoCua`), investing.com (`Lần cuối`, `Mở`) and brokers write them: the day comes before
 * the month unless the column proves otherwise.
 */
import { findHeading, isStamped } from '../headings.ts';
import { PLAIN_LAYOUT, PRICES, type Dialect } from '../terms.ts';

const VIETNAMESE = /^(ngay|mo|cao|thap|lan cuoi|dong cua|gia \p{L}.*|gia(mocua|dongcua|caonhat|thapnhat))$/u;

export const vietnamese: Dialect = {
  name: 'vietnamese',
  recognise: (source) => {
    const heading = findHeading(source, (at) => isStamped(at) && PRICES.every((column) => at.has(column)));
    if (heading === null || !heading.words.some((word) => VIETNAMESE.test(word))) return null;
    return { ...PLAIN_LAYOUT, dates: 'day-first', at: heading.at, heading: heading.line.line };
  },
};

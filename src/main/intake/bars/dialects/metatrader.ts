/**
 * What MetaTrader 5 exports: `<DATE> <TIME> <OPEN> <HIGH> <LOW> <CLOSE> <TICKVOL> <VOL> <SPREAD>`. Where nobody counts
 * traded volume, `<VOL>` is zero in every row and ticks stand for it.
 */
import { findHeading, isStamped } from '../headings.ts';
import { PLAIN_LAYOUT, PRICES, type Dialect } from '../terms.ts';

export const metatrader: Dialect = {
  name: 'metatrader',
  recognise: (source) => {
    const heading = findHeading(source, (at) => isStamped(at) && PRICES.every((column) => at.has(column)));
    const ticks = heading?.words.indexOf('tickvol') ?? -1;
    if (heading === null || ticks < 0) return null;
    const volume = heading.at.get('volume')!;
    const counted = source.head.some(
      ({ line, fields }) => line > heading.line.line && Number(fields[volume] ?? 0) !== 0,
    );
    const at = new Map([...heading.at, ['volume', counted ? volume : ticks] as const]);
    return { ...PLAIN_LAYOUT, at, heading: heading.line.line };
  },
};

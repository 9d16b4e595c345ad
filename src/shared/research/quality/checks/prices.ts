/**
 * Prices of zero or less. Errors. Exact: no threshold.
 *
 * Repair: where the close is positive, the other prices that are not become the close; a bar without a close is dropped.
 * Known limit: series that can truly be negative (spreads, a future in April 2020) are all error.
 */
import { barAt, type Bar } from '../../bars/columns.ts';
import type { Check } from '../finding.ts';
import type { Repair } from '../repair.ts';

function repairOf(time: number, before: Bar): Repair {
  const [open, high, low, close, volume] = before;
  if (!(close > 0)) return { kind: 'drop', time, before };
  const prices = [open, high, low].filter((price) => price > 0);
  const top = Math.max(close, ...prices);
  const bottom = Math.min(close, ...prices);
  const after: Bar = [open > 0 ? open : close, top, bottom, close, volume];
  return { kind: 'set', reason: 'fill-from-close', time, before, after };
}

export const prices: Check = ({ columns }, found) => {
  const { time, open, high, low, close, count } = columns;
  for (let row = 0; row < count; row += 1) {
    const [o, h, l, c] = [open[row]!, high[row]!, low[row]!, close[row]!];
    if (o > 0 && h > 0 && l > 0 && c > 0) continue;
    const at = time[row]!;
    found({
      check: 'prices',
      kind: 'price-not-positive',
      severity: 'error',
      from: at,
      to: at,
      row,
      count: 1,
      numbers: { open: o, high: h, low: l, close: c },
      repair: repairOf(at, barAt(columns, row)),
    });
  }
};

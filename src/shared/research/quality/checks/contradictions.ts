/**
 * Bars that contradict themselves: a high below the low, an open or close outside low to high. Errors. Exact: no
 * threshold. Bars with a price that is not positive are the price check's.
 *
 * Repair: high and low are exchanged where that makes the bar whole; else the range is widened to hold open and close.
 */
import { barAt, type Bar } from '../../bars/columns.ts';
import type { Check } from '../finding.ts';
import type { SetReason } from '../repair.ts';

function repaired([open, high, low, close, volume]: Bar): { reason: SetReason; after: Bar } {
  const inside = (price: number): boolean => high <= price && price <= low;
  if (high < low && inside(open) && inside(close))
    return { reason: 'swap-high-low', after: [open, low, high, close, volume] };
  const top = Math.max(open, high, low, close);
  const bottom = Math.min(open, high, low, close);
  return { reason: 'widen-range', after: [open, top, bottom, close, volume] };
}

export const contradictions: Check = ({ columns }, found) => {
  const { time, open, high, low, close, count } = columns;
  for (let row = 0; row < count; row += 1) {
    const [o, h, l, c] = [open[row]!, high[row]!, low[row]!, close[row]!];
    if (o <= h && o >= l && c <= h && c >= l) continue;
    if (!(o > 0 && h > 0 && l > 0 && c > 0)) continue;
    const at = time[row]!;
    const before = barAt(columns, row);
    found({
      check: 'contradictions',
      kind: h < l ? 'high-below-low' : 'outside-range',
      severity: 'error',
      from: at,
      to: at,
      row,
      count: 1,
      numbers: { open: o, high: h, low: l, close: c },
      repair: { kind: 'set', time: at, before, ...repaired(before) },
    });
  }
};

/** Performance month by month. */
import { drawdownsOf } from '#research/statistics/drawdowns.ts';
import { winRate } from '#research/statistics/trades.ts';
import { CLOSE, wealthOf } from '#research/statistics/returns.ts';
import { dailyOf, type Performance } from '../performance.ts';
import type { ReportTable } from '../table.ts';
import { groupsOf, monthOf, sumOf } from '../groups.ts';

interface Row {
  readonly month: string;
  /** Of the curve: the last before the month, and the last of it. */
  readonly before: number;
  readonly last: number;
}

function rowsOf({ curve: { time } }: Performance): Row[] {
  const rows: Row[] = [];
  let before = 0;
  for (let row = 1; row < time.length; row += 1) {
    const month = monthOf(time[row]! - CLOSE);
    if (row + 1 < time.length && monthOf(time[row + 1]! - CLOSE) === month) continue;
    rows.push({ month, before, last: row });
    before = row;
  }
  return rows;
}

/** Compound return, and the deepest fall from a high within the month. */
function outcomeOf(returns: readonly number[]): { readonly grown: number | null; readonly fall: number } {
  const known = returns.filter((each) => Number.isFinite(each));
  const grown = known.length === 0 ? null : known.reduce((product, each) => product * (1 + each), 1) - 1;
  return { grown, fall: drawdownsOf(wealthOf(Float64Array.from(known))).reduce((a, b) => Math.max(a, b), 0) };
}

export function monthsTable(performance: Performance): ReportTable {
  const { curve, paidIn, unit, trades, activity } = performance;
  const daily = dailyOf(curve, paidIn);
  const returns = groupsOf(daily.time.keys(), (row) => monthOf(daily.time[row]!));
  const closed = groupsOf(trades, ({ closedAt }) => monthOf(closedAt - CLOSE));
  const dealt = groupsOf(activity.dealings, ({ day }) => monthOf(activity.ends[day]! - CLOSE));
  return {
    id: 'by-month',
    columns: [
      { id: 'month', unit: 'month' },
      { id: 'start', unit: 'money' },
      { id: 'paid-in', unit: 'money', total: true },
      { id: 'profit', unit: 'money', total: true },
      { id: 'end', unit: 'money' },
      { id: 'return', unit: 'share' },
      { id: 'drawdown', unit: 'share' },
      { id: 'trades', unit: 'count', total: true },
      { id: 'win-rate', unit: 'share' },
      { id: 'turnover', unit: 'money', total: true },
      { id: 'fees', unit: 'money', total: true },
    ],
    rows: rowsOf(performance).map(({ month, before, last }) => {
      const [start, end] = [curve.equity[before]! / unit, curve.equity[last]! / unit];
      let paid = 0;
      for (let row = before + 1; row <= last; row += 1) paid += (paidIn?.[row] ?? 0) / unit;
      const { grown, fall } = outcomeOf((returns.get(month) ?? []).map((row) => daily.returns[row]!));
      const own = closed.get(month) ?? [];
      const deals = dealt.get(month) ?? [];
      return [
        month,
        start,
        paid,
        end - start - paid,
        end,
        grown,
        fall,
        own.length,
        winRate(own.map(({ profit }) => profit)),
        sumOf(deals, ({ bought, sold }) => bought + sold) / unit,
        sumOf(deals, ({ commission, tax }) => commission + tax) / unit,
      ];
    }),
  };
}

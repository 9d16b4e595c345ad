/** What trading cost, by kind, symbol and month. */
import { CLOSE } from '#research/statistics/returns.ts';
import type { Dealing } from '../activity/activity.ts';
import type { ChartSeries, ChartSpec } from '../chart.ts';
import type { Performance } from '../performance.ts';
import type { ReportTable, TableColumn } from '../table.ts';
import { groupsOf, monthOf, sumOf } from '../groups.ts';

const KINDS = ['commission', 'tax', 'slippage', 'spread'] as const;
type Sums = Record<(typeof KINDS)[number] | 'borrow' | 'traded', number>;

function summed(dealings: readonly Dealing[], borrow: number, unit: number): Sums {
  const kinds = KINDS.map((kind) => [kind, sumOf(dealings, (each) => each[kind]) / unit] as const);
  const traded = sumOf(dealings, ({ bought, sold }) => bought + sold) / unit;
  return { ...(Object.fromEntries(kinds) as Sums), borrow: borrow / unit, traded };
}

const all = ({ commission, tax, slippage, spread, borrow }: Sums): number =>
  commission + tax + slippage + spread + borrow;

const money = (id: string): TableColumn => ({ id, unit: 'money', total: true });

function byKind(sums: Sums): ReportTable {
  const whole = all(sums);
  return {
    id: 'costs-by-kind',
    columns: [
      { id: 'kind', unit: 'code' },
      money('amount'),
      { id: 'share', unit: 'share', total: true },
      { id: 'of-turnover', unit: 'share', decimals: 4, total: true },
    ],
    rows: ([...KINDS, 'borrow'] as const).map((kind) => [
      kind,
      sums[kind],
      whole === 0 ? null : sums[kind] / whole,
      sums.traded === 0 ? null : sums[kind] / sums.traded,
    ]),
  };
}

function bySymbol({ activity, unit }: Performance): ReportTable {
  const { dealings, holdings } = activity;
  const rows = [...groupsOf(dealings, ({ holding }) => holdings[holding]!.symbol)].map(([symbol, own]) => {
    const sums = summed(own, 0, unit);
    const { traded, commission, tax, slippage, spread } = sums;
    const costs = all(sums);
    return [symbol, traded, commission, tax, slippage, spread, costs, traded === 0 ? null : costs / traded];
  });
  return {
    id: 'costs-by-symbol',
    columns: [
      { id: 'symbol', unit: 'text' },
      money('turnover'),
      ...KINDS.map(money),
      money('costs'),
      { id: 'of-turnover', unit: 'share', decimals: 4 },
    ],
    rows: rows.sort((a, b) => Number(b[6]) - Number(a[6])),
  };
}

interface Month {
  readonly month: string;
  readonly sums: Sums;
}

/** Every month from the first day to the last, those without a trade too. */
function monthsOf({ activity, unit }: Performance): Month[] {
  const { ends, dealings, borrow } = activity;
  const days = groupsOf(ends.keys(), (day) => monthOf(ends[day]! - CLOSE));
  const own = groupsOf(dealings, ({ day }) => monthOf(ends[day]! - CLOSE));
  return Array.from(days, ([month, each]) => {
    const paid = sumOf(each, (day) => borrow[day]!);
    return { month, sums: summed(own.get(month) ?? [], paid, unit) };
  });
}

const byMonth = (months: readonly Month[]): ReportTable => ({
  id: 'costs-by-month',
  columns: [
    { id: 'month', unit: 'month' },
    money('turnover'),
    ...KINDS.map(money),
    money('borrow'),
    money('costs'),
  ],
  rows: months
    .filter(({ sums }) => sums.traded !== 0 || sums.borrow !== 0)
    .map(({ month, sums }) => {
      const { traded, commission, tax, slippage, spread, borrow } = sums;
      return [month, traded, commission, tax, slippage, spread, borrow, all(sums)];
    }),
});

function chartOf(months: readonly Month[]): ChartSpec {
  const series = ([...KINDS, 'borrow'] as const).map((id): ChartSeries => {
    return { id, points: months.map(({ sums }, place) => [place, sums[id]] as const) };
  });
  return {
    id: 'costs',
    kind: 'bars',
    x: 'name',
    y: 'money',
    names: months.map(({ month }) => month),
    series: series.filter(({ points }) => points.some(([, amount]) => amount !== 0)),
  };
}

export function costsOf(performance: Performance): {
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ChartSpec[];
} {
  const { activity, unit } = performance;
  if (activity.dealings.length === 0) return { tables: [], charts: [] };
  const months = monthsOf(performance);
  const borrow = sumOf(activity.borrow, (each) => each);
  const chart = chartOf(months);
  return {
    tables: [byKind(summed(activity.dealings, borrow, unit)), bySymbol(performance), byMonth(months)],
    charts: chart.series.length > 0 ? [chart] : [],
  };
}

/** Whose the result is: contribution of symbols, how results of days move together. */
import { DAY_MS } from '#core/units/civil.ts';
import { CLOSE } from '#research/statistics/returns.ts';
import { correlation } from '#research/statistics/moments.ts';
import type { Holding } from '../activity/activity.ts';
import type { ChartSpec } from '../chart.ts';
import type { Performance } from '../performance.ts';
import type { Cell, ReportTable, TableId } from '../table.ts';
import { groupsOf, sumOf } from '../groups.ts';

/** More than this cannot be read side by side. */
const MOST_COMPARED = 12;
const MOST_BARS = 30;
/** Fewer days say nothing of how two move together. */
const LEAST_DAYS = 20;

interface Part {
  readonly name: string;
  /** Of each day, ledger units. */
  readonly daily: Float64Array;
  readonly sum: number;
}

/** Results by what holdings have in common, the largest first. */
function partsOf({ activity }: Performance, key: (holding: Holding) => string): Part[] {
  const { results, holdings, ends } = activity;
  const daily = new Map<string, Float64Array>();
  const names = holdings.map(key);
  for (let row = 0; row < results.day.length; row += 1) {
    const name = names[results.holding[row]!]!;
    if (!daily.has(name)) daily.set(name, new Float64Array(ends.length));
    daily.get(name)![results.day[row]!]! += results.amount[row]!;
  }
  const parts = Array.from(daily, ([name, values]) => ({
    name,
    daily: values,
    sum: values.reduce((total, each) => total + each, 0),
  }));
  return parts.sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
}

/** Pearson's r of the results of days; null where one of two never moves. */
function correlations(id: TableId, column: string, all: readonly Part[], days: number): ReportTable[] {
  if (all.length < 2 || days < LEAST_DAYS) return [];
  const parts = all.slice(0, MOST_COMPARED);
  const rows = parts.map((part): Cell[] => [
    part.name,
    ...parts.map((other) => correlation(part.daily, other.daily)),
  ]);
  const columns = parts.map(({ name }) => ({ id: name, name, unit: 'ratio' as const, decimals: 2 }));
  return [{ id, columns: [{ id: column, unit: 'text' }, ...columns], rows }];
}

function contributions(performance: Performance, parts: readonly Part[]): ReportTable {
  const { activity, curve, unit } = performance;
  const start = (curve.equity[0] ?? 0) / unit;
  // Gains and losses added up: of a small sum of large ones every part would be many times the whole.
  const whole = sumOf(parts, ({ sum }) => Math.abs(sum)) / unit;
  const dealings = groupsOf(activity.dealings, ({ holding }) => activity.holdings[holding]!.symbol);
  return {
    id: 'contribution',
    columns: [
      { id: 'symbol', unit: 'text' },
      { id: 'net', unit: 'money', total: true },
      { id: 'of-start', unit: 'share', total: true },
      { id: 'share', unit: 'share' },
      { id: 'turnover', unit: 'money', total: true },
      { id: 'fees', unit: 'money', total: true },
    ],
    rows: parts.map(({ name, sum }) => {
      const own = dealings.get(name) ?? [];
      return [
        name,
        sum / unit,
        start > 0 ? sum / unit / start : null,
        whole === 0 ? null : sum / unit / whole,
        sumOf(own, ({ bought, sold }) => bought + sold) / unit,
        sumOf(own, ({ commission, tax }) => commission + tax) / unit,
      ];
    }),
  };
}

export interface Attribution {
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ChartSpec[];
}

function contributionChart(parts: readonly Part[], unit: number): ChartSpec {
  const shown = parts.slice(0, MOST_BARS).sort((a, b) => b.sum - a.sum);
  return {
    id: 'contribution',
    kind: 'bars',
    x: 'name',
    y: 'money',
    names: shown.map(({ name }) => name),
    series: [{ id: 'run', points: shown.map(({ sum }, place) => [place, sum / unit] as const) }],
  };
}

export function attributionOf(performance: Performance): Attribution {
  const parts = partsOf(performance, ({ symbol }) => symbol);
  if (parts.length === 0) return { tables: [], charts: [] };
  const strategies = partsOf(performance, ({ strategy }) => strategy);
  const days = new Set(performance.activity.ends.map((at) => Math.floor((at - CLOSE) / DAY_MS))).size;
  return {
    tables: [
      contributions(performance, parts),
      ...correlations('symbol-correlation', 'symbol', parts, days),
      ...correlations('strategy-correlation', 'strategy', strategies, days),
    ],
    charts: parts.length < 2 ? [] : [contributionChart(parts, performance.unit)],
  };
}

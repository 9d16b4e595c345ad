/** Trades by what they have in common. Hours and weekdays are those of the entry, UTC. */
import { DAY_MS, weekdayOf } from '#core/units/civil.ts';
import { profitFactor, winRate } from '#research/statistics/trades.ts';
import type { ReportTrade } from '../performance.ts';
import type { CellUnit, ReportTable, TableId } from '../table.ts';
import { groupsOf, sumOf } from './groups.ts';

const HOUR_MS = 3_600_000;

type Key = string | number;

function breakdown(
  id: TableId,
  column: { readonly id: string; readonly unit: CellUnit },
  trades: readonly ReportTrade[],
  key: (trade: ReportTrade) => Key,
): ReportTable {
  const groups = [...groupsOf(trades, key)].map(([name, own]) => {
    const profits = own.map(({ profit }) => profit);
    const net = sumOf(profits, (each) => each);
    return [
      name,
      own.length,
      winRate(profits),
      profitFactor(profits),
      sumOf(own, ({ gross }) => gross),
      sumOf(own, ({ fees }) => fees),
      net,
      net / own.length,
      profits.reduce((most, each) => Math.max(most, each)),
      profits.reduce((least, each) => Math.min(least, each)),
    ] as const;
  });
  const byKey = typeof groups[0]?.[0] === 'number';
  return {
    id,
    columns: [
      column,
      { id: 'trades', unit: 'count', total: true },
      { id: 'win-rate', unit: 'share' },
      { id: 'profit-factor', unit: 'ratio' },
      { id: 'gross', unit: 'money', total: true },
      { id: 'fees', unit: 'money', total: true },
      { id: 'net', unit: 'money', total: true },
      { id: 'average', unit: 'money' },
      { id: 'best', unit: 'money' },
      { id: 'worst', unit: 'money' },
    ],
    // By time in its own order, else the best first.
    rows: groups.sort((a, b) => (byKey ? Number(a[0]) - Number(b[0]) : b[6] - a[6])),
  };
}

const weekday = (at: number): number => weekdayOf(Math.floor(at / DAY_MS));
const hour = (at: number): number => Math.floor((at % DAY_MS) / HOUR_MS);

export const breakdownsOf = (trades: readonly ReportTrade[]): ReportTable[] =>
  trades.length === 0
    ? []
    : [
        breakdown('by-strategy', { id: 'strategy', unit: 'text' }, trades, ({ strategy }) => strategy),
        breakdown('by-symbol', { id: 'symbol', unit: 'text' }, trades, ({ symbol }) => symbol),
        breakdown('by-side', { id: 'side', unit: 'code' }, trades, ({ side }) => side),
        breakdown('by-weekday', { id: 'weekday', unit: 'weekday' }, trades, ({ openedAt }) =>
          weekday(openedAt),
        ),
        breakdown('by-hour', { id: 'hour', unit: 'hour' }, trades, ({ openedAt }) => hour(openedAt)),
      ];

export const tradesTable = (trades: readonly ReportTrade[]): ReportTable => ({
  id: 'trades',
  columns: [
    { id: 'symbol', unit: 'text' },
    { id: 'strategy', unit: 'text' },
    { id: 'side', unit: 'code' },
    { id: 'opened', unit: 'moment' },
    { id: 'closed', unit: 'moment' },
    { id: 'held', unit: 'span' },
    { id: 'quantity', unit: 'quantity' },
    { id: 'entry', unit: 'price' },
    { id: 'exit', unit: 'price' },
    { id: 'gross', unit: 'money', total: true },
    { id: 'fees', unit: 'money', total: true },
    { id: 'net', unit: 'money', total: true },
    { id: 'mae', unit: 'money' },
    { id: 'mfe', unit: 'money' },
    { id: 'r', unit: 'ratio' },
    { id: 'note', unit: 'text' },
  ],
  rows: trades.map((trade) => [
    trade.symbol,
    trade.strategy,
    trade.side,
    trade.openedAt,
    trade.closedAt,
    trade.holdingMs,
    trade.quantity,
    trade.entry,
    trade.exit,
    trade.gross,
    trade.fees,
    trade.profit,
    trade.mae,
    trade.mfe,
    trade.r,
    trade.note,
  ]),
});

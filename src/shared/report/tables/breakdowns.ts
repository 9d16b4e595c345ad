/** Trades by what they have in common. Hours and weekdays are those of the entry, UTC. */
import { DAY_MS, weekdayOf } from '#core/units/civil.ts';
import type { ReportTrade } from '../performance.ts';
import type { CellUnit, ReportTable, TableId } from '../table.ts';

const HOUR_MS = 3_600_000;

type Key = string | number;

interface Sums {
  trades: number;
  wins: number;
  won: number;
  lost: number;
  gross: number;
  fees: number;
  net: number;
  best: number;
  worst: number;
}

function add(sums: Sums, { profit, gross, fees }: ReportTrade): void {
  sums.trades += 1;
  sums.gross += gross;
  sums.fees += fees;
  sums.net += profit;
  if (profit > 0) {
    sums.wins += 1;
    sums.won += profit;
  } else sums.lost -= profit;
  if (profit > sums.best) sums.best = profit;
  if (profit < sums.worst) sums.worst = profit;
}

const nothing = (): Sums => ({
  trades: 0,
  wins: 0,
  won: 0,
  lost: 0,
  gross: 0,
  fees: 0,
  net: 0,
  best: -Infinity,
  worst: Infinity,
});

/** One pass: runs have tens of thousands of trades. */
function sumsOf(trades: readonly ReportTrade[], key: (trade: ReportTrade) => Key): Map<Key, Sums> {
  const all = new Map<Key, Sums>();
  for (const trade of trades) {
    const name = key(trade);
    let sums = all.get(name);
    if (!sums) all.set(name, (sums = nothing()));
    add(sums, trade);
  }
  return all;
}

function breakdown(
  id: TableId,
  column: { readonly id: string; readonly unit: CellUnit },
  trades: readonly ReportTrade[],
  key: (trade: ReportTrade) => Key,
): ReportTable {
  const groups = [...sumsOf(trades, key)];
  const inOrder = typeof groups[0]?.[0] === 'number';
  // By time in its own order, else the best first.
  groups.sort(([a, one], [b, other]) => (inOrder ? Number(a) - Number(b) : other.net - one.net));
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
    rows: groups.map(([name, { trades: count, wins, won, lost, gross, fees, net, best, worst }]) => [
      name,
      count,
      wins / count,
      lost > 0 ? won / lost : null,
      gross,
      fees,
      net,
      net / count,
      best,
      worst,
    ]),
  };
}

const weekday = (at: number): number => weekdayOf(Math.floor(at / DAY_MS));
const hour = (at: number): number => Math.floor((at % DAY_MS) / HOUR_MS);

/** `intraday`: hours of entry mean something; on longer bars they are those of a close, summer and winter apart. */
export const breakdownsOf = (trades: readonly ReportTrade[], intraday: boolean): ReportTable[] =>
  trades.length === 0
    ? []
    : [
        breakdown(
          'by-strategy',
          { id: 'strategy', unit: 'code' },
          trades,
          ({ strategy }) => strategy || 'by-hand',
        ),
        breakdown('by-symbol', { id: 'symbol', unit: 'text' }, trades, ({ symbol }) => symbol),
        breakdown('by-side', { id: 'side', unit: 'code' }, trades, ({ side }) => side),
        breakdown('by-weekday', { id: 'weekday', unit: 'weekday' }, trades, ({ openedAt }) =>
          weekday(openedAt),
        ),
        ...(intraday
          ? [breakdown('by-hour', { id: 'hour', unit: 'hour' }, trades, ({ openedAt }) => hour(openedAt))]
          : []),
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

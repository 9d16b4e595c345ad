/**
 * The price of a call auction: the one at which most trades, and of several such prices the one that the venue's ordered
 * tie-breaks leave. Pure, on aggregated sides; who trades at that price is the book's business.
 *
 * Candidates are the submitted limit prices within the band: the executable volume, min(buy, sell) with both sides
 * cumulated, changes nowhere else, so no price between them trades more. Market orders count at every candidate.
 * One pass over both sides after aggregation; integers only.
 * Invariants: buy falls and sell rises from row to row of the table; volume = min(buy, sell) at the price.
 */
import type { AuctionRules, TieBreak } from '../venues/rules.ts';

export interface AuctionLevel {
  readonly price: number;
  readonly quantity: number;
}

export interface AuctionInput {
  /** One level a price, best first: buys descending, sells ascending. */
  readonly buys: readonly AuctionLevel[];
  readonly sells: readonly AuctionLevel[];
  /** Quantity without a limit on each side. */
  readonly marketBuy: number;
  readonly marketSell: number;
  readonly rules: Pick<AuctionRules, 'tieBreaks' | 'onlyMarket'>;
  readonly last: number;
  readonly reference: number;
  /** Candidates outside are left out; null where the venue has no band. */
  readonly band: { readonly floor: number; readonly ceiling: number } | null;
}

export interface AuctionRow {
  readonly price: number;
  /** What would be bought and sold at this price or a worse one. */
  readonly buy: number;
  readonly sell: number;
  readonly executable: number;
}

export interface AuctionResult {
  /** Null when nothing can trade. */
  readonly price: number | null;
  readonly volume: number;
  /** Buy less sell at the price: positive where buyers are left over; 0 without a price. */
  readonly imbalance: number;
  /** Every candidate, ascending by price. */
  readonly table: readonly AuctionRow[];
}

export function equilibrium(input: AuctionInput): AuctionResult {
  const table = tableOf(input);
  if (table.length === 0) return onlyMarket(input);
  const most = table.reduce((volume, row) => Math.max(volume, row.executable), 0);
  if (most === 0) return { price: null, volume: 0, imbalance: 0, table };
  const best = table.filter((row) => row.executable === most);
  const left = input.rules.tieBreaks.reduce<Rows>((rows, rule) => narrowed(rows, rule, input), best);
  // Where the venue's list leaves several, the lowest: any fixed choice replays the same.
  const { price, buy, sell } = left[0]!;
  return { price, volume: most, imbalance: buy - sell, table };
}

/** Every price that has a level on either side, ascending. */
function pricesOf(buys: readonly AuctionLevel[], sells: readonly AuctionLevel[]): number[] {
  const prices: number[] = [];
  let buy = buys.length - 1;
  let sell = 0;
  while (buy >= 0 || sell < sells.length) {
    const price = Math.min(buys[buy]?.price ?? Infinity, sells[sell]?.price ?? Infinity);
    prices.push(price);
    if (buys[buy]?.price === price) buy -= 1;
    if (sells[sell]?.price === price) sell += 1;
  }
  return prices;
}

/** Cumulates both sides over the candidates with one pointer each. */
function tableOf({ buys, sells, marketBuy, marketSell, band }: AuctionInput): AuctionRow[] {
  let buy = buys.reduce((sum, level) => sum + level.quantity, marketBuy);
  let sell = marketSell;
  let worstBuy = buys.length - 1;
  let bestSell = 0;
  const rows = pricesOf(buys, sells).map((price) => {
    if (sells[bestSell]?.price === price) sell += sells[bestSell++]!.quantity;
    const row = { price, buy, sell, executable: Math.min(buy, sell) };
    // A buyer at this price no longer buys at the next.
    if (buys[worstBuy]?.price === price) buy -= buys[worstBuy--]!.quantity;
    return row;
  });
  return band ? rows.filter(({ price }) => price >= band.floor && price <= band.ceiling) : rows;
}

/** Without a limit order there is no candidate: the venue names a price or none. */
function onlyMarket({ marketBuy, marketSell, rules, reference }: AuctionInput): AuctionResult {
  const volume = Math.min(marketBuy, marketSell);
  if (volume === 0 || rules.onlyMarket === 'none') return { price: null, volume: 0, imbalance: 0, table: [] };
  return { price: reference, volume, imbalance: marketBuy - marketSell, table: [] };
}

type Rows = readonly AuctionRow[];

function narrowed(rows: Rows, rule: TieBreak, { last, reference }: AuctionInput): Rows {
  if (rows.length === 1) return rows;
  switch (rule) {
    case 'minimum-imbalance':
      return least(rows, (row) => Math.abs(row.buy - row.sell));
    case 'market-pressure':
      return byPressure(rows);
    case 'nearest-last':
      return least(rows, (row) => Math.abs(row.price - last));
    case 'nearest-reference':
      return least(rows, (row) => Math.abs(row.price - reference));
    case 'higher-price':
      return rows.slice(-1);
    case 'lower-price':
      return rows.slice(0, 1);
  }
}

function least(rows: Rows, measure: (row: AuctionRow) => number): Rows {
  const smallest = rows.reduce((found, row) => Math.min(found, measure(row)), Infinity);
  return rows.filter((row) => measure(row) === smallest);
}

/**
 * Buyers left over at every price drive it up, sellers left over at every price down; else it decides nothing. As in the
 * market models of Xetra and Euronext.
 */
function byPressure(rows: Rows): Rows {
  if (rows.every((row) => row.buy > row.sell)) return rows.slice(-1);
  if (rows.every((row) => row.buy < row.sell)) return rows.slice(0, 1);
  return rows;
}

/** Trades that are over, counted as they end: nothing is counted twice. Amounts are in the base currency's ledger units. */
import type { TradeBook } from '#core/ledger/trades.ts';
import type { Owners } from './owners.ts';
import type { RateOf } from './days.ts';

export interface TradeSums {
  over: number;
  wins: number;
  /** Σ of profits, and of losses as a positive amount. */
  won: number;
  lost: number;
}

const nothing = (): TradeSums => ({ over: 0, wins: 0, won: 0, lost: 0 });

function add(sums: TradeSums, net: number): void {
  sums.over += 1;
  if (net > 0) {
    sums.wins += 1;
    sums.won += net;
  } else sums.lost -= net;
}

export class OverTrades {
  readonly all = nothing();
  readonly byStrategy = new Map<string, TradeSums>();
  private readonly closedAt: number[] = [];
  private readonly book: TradeBook;
  private readonly owners: Owners;
  private readonly rateOf: RateOf;

  constructor(book: TradeBook, owners: Owners, rateOf: RateOf) {
    this.book = book;
    this.owners = owners;
    this.rateOf = rateOf;
  }

  /** Counts those that ended since. */
  update(): void {
    for (const trade of this.book.closed(this.closedAt.length)) {
      const { strategy, net, closedAt, currency } = this.owners.dressed(trade);
      const profit = net * (this.rateOf(currency) ?? 0);
      this.closedAt.push(closedAt!);
      add(this.all, profit);
      const own = this.byStrategy.get(strategy) ?? nothing();
      this.byStrategy.set(strategy, own);
      add(own, profit);
    }
  }

  since(at: number): number {
    let count = 0;
    for (let row = this.closedAt.length - 1; row >= 0 && this.closedAt[row]! > at; row -= 1) count += 1;
    return count;
  }
}

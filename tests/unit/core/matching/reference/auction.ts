/** The reference's auction price: every price is tried, and the rules pick one by filtering the list. */
import type { AuctionRules } from '#core/venues/rules.ts';
import { BUYS, type RefOrder } from './orders.ts';

export interface Entry {
  readonly order: RefOrder;
  readonly price: number;
  readonly quantity: number;
}

type Row = { price: number; buy: number; sell: number };

const DEFAULT: Pick<AuctionRules, 'tieBreaks' | 'onlyMarket'> = {
  tieBreaks: ['nearest-last', 'higher-price'],
  onlyMarket: 'none',
};

function pick(rows: Row[], rule: string, last: number, reference: number): Row[] {
  const least = (measure: (row: Row) => number): Row[] => {
    const smallest = Math.min(...rows.map(measure));
    return rows.filter((row) => measure(row) === smallest);
  };
  switch (rule) {
    case 'minimum-imbalance':
      return least((row) => Math.abs(row.buy - row.sell));
    case 'market-pressure':
      if (rows.every((row) => row.buy > row.sell)) return least((row) => -row.price);
      return rows.every((row) => row.buy < row.sell) ? least((row) => row.price) : rows;
    case 'nearest-last':
      return least((row) => Math.abs(row.price - last));
    case 'nearest-reference':
      return least((row) => Math.abs(row.price - reference));
    case 'higher-price':
      return least((row) => -row.price);
    default:
      return least((row) => row.price);
  }
}

const isMarket = ({ order }: Entry): boolean => order.limit === null;

export function auctionPrice(
  entries: readonly Entry[],
  rules: Pick<AuctionRules, 'tieBreaks' | 'onlyMarket'> | undefined,
  {
    last,
    reference,
    band,
  }: { last: number; reference: number; band: { floor: number; ceiling: number } | null },
): { price: number; volume: number } | null {
  const { tieBreaks, onlyMarket } = rules ?? DEFAULT;
  const sum = (side: 0 | 1, price: number): number =>
    entries
      .filter(({ order }) => order.side === side)
      .filter((one) => isMarket(one) || (side === BUYS ? one.price >= price : one.price <= price))
      .reduce((total, { quantity }) => total + quantity, 0);
  const prices = [...new Set(entries.filter((one) => !isMarket(one)).map(({ price }) => price))].filter(
    (price) => !band || (price >= band.floor && price <= band.ceiling),
  );
  if (prices.length === 0) {
    const volume = Math.min(sum(0, reference), sum(1, reference));
    return volume > 0 && onlyMarket === 'reference' ? { price: reference, volume } : null;
  }
  const rows = prices.map((price) => ({ price, buy: sum(0, price), sell: sum(1, price) }));
  const volume = Math.max(...rows.map((row) => Math.min(row.buy, row.sell)));
  if (volume === 0) return null;
  const most = rows.filter((row) => Math.min(row.buy, row.sell) === volume);
  const [chosen] = tieBreaks
    .reduce((left, rule) => pick(left, rule, last, reference), most)
    .sort((a, b) => a.price - b.price);
  return { price: chosen!.price, volume };
}

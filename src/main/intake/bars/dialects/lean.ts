/**
 * What files of QuantConnect's LEAN have in common: no heading; a stamp and five columns where they hold trades, bid and
 * ask where they hold quotes. Prices of shares are ten-thousandths of a dollar in New York's time; those of currencies
 * and crypto are plain, in UTC.
 */
import { PLAIN_LAYOUT, type BarColumn, type Columns, type Layout, type Source } from '../terms.ts';

const TRADE_COLUMNS = 6;
const QUOTE_COLUMNS = 11;
const WHOLE = /^\d*$/;
const TRADES = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;
/** Bars of the bid, its size, bars of the ask, its size: of both the closes are taken. */
const QUOTES = [
  ['date', 0],
  ['bid', 4],
  ['bidSize', 5],
  ['ask', 9],
  ['askSize', 10],
] as const;

/** Shares: every price and volume of the file is a whole number. */
function areScaled(source: Source): boolean {
  let whole = true;
  source.each(({ fields }) => {
    whole &&= fields.slice(1, QUOTE_COLUMNS).every((field) => WHOLE.test(field.trim()));
  });
  return whole;
}

export function leanLayout(source: Source, midnight: number | null): Layout | null {
  const columns = source.head[0]?.fields.length;
  if (columns !== TRADE_COLUMNS && columns !== QUOTE_COLUMNS) return null;
  const quotes = columns === QUOTE_COLUMNS;
  const at: Columns = new Map<BarColumn, number>(
    quotes ? QUOTES : TRADES.map((name, position) => [name, position] as const),
  );
  const scaled = areScaled(source);
  return {
    ...PLAIN_LAYOUT,
    at,
    heading: 0,
    scaled: scaled ? 4 : 0,
    zone: scaled ? 'America/New_York' : 'UTC',
    midnight,
    ...(quotes && { kind: 'quotes', closing: true }),
  };
}

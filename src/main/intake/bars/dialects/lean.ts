/**
 * What files of QuantConnect's LEAN have in common: no heading; a stamp and five columns where they hold trades, bid and
 * ask where they hold quotes. Prices of shares are ten-thousandths of a dollar in New York's time; those of currencies
 * and crypto are plain, in UTC.
 */
import { PLAIN_LAYOUT, type BarsFailure, type Layout, type Source } from '../terms.ts';

const TRADE_COLUMNS = 6;
const QUOTE_COLUMNS = 11;
const WHOLE = /^\d+$/;

/** Shares: every price and volume of the file is a whole number. */
function areScaled(source: Source): boolean {
  let whole = true;
  source.each(({ fields }) => {
    whole &&= fields.slice(1, TRADE_COLUMNS).every((field) => WHOLE.test(field.trim()));
  });
  return whole;
}

export function leanLayout(source: Source, midnight: number | null): Layout | BarsFailure | null {
  const columns = source.head[0]?.fields.length;
  if (columns === QUOTE_COLUMNS) return { problem: 'quotes' };
  if (columns !== TRADE_COLUMNS) return null;
  const names = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;
  const at = new Map(names.map((name, position) => [name, position]));
  const scaled = areScaled(source);
  return {
    ...PLAIN_LAYOUT,
    at,
    heading: 0,
    scaled: scaled ? 4 : 0,
    zone: scaled ? 'America/New_York' : 'UTC',
    midnight,
  };
}

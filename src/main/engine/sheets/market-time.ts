/** The market's clock as screens and files show it. */
import { offsetAt } from '#core/venues/zones.ts';

/** Times in sheets are of this zone, too. */
export const MARKET_ZONE = 'Asia/Ho_Chi_Minh';

/** `2026-01-05T09:15:00`. */
export const marketTime = (at: number): string =>
  new Date(at + offsetAt(MARKET_ZONE, at)).toISOString().slice(0, 19);

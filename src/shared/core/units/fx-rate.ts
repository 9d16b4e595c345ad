/** The exchange rate of the ledger's two currencies: đồng for one dollar as an integer count of 10^-FX_SCALE. */
import { pow10 } from './integer.ts';

export interface FxRate {
  readonly base: 'USD';
  readonly quote: 'VND';
  /** Quote for one base × 10^FX_SCALE, positive. */
  readonly rate: number;
}

export const FX_SCALE = 6;
/** No real rate comes near; beyond it amounts would not stay exact. */
export const MAX_FX_RATE = pow10(12);

export const usdVnd = (rate: number): FxRate => ({ base: 'USD', quote: 'VND', rate });

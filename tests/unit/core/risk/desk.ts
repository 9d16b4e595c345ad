/** A desk of simple figures: a thousand million đồng, no fees, every price 100,000. */
import type { Rule, RuleSpec } from '#core/model/rules.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';

export const VCB = { ...FPT, id: 'HOSE:VCB' as never, symbol: 'VCB', sector: 'Banks' };
export const ETF = { ...FPT, id: 'HOSE:ETF' as never, symbol: 'ETF', assetClass: 'etf' as const };
export const MILLION = 1_000_000;
export const vnd = (amount: number) => ({ amount: String(amount), currency: 'VND' }) as const;

export function bench(spec: RuleSpec & Partial<Rule>, vndCash = 1_000 * MILLION): Bench {
  const at = (instrument: typeof FPT) => ({ ...instrument, listedPrice: 100_000 as never });
  const made = new Bench([at(FPT), at(VCB), at(ETF), AAPL], rulesOf(spec));
  return made.openAccount(vndCash, 0, [], false);
}

export const buy = (desk: Bench, size: number) => desk.place(FPT, 'buy', size, 100_000);

/** The colour a price has against its reference: ceiling, floor, reference, up, down. */
import type { Quote } from '#contract/market-views.ts';
import type { Tone } from '../ui/Num.tsx';

export function toneOfPrice(price: number, quote: Pick<Quote, 'reference' | 'ceiling' | 'floor'>): Tone {
  if (price === quote.ceiling) return 'ceiling';
  if (price === quote.floor) return 'floor';
  if (price === quote.reference) return 'reference';
  return price > quote.reference ? 'up' : 'down';
}

/** The phase of a session, for the screens. */
import type { Quote } from '#contract/market-views.ts';

export type Phase = Quote['phase'];

/** Orders only gather: an auction is under way, or trading is interrupted. */
export const gathers = (phase: Phase): boolean =>
  phase === 'opening-auction' || phase === 'closing-auction' || phase === 'halt' || phase === 'pre-open';

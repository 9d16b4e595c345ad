/** Sizes and names that pages, documents and pictures of a report share. */
import type { SheetSubject } from '#report/tearsheet.ts';

/** Width and height in CSS pixels. Half of a line, a whole one, and a whole one that shows less. */
export const CHART_SIZES = {
  half: [444, 200],
  wide: [912, 260],
  low: [912, 170],
} as const;

/** Symbols named in a title; more would fill a page. */
const MOST_SYMBOLS = 12;

/** What stands under a report's name: `FPT, VNM · 1d · VND`. */
export function aboutText({ symbols, timeframe, currency }: SheetSubject): string {
  const named = symbols.slice(0, MOST_SYMBOLS).join(', ');
  const rest = symbols.length > MOST_SYMBOLS ? ` +${symbols.length - MOST_SYMBOLS}` : '';
  return [`${named}${rest}`, timeframe, currency].filter((each) => each !== '').join(' · ');
}

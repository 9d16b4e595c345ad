/** Which rows of a file are wanted where it holds several symbols. A file of one symbol is taken whatever it is called there. */
import { excerpt, fold } from '#core/intent/text.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { BarsFailure, Layout, Source } from './terms.ts';

const NAMED_IN_REFUSAL = 12;

/** `AAPL` of `AAPL.US`, `FPT` of `HOSE:FPT`. */
const bare = (symbol: string): string =>
  symbol
    .replace(/^[^:]*:/, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .toUpperCase();

/** The folded text of the wanted rows' symbol; null where every row is wanted. */
export function choiceOfSymbol(
  source: Source,
  layout: Layout,
  wanted: string,
): Result<string | null, BarsFailure> {
  const column = layout.at.get('symbol');
  if (column === undefined) return ok(null);
  const symbols = new Map<string, string>();
  source.each(({ line, fields }) => {
    const symbol = fields[column]?.trim() ?? '';
    if (line > layout.heading && symbol !== '') symbols.set(fold(symbol), symbol);
  });
  if (symbols.size <= 1) return ok(null);
  if (symbols.has(fold(wanted))) return ok(fold(wanted));
  const alike = [...symbols].filter(([, symbol]) => bare(symbol) === bare(wanted));
  if (alike.length === 1) return ok(alike[0]![0]);
  const names = [...symbols.values()].slice(0, NAMED_IN_REFUSAL).map((symbol) => excerpt(symbol, 20));
  const more = symbols.size > names.length ? ', …' : '';
  return err({ problem: 'other-symbols', symbol: wanted, symbols: names.join(', ') + more });
}

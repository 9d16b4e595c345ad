/** Which rows of a file are wanted where it holds several symbols. A file of one symbol is taken whatever it is called there. */
import { excerpt, fold } from '#core/intent/text.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { Part } from './source.ts';
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
  return err(otherSymbols(wanted, [...symbols.values()]));
}

function otherSymbols(symbol: string, all: readonly string[]): BarsFailure {
  const names = all.slice(0, NAMED_IN_REFUSAL).map((each) => excerpt(each, 20));
  const more = all.length > names.length ? ', …' : '';
  return { problem: 'other-symbols', symbol, symbols: names.join(', ') + more };
}

/** LEAN's `20131004_spy_minute_trade.csv`; else the letters and digits a name begins with, unless they are a date. */
function symbolOfName(path: string): string {
  const name = path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const lean = /^\d{8}_([^_]+)_/.exec(name);
  if (lean) return lean[1]!.toUpperCase();
  const first = /^[\p{L}\p{N}^.]+/u.exec(name)?.[0] ?? '';
  return /^\d{4,}$/.test(first) ? '' : first.toUpperCase();
}

/** Which of the files that came together are wanted, by the symbols their names begin with, in the order of their names. */
export function chosenParts(parts: readonly Part[], wanted: string): Result<readonly Part[], BarsFailure> {
  if (parts.length === 1) return ok(parts);
  const bySymbol = Map.groupBy(parts, ({ name }) => symbolOfName(name));
  const chosen = bySymbol.size === 1 ? parts : bySymbol.get(bare(wanted));
  if (!chosen) return err(otherSymbols(wanted, [...bySymbol.keys()]));
  return ok([...chosen].sort((a, b) => (a.name < b.name ? -1 : 1)));
}

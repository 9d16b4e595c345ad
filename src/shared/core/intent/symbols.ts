/**
 * Symbols as sheets spell them: validation of the form only (whether it is listed is the market's business) and
 * suggestions for misspelt ones.
 */
import { editDistance, tidy } from './text.ts';

/** Letters and digits in up to three parts: FPT, BRK.B, BTC/USDT, RDS-A, HOSE:FPT, ES=F, ^GSPC. */
const FORM = /^\^?[A-Z0-9]{1,15}(?:[./:=-][A-Z0-9]{1,10}){0,2}$/i;
const LONGEST = 24;

/** The symbol in capitals, or null when it cannot be one. Bare numbers need three to six digits (0700, 7203). */
export function readSymbol(text: string): string | null {
  // Judged before it is put in capitals: ſ, ı and ﬁ have Latin capitals but are no letters of a symbol.
  const typed = tidy(text).replace(/^'/, '');
  if (typed.length > LONGEST || !FORM.test(typed)) return null;
  const symbol = typed.toUpperCase();
  return /[A-Z]/.test(symbol) || /^\d{3,6}$/.test(symbol) ? symbol : null;
}

const sameLetters = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('');

/**
 * The known symbol most likely meant: one edit away (two from six letters on); swapped letters come before other
 * slips (FTP is FPT rather than FTS), then the alphabet. Null when the symbol is known or nothing is near.
 */
export function suggestSymbol(symbol: string, knownSymbols: Iterable<string>): string | null {
  const wanted = symbol.toUpperCase();
  if (wanted.length < 2) return null;
  const limit = wanted.length >= 6 ? 2 : 1;
  let best: string | null = null;
  let bestScore = Infinity;
  for (const candidate of knownSymbols) {
    if (candidate === wanted) return null;
    const distance = editDistance(wanted, candidate, limit);
    if (distance > limit) continue;
    const score = distance * 2 - (sameLetters(wanted, candidate) ? 1 : 0);
    if (score < bestScore || (score === bestScore && best !== null && candidate < best)) {
      [best, bestScore] = [candidate, score];
    }
  }
  return best;
}

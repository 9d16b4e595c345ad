/** Formula, source and caveat of a figure in a language. English stands with the figure; the Vietnamese is here. */
import type { Locale } from './translate.ts';
import { figureCaveats } from './vi/figure-caveats.ts';
import { figureFormulas } from './vi/figure-formulas.ts';

export interface FigureTexts {
  readonly formula: string;
  readonly source: string;
  readonly caveat: string;
}

/** Names of authors and papers stay; formulas of signs alone too. */
const SOURCES: Readonly<Record<string, string>> = { definition: 'định nghĩa', 'the ledger': 'sổ cái' };

export function figureTexts(
  locale: Locale,
  { id, formula, source, caveat }: FigureTexts & { readonly id: string },
): FigureTexts {
  if (locale === 'en') return { formula, source, caveat };
  return {
    formula: figureFormulas[id] ?? formula,
    source: SOURCES[source] ?? source,
    caveat: figureCaveats[id] ?? caveat,
  };
}

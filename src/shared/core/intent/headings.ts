/**
 * From the labels of one heading to the fields of its columns.
 * Order of trust: the whole heading, the heading without its unit, each half of a bilingual heading, a near miss.
 * Invariants: a field has at most one column (the most trusted, then the leftmost); a column has at most one field.
 */
import type { SheetField } from '../model/sheet.ts';
import {
  HEADINGS,
  STOP_BESIDE_TARGET,
  VIETNAMESE_HEADINGS,
  WEAK_HEADINGS,
  saysThousands,
  withoutUnits,
} from './synonyms.ts';
import { editDistance, fold } from './text.ts';

interface Match {
  readonly field: SheetField;
  /** 4 whole, 3 without unit, 2 bilingual, 1.5 a word of several meanings, 1 near miss. */
  readonly trust: number;
  readonly vietnamese: boolean;
}

export interface Mapping {
  /** Column (from 1) by field. */
  readonly columns: ReadonlyMap<SheetField, number>;
  readonly fields: ReadonlyMap<number, SheetField>;
  readonly vietnamese: boolean;
  /** The price column's heading says thousands of đồng. */
  readonly thousands: boolean;
  /** Columns that name a field which another column already holds. */
  readonly repeated: readonly number[];
}

const LONGEST_HEADING = 60;

function nearMiss(folded: string): string | null {
  if (folded.length < 4) return null;
  const limit = folded.length >= 10 ? 2 : 1;
  let best: string | null = null;
  let distance = limit + 1;
  for (const word of HEADINGS.keys()) {
    if (word.length < 5 || word[0] !== folded[0]) continue;
    const found = editDistance(folded, word, limit);
    if (found < distance) [best, distance] = [word, found];
  }
  return best;
}

function known(word: string | null, trust: number): Match | null {
  if (word === null) return null;
  const weak = WEAK_HEADINGS.get(word);
  const field = weak ?? HEADINGS.get(word);
  if (field === undefined) return null;
  return {
    field,
    trust: weak === undefined ? trust : Math.min(trust, 1.5),
    vietnamese: VIETNAMESE_HEADINGS.has(word),
  };
}

function bilingual(label: string): Match | null {
  const parts = label.split(/[/\n()[\]|;:–—-]+/).map((part) => known(fold(part), 2));
  const found = parts.filter((part) => part !== null);
  const [first] = found;
  if (first === undefined || found.some((part) => part.field !== first.field)) return null;
  return { ...first, vietnamese: found.some((part) => part.vietnamese) };
}

/** What stands in brackets is an aside: `Shares (cổ phiếu)`. */
const outsideBrackets = (label: string): string => fold(label.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));

/** What a heading names, or null. */
export function matchHeading(label: string): Match | null {
  if (label.length > LONGEST_HEADING) return null;
  const folded = fold(label);
  if (folded === '') return null;
  return (
    known(folded, 4) ??
    known(withoutUnits(folded), 3) ??
    known(outsideBrackets(label), 2.5) ??
    bilingual(label) ??
    known(nearMiss(folded), 1)
  );
}

/** Heading texts that one column offers, most specific first: of a two-row heading `Stop Price`, `Price`, `Stop`. */
export type Labels = ReadonlyMap<number, readonly string[]>;

function bestMatch(labels: readonly string[]): Match | null {
  let best: Match | null = null;
  for (const label of labels) {
    const found = matchHeading(label);
    if (found && (best === null || found.trust > best.trust)) best = found;
    if (best?.trust === 4) break;
  }
  return best;
}

/** Maps a heading's columns to fields. */
export function mapHeadings(labels: Labels): Mapping {
  const matches = [...labels].map(([column, texts]) => ({ column, texts, match: bestMatch(texts) }));
  const ranked = matches.filter((entry) => entry.match !== null);
  ranked.sort((a, b) => b.match!.trust - a.match!.trust || a.column - b.column);
  const columns = new Map<SheetField, number>();
  const fields = new Map<number, SheetField>();
  const repeated: number[] = [];
  let vietnamese = 0;
  let thousands = false;
  for (const { column, texts, match } of ranked) {
    if (columns.has(match!.field)) {
      if (match!.trust > 1) repeated.push(column);
      continue;
    }
    columns.set(match!.field, column);
    fields.set(column, match!.field);
    vietnamese += match!.vietnamese ? 1 : -1;
    if (match!.field === 'price') thousands = texts.some((text) => saysThousands(fold(text)));
  }
  asProtectiveStop(labels, columns, fields);
  return { columns, fields, vietnamese: columns.size > 0 && vietnamese >= 0, thousands, repeated };
}

/** Beside a target, a stop that is no column of its own type's is where the position is to be given up. */
function asProtectiveStop(
  labels: Labels,
  columns: Map<SheetField, number>,
  fields: Map<number, SheetField>,
): void {
  const column = columns.get('stop');
  if (column === undefined || !columns.has('takeProfit') || columns.has('stopLoss')) return;
  const said = (labels.get(column) ?? []).map((text) => STOP_BESIDE_TARGET.get(withoutUnits(fold(text))));
  if (!said.includes('always') && (columns.has('type') || !said.includes('without-types'))) return;
  columns.delete('stop');
  columns.set('stopLoss', column);
  fields.set(column, 'stopLoss');
}

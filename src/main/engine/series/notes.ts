/** What the imports of a series noted, for a look over its quality. */
import type { ImportNote } from '#contract/series-views.ts';
import type { Readable } from '#store/database.ts';
import { importsOf } from '#store/series.ts';

/** Notes of each kind. */
const MOST = 1_000;

export interface SeriesNotes {
  readonly notes: readonly ImportNote[];
  /** All there were, where the list is cut. */
  readonly noteTotals: { readonly duplicate: number; readonly disorder: number };
}

/** Of every import of the series, the oldest first. Lines are those of the file they came from. */
export function notesOf(db: Readable, seriesId: number): SeriesNotes {
  const findings = importsOf(db, seriesId).map((each) => each.findings);
  const all = findings.flatMap(({ notes }) => notes);
  const first = (kind: ImportNote['kind']): ImportNote[] =>
    all.filter((note) => note.kind === kind).slice(0, MOST);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    notes: [...first('duplicate'), ...first('disorder')],
    noteTotals: {
      duplicate: sum(findings.map(({ counts }) => counts.duplicate)),
      disorder: sum(findings.map(({ counts }) => counts.outOfOrder)),
    },
  };
}

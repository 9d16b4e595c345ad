/** Forward runs: what each trades, and where it was left. Their orders and fills are the stream's. */
import type { ForwardView } from '#contract/research-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

export interface StoredForward {
  readonly view: ForwardView;
  /** How it was asked for. */
  readonly spec: unknown;
}

const stored = ({ view, spec }: { readonly view: string; readonly spec: string }): StoredForward => ({
  view: JSON.parse(view) as ForwardView,
  spec: JSON.parse(spec) as unknown,
});

/** Newest first. */
export const listForward = (db: Readable): StoredForward[] =>
  (
    prepared(db, 'SELECT view, spec FROM forward_runs ORDER BY number DESC').all() as {
      readonly view: string;
      readonly spec: string;
    }[]
  ).map(stored);

export function findForward(db: Readable, id: string): StoredForward | null {
  const row = prepared(db, 'SELECT view, spec FROM forward_runs WHERE id = ?').get(id);
  return row ? stored(row as { readonly view: string; readonly spec: string }) : null;
}

export function keepForward(db: Writable, { view, spec }: StoredForward): void {
  prepared(
    db,
    `INSERT INTO forward_runs (id, number, stream, view, spec)
      SELECT @id, COALESCE(MAX(number), 0) + 1, @stream, @view, @spec FROM forward_runs WHERE true
      ON CONFLICT (id) DO UPDATE SET view = excluded.view`,
  ).run({ id: view.id, stream: view.stream, view: JSON.stringify(view), spec: JSON.stringify(spec) });
}

/** Runs of research: how each was asked for, what it came to, and its journal. A run that is over is never changed. */
import type { Fingerprint, RunAsked, RunView } from '#contract/research-views.ts';
import type { RunSpec } from '#contract/research-calls.ts';
import { prepared, type Readable, type Writable } from './database.ts';

export interface StoredRun {
  readonly view: RunView;
  readonly spec: RunSpec;
  readonly prints: Fingerprint | null;
}

interface Row {
  readonly view: string;
  readonly spec: string;
  readonly prints: string | null;
}

const stored = ({ view, spec, prints }: Row): StoredRun => ({
  view: JSON.parse(view) as RunView,
  spec: JSON.parse(spec) as RunSpec,
  prints: prints === null ? null : (JSON.parse(prints) as Fingerprint),
});

export const nextRunNumber = (db: Readable): number =>
  prepared(db, 'SELECT COALESCE(MAX(number), 0) + 1 FROM runs').pluck().get() as number;

/** Newest first. */
export const listRuns = (db: Readable, hidden: boolean): RunView[] =>
  (
    prepared(db, 'SELECT view FROM runs WHERE hidden <= ? ORDER BY number DESC')
      .pluck()
      .all(hidden ? 1 : 0) as string[]
  ).map((view) => JSON.parse(view) as RunView);

/** How each of the list was asked for, newest first. */
export const listRunSpecs = (db: Readable, hidden: boolean): RunAsked[] =>
  (
    prepared(db, 'SELECT id, spec FROM runs WHERE hidden <= ? ORDER BY number DESC').all(hidden ? 1 : 0) as {
      id: string;
      spec: string;
    }[]
  ).map(({ id, spec }) => ({ id, spec: JSON.parse(spec) as RunSpec }));

export function findRun(db: Readable, id: string): StoredRun | null {
  const row = prepared(db, 'SELECT view, spec, prints FROM runs WHERE id = ?').get(id) as Row | undefined;
  return row ? stored(row) : null;
}

export const unfinishedRuns = (db: Readable): RunView[] =>
  (prepared(db, "SELECT view FROM runs WHERE status IN ('queued', 'running')").pluck().all() as string[]).map(
    (view) => JSON.parse(view) as RunView,
  );

/** Inside the caller's transaction. `hashes`: of its strategies. */
export function insertRun(
  db: Writable,
  number: number,
  { view, spec }: StoredRun,
  hashes: readonly string[],
): void {
  prepared(db, 'INSERT INTO runs (id, number, created_at, status, view, spec) VALUES (?, ?, ?, ?, ?, ?)').run(
    view.id,
    number,
    view.createdAt,
    view.status,
    JSON.stringify(view),
    JSON.stringify(spec),
  );
  for (const hash of new Set(hashes))
    prepared(db, 'INSERT OR IGNORE INTO run_strategies VALUES (?, ?)').run(view.id, hash);
}

/** What is kept of a run beside its view, each deflated: for the screen, equity bar by bar, trades, and the journal. */
export interface RunParts {
  readonly screen: Uint8Array;
  readonly curves: Uint8Array;
  readonly trades: Uint8Array;
  readonly journal: Uint8Array;
}

export interface RunResult extends RunParts {
  readonly prints: Fingerprint;
}

export function finishRun(db: Writable, view: RunView, result: RunResult | null): void {
  prepared(
    db,
    `UPDATE runs SET status = @status, view = @view, prints = @prints, fingerprint = @fingerprint, screen = @screen,
      curves = @curves, trades = @trades, journal = @journal WHERE id = @id`,
  ).run({
    id: view.id,
    status: view.status,
    view: JSON.stringify(view),
    prints: result ? JSON.stringify(result.prints) : null,
    fingerprint: result?.prints.hash ?? null,
    screen: result?.screen ?? null,
    curves: result?.curves ?? null,
    trades: result?.trades ?? null,
    journal: result?.journal ?? null,
  });
}

export function changeRunView(db: Writable, view: RunView): void {
  prepared(db, 'UPDATE runs SET status = ?, view = ? WHERE id = ?').run(
    view.status,
    JSON.stringify(view),
    view.id,
  );
}

export const hideRun = (db: Writable, id: string, hidden: boolean): void =>
  void prepared(db, 'UPDATE runs SET hidden = ? WHERE id = ?').run(hidden ? 1 : 0, id);

/** Deflated; null where the run has none. */
export const partOf = (db: Readable, id: string, part: keyof RunParts): Uint8Array | null =>
  (prepared(db, `SELECT ${part} FROM runs WHERE id = ?`).pluck().get(id) as Uint8Array | null | undefined) ??
  null;

/** Another run with the same fingerprint that is done. */
export function runWithFingerprint(db: Readable, fingerprint: string, besides: string): RunView | null {
  const sql = "SELECT view FROM runs WHERE fingerprint = ? AND id <> ? AND status = 'done' ORDER BY number";
  const view = prepared(db, sql).pluck().get(fingerprint, besides) as string | undefined;
  return view === undefined ? null : (JSON.parse(view) as RunView);
}

/** Runs in which a version of a strategy took part. */
export const runsOfVersion = (db: Readable, hash: string): number =>
  prepared(db, 'SELECT COUNT(*) FROM run_strategies WHERE hash = ?').pluck().get(hash) as number;

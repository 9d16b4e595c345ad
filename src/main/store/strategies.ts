/**
 * The workspace's strategies: a name, notes and tags, and versions by the hash of their text.
 * Invariants: a text is kept once and for ever; versions only ever become more; what is hidden leaves the list and nothing
 * else.
 */
import type { ParameterSetView } from '#contract/research-views.ts';
import type { StrategyKind } from '#contract/research-calls.ts';
import { prepared, type Readable, type Writable } from './database.ts';

export interface StoredStrategy {
  readonly id: number;
  readonly name: string;
  readonly kind: StrategyKind;
  readonly note: string;
  readonly tags: readonly string[];
  readonly sets: readonly ParameterSetView[];
  readonly hidden: boolean;
  /** Of the newest version. */
  readonly hash: string;
  readonly versions: number;
  readonly changedAt: number;
}

export interface StoredVersion {
  readonly hash: string;
  readonly at: number;
  readonly note: string;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly kind: StrategyKind;
  readonly note: string;
  readonly tags: string;
  readonly sets: string;
  readonly hidden: number;
  readonly hash: string;
  readonly versions: number;
  readonly changedAt: number;
}

const SELECT = `SELECT s.id, s.name, s.kind, s.note, s.tags, s.sets, s.hidden, v.hash, v.at AS changedAt, v.number AS versions
  FROM strategies s JOIN strategy_versions v ON v.strategy = s.id
  AND v.number = (SELECT MAX(number) FROM strategy_versions WHERE strategy = s.id)`;

const stored = (row: Row): StoredStrategy => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
  sets: JSON.parse(row.sets) as ParameterSetView[],
  hidden: row.hidden !== 0,
});

export const listStrategies = (db: Readable): StoredStrategy[] =>
  (prepared(db, `${SELECT} WHERE s.hidden = 0 ORDER BY s.name COLLATE NOCASE, s.id`).all() as Row[]).map(
    stored,
  );

export function strategyById(db: Readable, id: number): StoredStrategy | null {
  const row = prepared(db, `${SELECT} WHERE s.id = ?`).get(id) as Row | undefined;
  return row ? stored(row) : null;
}

export function strategyNamed(db: Readable, name: string, kind: StrategyKind): StoredStrategy | null {
  const row = prepared(db, `${SELECT} WHERE s.name = ? AND s.kind = ? ORDER BY s.hidden, s.id DESC`).get(
    name,
    kind,
  ) as Row | undefined;
  return row ? stored(row) : null;
}

/** Newest first. */
export const versionsOf = (db: Readable, id: number): StoredVersion[] =>
  prepared(db, 'SELECT hash, at, note FROM strategy_versions WHERE strategy = ? ORDER BY number DESC').all(
    id,
  ) as StoredVersion[];

export function sourceOf(
  db: Readable,
  hash: string,
): { readonly kind: StrategyKind; readonly source: string } | null {
  const sql = 'SELECT kind, source FROM strategy_sources WHERE hash = ?';
  return (
    (prepared(db, sql).get(hash) as { readonly kind: StrategyKind; readonly source: string } | undefined) ??
    null
  );
}

export interface NewVersion {
  readonly kind: StrategyKind;
  readonly hash: string;
  readonly source: string;
  readonly at: number;
  readonly note: string;
}

/** Inside the caller's transaction. */
export function insertStrategy(db: Writable, name: string, version: NewVersion): number {
  const { lastInsertRowid } = prepared(db, 'INSERT INTO strategies (name, kind) VALUES (?, ?)').run(
    name,
    version.kind,
  );
  addVersion(db, Number(lastInsertRowid), version);
  return Number(lastInsertRowid);
}

/** Inside the caller's transaction. */
export function addVersion(db: Writable, id: number, { kind, hash, source, at, note }: NewVersion): void {
  prepared(db, 'INSERT OR IGNORE INTO strategy_sources VALUES (?, ?, ?)').run(hash, kind, source);
  prepared(
    db,
    `INSERT INTO strategy_versions (strategy, number, hash, at, note)
      SELECT @id, COALESCE(MAX(number), 0) + 1, @hash, @at, @note FROM strategy_versions WHERE strategy = @id`,
  ).run({ id, hash, at, note });
}

export type StrategyChange = Partial<Pick<StoredStrategy, 'name' | 'note' | 'tags' | 'sets' | 'hidden'>>;

export function changeStrategy(db: Writable, before: StoredStrategy, change: StrategyChange): void {
  const { name, note, tags, sets, hidden } = { ...before, ...change };
  prepared(db, 'UPDATE strategies SET name = ?, note = ?, tags = ?, sets = ?, hidden = ? WHERE id = ?').run(
    name,
    note,
    JSON.stringify(tags),
    JSON.stringify(sets),
    hidden ? 1 : 0,
    before.id,
  );
}

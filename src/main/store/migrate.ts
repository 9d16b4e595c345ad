/** Brings a workspace file to the newest schema: numbered, hashed, in one transaction each, after a backup. */
import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { AppFailure } from '#contract/errors.ts';
import { MIGRATIONS, type Migration } from './migrations/list.ts';

const hashOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

interface Applied {
  readonly number: number;
  readonly hash: string;
}

export function migrate(db: Database, path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  );
  const applied = db.prepare('SELECT number, hash FROM migrations ORDER BY number').all() as Applied[];
  const newest = applied.at(-1)?.number ?? 0;
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known) throw new AppFailure('WORKSPACE_NEWER', { path, found: newest, known });
  for (const one of applied) checkApplied(one, migrations);
  const pending = migrations.filter((migration) => migration.number > newest);
  if (pending.length > 0 && newest > 0) backupBefore(db, path, newest);
  for (const migration of pending) run(db, migration);
}

function checkApplied({ number, hash }: Applied, migrations: readonly Migration[]): void {
  const migration = migrations.find((candidate) => candidate.number === number);
  if (migration && hashOf(migration.sql) === hash) return;
  throw new AppFailure('WORKSPACE_DAMAGED', {
    detail: `migration ${number} is not the one this program knows`,
  });
}

function backupBefore(db: Database, path: string, newest: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(path, `${path}.before-migration-${newest + 1}`);
}

function run(db: Database, migration: Migration): void {
  db.transaction(() => {
    db.exec(migration.sql);
    const row = [migration.number, migration.name, hashOf(migration.sql)];
    db.prepare('INSERT INTO migrations (number, name, hash) VALUES (?, ?, ?)').run(...row);
  })();
}

/** Opens the workspace file with the settings durability relies on, and turns SQLite's failures into ours. */
import Database, { type Database as Handle, type Statement } from 'better-sqlite3';
import { AppFailure } from '#contract/errors.ts';
import { migrate } from './migrate.ts';

/** A handle that may write. Functions take the narrowest one they need. */
export type Writable = Handle & { readonly __writes?: true };
export type Readable = Pick<Handle, 'prepare' | 'name'>;

const statements = new WeakMap<Readable, Map<string, Statement>>();

/** A statement, prepared once for each handle. Not for iterating: an iteration keeps its statement busy. */
export function prepared(db: Readable, sql: string): Statement {
  let own = statements.get(db);
  if (!own) statements.set(db, (own = new Map()));
  let statement = own.get(sql);
  if (!statement) own.set(sql, (statement = db.prepare(sql)));
  return statement;
}

/** Long series are read where the system holds the file, without copying its pages first. */
const MAPPED_BYTES = 1024 * 1024 * 1024;

/** FULL: a commit is on the disk before it is acknowledged, also through a power cut. */
export function openDatabase(path: string): Writable {
  try {
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma(`mmap_size = ${MAPPED_BYTES}`);
    migrate(db, path);
    return db;
  } catch (error) {
    throw storeFailure(error, path);
  }
}

/**
 * What only a later commit makes visible is written without waiting for the disk: that commit waits for all of it. Not
 * within a transaction.
 */
export function writtenAhead<T>(db: Writable, write: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return write();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/** Moves what is committed from the write-ahead log into the file, as far as nobody reads it. */
export const tidyLog = (db: Writable): void => void db.pragma('wal_checkpoint(PASSIVE)');

export function openReadOnly(path: string): Handle {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma(`mmap_size = ${MAPPED_BYTES}`);
    return db;
  } catch (error) {
    throw storeFailure(error, path);
  }
}

/** A database in memory with the same schema, for rebuilding projections beside the stored ones. */
export function openMemory(): Writable {
  const db = new Database(':memory:');
  migrate(db, ':memory:');
  return db;
}

export function storeFailure(error: unknown, path: string): Error {
  if (error instanceof AppFailure) return error;
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new AppFailure('DISK_FULL', { path });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new AppFailure('WORKSPACE_DAMAGED', { detail: `${path}: ${message}` });
  if (code.startsWith('SQLITE_')) return new AppFailure('STORE_FAILED', { detail: `${code}: ${message}` });
  return error instanceof Error ? error : new Error(String(error));
}

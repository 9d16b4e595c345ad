/** Whole-workspace copies: a consistent backup while running, and a restore that first proves the copy sound. */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { AppFailure } from '#contract/errors.ts';
import type { VerifyReport } from '#contract/verify-report.ts';
import { openReadOnly, storeFailure, type Readable, type Writable } from './database.ts';
import { prepareFolder, takeLock, workspacePlace } from './place.ts';
import { verifyWorkspace } from './verify.ts';

/** Copies the workspace into one file; refuses to overwrite. Returns the number of journal entries in it. */
export async function backupTo(db: Writable, file: string): Promise<number> {
  if (existsSync(file)) throw new AppFailure('FILE_UNREADABLE', { file, problem: 'exists' });
  try {
    await db.backup(file);
  } catch (error) {
    throw storeFailure(error, file);
  }
  return countEvents(db);
}

const countEvents = (db: Readable): number =>
  (db.prepare('SELECT COUNT(*) AS events FROM journal').get() as { events: number }).events;

/** Verifies a backup without changing it. */
export function verifyFile(file: string): VerifyReport {
  const db = openReadOnly(file);
  try {
    return verifyWorkspace(db);
  } catch (error) {
    throw storeFailure(error, file);
  } finally {
    db.close();
  }
}

/** Puts a sound backup in the workspace's place. What was there is kept beside it under a new name. */
export function restoreFrom(folder: string, file: string): { kept: string | null; events: number } {
  if (!existsSync(file)) throw new AppFailure('NOT_FOUND', { what: file });
  const report = verifyFile(file);
  if (!report.ok)
    throw new AppFailure('WORKSPACE_DAMAGED', { detail: `${file}: ${report.problems[0] ?? ''}` });
  const place = workspacePlace(folder);
  prepareFolder(place);
  const lock = takeLock(place);
  try {
    const fresh = `${place.file}.restoring`;
    copyWhole(file, fresh);
    const kept = setAside(place.file);
    renameSync(fresh, place.file);
    return { kept, events: report.streams.reduce((sum, stream) => sum + stream.events, 0) };
  } finally {
    lock.release();
  }
}

/** A copy that is on the disk before it takes the workspace's place. */
function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to);
    const handle = openSync(to, 'r+');
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    throw storeFailure(error, to);
  }
}

/** Keeps what is there under a new name; it stays in place until the copy replaces it in one rename. */
function setAside(file: string): string | null {
  if (!existsSync(file)) return null;
  let number = 1;
  while (existsSync(`${file}.before-restore-${number}`)) number += 1;
  const kept = `${file}.before-restore-${number}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) copyWhole(file + suffix, kept + suffix);
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  return kept;
}

/**
 * Where a workspace lives and who may write it. The lock is an exclusive transaction on a small file of its own: the
 * operating system drops it when the process dies, so a killed program never leaves a workspace locked.
 */
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '#contract/errors.ts';

export interface WorkspacePlace {
  readonly folder: string;
  readonly file: string;
  readonly lock: string;
  /** Who holds the lock, and where it listens: for the command line to attach to. */
  readonly owner: string;
}

export function workspacePlace(folder: string): WorkspacePlace {
  const at = resolve(folder);
  return {
    folder: at,
    file: join(at, 'workspace.db'),
    lock: join(at, 'workspace.lock'),
    owner: join(at, 'workspace.owner.json'),
  };
}

/** Magic numbers of network file systems (Linux statfs): write-ahead logging needs a local disk. */
const NETWORK_TYPES = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
]);

/** A Windows network path, such as `\\\\server\\share`. */
const isUnc = (folder: string): boolean => /^(\\\\|\/\/)[^\\/]/.test(folder);

/** The kind of network file system a folder is on, or null. */
export function networkKind(
  folder: string,
  typeOf = (path: string) => Number(statfsSync(path).type),
): string | null {
  if (isUnc(folder)) return 'UNC';
  if (process.platform !== 'linux') return null;
  return NETWORK_TYPES.get(typeOf(folder) >>> 0) ?? null;
}

/** One folder at a time: a recursive mkdir does not end on file systems that refuse without saying so. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

export function prepareFolder(place: WorkspacePlace): void {
  try {
    if (!isUnc(place.folder)) makeFolder(place.folder);
  } catch (error) {
    throw new AppFailure('WORKSPACE_UNREADABLE', { path: place.folder, detail: (error as Error).message });
  }
  const kind = networkKind(place.folder);
  if (kind) throw new AppFailure('WORKSPACE_ON_NETWORK', { path: place.folder, kind });
}

export interface Owner {
  readonly pid: number;
  readonly socket: string | null;
}

export function readOwner(place: WorkspacePlace): Owner | null {
  try {
    return JSON.parse(readFileSync(place.owner, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

export const writeOwner = (place: WorkspacePlace, owner: Owner): void =>
  writeFileSync(place.owner, JSON.stringify(owner));

/** Takes the single-instance lock, or fails naming the process that holds it. Closing releases it. */
export function takeLock(place: WorkspacePlace): { release(): void } {
  const lock = new Database(place.lock, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') {
      throw new AppFailure('WORKSPACE_UNREADABLE', { path: place.lock, detail: (error as Error).message });
    }
    throw new AppFailure('WORKSPACE_LOCKED', { path: place.folder, pid: readOwner(place)?.pid ?? 0 });
  }
  return { release: () => lock.close() };
}

export const workspaceExists = (place: WorkspacePlace): boolean => existsSync(place.file);

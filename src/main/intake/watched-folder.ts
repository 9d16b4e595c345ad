/**
 * A folder that new sheets are put into: what lies there, and the bytes of one file.
 * Invariants: only plain files of the folder itself are seen, by the names the folder lists; links are not followed;
 * nothing is written, moved or deleted.
 */
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from './limits.ts';

export interface FolderFile {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
}

export type FolderProblem = 'missing' | 'forbidden' | 'no-folder';

const SHEET = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$/i;
/** Lock files of spreadsheet programs and what is hidden. */
const PASSED_OVER = /^(~\$|\.)/;
const MOST_FILES = 200;

async function fileOf(folder: string, name: string): Promise<FolderFile | null> {
  try {
    const { size, mtimeMs } = await lstat(join(folder, name));
    return { name, size, modified: Math.round(mtimeMs) };
  } catch {
    return null;
  }
}

const problemOf = (error: unknown): FolderProblem => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
  return code === 'ENOTDIR' ? 'no-folder' : 'missing';
};

/** The sheets of a folder, newest first; at most 200. */
export async function listFolder(
  folder: string,
): Promise<{ readonly problem: FolderProblem | null; readonly files: readonly FolderFile[] }> {
  try {
    if (!(await stat(folder)).isDirectory()) return { problem: 'no-folder', files: [] };
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const sheets = names.filter((name) => SHEET.test(name) && !PASSED_OVER.test(name));
    const found = await Promise.all(sheets.map((name) => fileOf(folder, name)));
    const files = found.filter((file) => file !== null).sort((a, b) => b.modified - a.modified);
    return { problem: null, files: files.slice(0, MOST_FILES) };
  } catch (error) {
    return { problem: problemOf(error), files: [] };
  }
}

/** Null where the file is not there any more, is larger than is read, or is no plain file of the folder. */
export async function readFolderFile(folder: string, name: string): Promise<Uint8Array | null> {
  if (name.includes('/') || name.includes('\\') || name === '..') return null;
  try {
    const found = await lstat(join(folder, name));
    if (!found.isFile() || found.size > LIMITS.fileBytes) return null;
    return new Uint8Array(await readFile(join(folder, name)));
  } catch {
    return null;
  }
}

/** Files that a command reads and writes, with failures in words. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AppFailure } from '#contract/errors.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  EISDIR: 'folder',
  EACCES: 'forbidden',
};

export function readBytes(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = PROBLEMS[code ?? ''];
    throw new AppFailure('FILE_UNREADABLE', { file, ...(problem ? { problem } : { detail: message }) });
  }
}

/** Writes a file as a whole: until all of it is there, what had the name before stays. */
export function writeBytes(file: string, bytes: Uint8Array): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'EISDIR' ? 'folder' : null;
    throw new AppFailure('FILE_UNWRITABLE', { file, ...(problem ? { problem } : { detail: message }) });
  }
}

export function readJson(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(file)));
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure('FILE_UNREADABLE', { file, detail: (error as Error).message });
  }
}

export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** A rule file: the list alone, or as `rules`. */
export function rulesIn(file: string): never {
  const said = readJson(file);
  return (member(said, 'rules') ?? said) as never;
}

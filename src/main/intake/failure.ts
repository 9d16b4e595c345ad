/** How a file fails as a whole. Thrown inside the readers, caught once in read-table.ts, returned from there on. */
import type { FileError } from '#core/model/sheet.ts';

export interface FileFailure {
  readonly fileError: FileError;
  readonly detail: string;
}

export class UnreadableFile extends Error {
  readonly failure: FileFailure;
  constructor(fileError: FileError, detail: string) {
    super(`${fileError}: ${detail}`);
    this.failure = { fileError, detail };
  }
}

export function refuse(fileError: FileError, detail: string): never {
  throw new UnreadableFile(fileError, detail);
}

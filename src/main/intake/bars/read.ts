/**
 * Price history from a file of any kind: its tables, the first dialect that knows one of them, its rows. Files that came
 * together in an archive are read in the order of their names and make one history.
 * Invariant: expected failures are returned as codes; only bugs throw.
 */
import { err, ok, type Result } from '#core/units/result.ts';
import { UnreadableFile } from '../failure.ts';
import { DIALECTS } from './dialects.ts';
import { joined } from './join.ts';
import { readRows } from './rows.ts';
import { filesIn, type Part } from './source.ts';
import { chosenParts } from './symbols.ts';
import {
  isFailure,
  type BarsAsk,
  type BarsFailure,
  type BarsFile,
  type Layout,
  type Source,
} from './terms.ts';

export interface Recognised {
  readonly source: Source;
  readonly layout: Layout;
  readonly dialect: string;
}

/** What the first dialect that knows the table says of it. */
function recognise(source: Source): Recognised | BarsFailure {
  for (const dialect of DIALECTS) {
    const layout = dialect.recognise(source);
    if (layout === null) continue;
    return isFailure(layout) ? layout : { source, layout, dialect: dialect.name };
  }
  return { problem: 'no-heading' };
}

/** The first table that holds bars, else why the first of all does not. */
export function choose(sources: readonly Source[]): Result<Recognised, BarsFailure> {
  let failure: BarsFailure | null = null;
  for (const source of sources) {
    const answer = recognise(source);
    if ('layout' in answer) return ok(answer);
    failure ??= answer;
  }
  return err(failure ?? { fileError: 'empty_file' });
}

async function readPart(part: Part, ask: BarsAsk): Promise<Result<BarsFile, BarsFailure>> {
  const chosen = choose(await part.open());
  if (!chosen.ok) return chosen;
  const { source, layout, dialect } = chosen.value;
  const read = readRows(source, layout, ask);
  return read.ok ? ok({ ...read.value, dialect }) : read;
}

async function readParts(parts: readonly Part[], ask: BarsAsk): Promise<Result<BarsFile, BarsFailure>> {
  const files: BarsFile[] = [];
  for (const part of parts) {
    const read = await readPart(part, ask);
    if (!read.ok) return read;
    files.push(read.value);
  }
  return ok(joined(files));
}

/** Reads price history. */
export async function readBars(bytes: Uint8Array, ask: BarsAsk = {}): Promise<Result<BarsFile, BarsFailure>> {
  try {
    const files = filesIn(bytes, ask.fileName ?? '', ask.general);
    if (!files.ok) return files;
    const parts = chosenParts(files.value, ask.symbol ?? '');
    if (!parts.ok) return parts;
    return parts.value.length === 1
      ? await readPart(parts.value[0]!, ask)
      : await readParts(parts.value, ask);
  } catch (error) {
    if (error instanceof UnreadableFile) return err({ fileError: error.failure.fileError });
    throw error;
  }
}

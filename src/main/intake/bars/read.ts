/**
 * Price history from a file of any kind: its tables, the first dialect that knows one of them, its rows.
 * Invariant: expected failures are returned as codes; only bugs throw.
 */
import { err, ok, type Result } from '#core/units/result.ts';
import { UnreadableFile } from '../failure.ts';
import { DIALECTS } from './dialects.ts';
import { readRows } from './rows.ts';
import { sourcesOf } from './source.ts';
import {
  isFailure,
  type BarsAsk,
  type BarsFailure,
  type BarsFile,
  type Layout,
  type Source,
} from './terms.ts';

interface Recognised {
  readonly source: Source;
  readonly layout: Layout;
}

/** What the first dialect that knows the table says of it. */
function recognise(source: Source): Layout | BarsFailure {
  for (const dialect of DIALECTS) {
    const answer = dialect.recognise(source);
    if (answer !== null) return answer;
  }
  return { problem: 'no-heading' };
}

/** The first table that holds bars, else why the first of all does not. */
function choose(sources: readonly Source[]): Result<Recognised, BarsFailure> {
  let failure: BarsFailure | null = null;
  for (const source of sources) {
    const answer = recognise(source);
    if (!isFailure(answer)) return ok({ source, layout: answer });
    failure ??= answer;
  }
  return err(failure ?? { fileError: 'empty_file' });
}

/** Reads price history. */
export async function readBars(bytes: Uint8Array, ask: BarsAsk = {}): Promise<Result<BarsFile, BarsFailure>> {
  try {
    const sources = await sourcesOf(bytes, ask.fileName ?? '');
    if (!sources.ok) return sources;
    const chosen = choose(sources.value);
    return chosen.ok ? readRows(chosen.value.source, chosen.value.layout, ask) : chosen;
  } catch (error) {
    if (error instanceof UnreadableFile) return err({ fileError: error.failure.fileError });
    throw error;
  }
}

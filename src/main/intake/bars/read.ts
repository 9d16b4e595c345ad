/**
 * Price history from a file of any kind: its tables, the first dialect that knows one of them, its rows. Files that came
 * together in an archive are read in the order of their names and make one history.
 * Invariant: expected failures are returned as codes; only bugs throw.
 */
import { err, ok, type Result } from '#core/units/result.ts';
import type { BarMapping } from '#contract/series-views.ts';
import { UnreadableFile } from '../failure.ts';
import { DIALECTS } from './dialects.ts';
import { areOfOneKind, joined } from './join.ts';
import { corrected, layoutFrom, templateFor } from './mapping.ts';
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
function choose(sources: readonly Source[], mapping: BarMapping | null): Result<Recognised, BarsFailure> {
  const given = mapping && layoutFrom(mapping);
  if (given && sources[0]) return ok({ source: sources[0], layout: given, dialect: 'mapped' });
  let failure: BarsFailure | null = null;
  for (const source of sources) {
    const answer = recognise(source);
    if ('layout' in answer)
      return ok(mapping ? { ...answer, layout: corrected(answer.layout, mapping) } : answer);
    failure ??= answer;
  }
  return err(failure ?? { fileError: 'empty_file' });
}

/** A file's tables and how they are to be read. */
export interface OpenedPart {
  readonly sources: readonly Source[];
  readonly mapping: BarMapping | null;
  readonly template: string | null;
  readonly chosen: Result<Recognised, BarsFailure>;
}

export async function openPart(part: Part, ask: BarsAsk): Promise<OpenedPart> {
  let sources = await part.open(ask.mapping?.separator);
  const template = ask.mapping || !sources[0] ? null : templateFor(sources[0], ask.templates);
  const mapping = ask.mapping ?? template?.mapping ?? null;
  if (template && mapping?.separator) sources = await part.open(mapping.separator);
  return { sources, mapping, template: template?.name ?? null, chosen: choose(sources, mapping) };
}

export function readOpened(
  { chosen, mapping, template }: OpenedPart,
  ask: BarsAsk,
): Result<BarsFile, BarsFailure> {
  if (!chosen.ok) return chosen;
  const { source, layout, dialect } = chosen.value;
  const zone = mapping?.timezone ?? ask.zone;
  const read = readRows(source, layout, { ...ask, zone, mapping: mapping ?? undefined });
  return read.ok ? ok({ ...read.value, dialect, template, mapping }) : read;
}

const readPart = async (part: Part, ask: BarsAsk): Promise<Result<BarsFile, BarsFailure>> =>
  readOpened(await openPart(part, ask), ask);

async function readParts(parts: readonly Part[], ask: BarsAsk): Promise<Result<BarsFile, BarsFailure>> {
  const files: BarsFile[] = [];
  for (const part of parts) {
    const read = await readPart(part, ask);
    if (!read.ok) return read;
    files.push(read.value);
  }
  return areOfOneKind(files) ? ok(joined(files)) : err({ problem: 'kinds' });
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

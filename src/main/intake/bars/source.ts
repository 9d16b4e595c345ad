/**
 * Bytes of a file into tables of texts: text in any encoding, workbooks, Parquet, and any of them alone in a ZIP or
 * packed with gzip.
 * Invariants: everything is bounded by limits.ts before it is made; an archive in an archive is not opened.
 * Known limit: only the first lines of a text are held, later ones are parsed again as they are asked for.
 */
import { gunzipSync } from 'node:zlib';
import { dateFromNumber, timeFromNumber } from '#core/intent/dates.ts';
import { storedNumber } from '#core/intent/numbers.ts';
import { cellText, type Cell, type Table, type TableRow, type TableSheet } from '#core/intent/table.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { namedSeparator, type Dialect as Writing } from '../csv-dialect.ts';
import { checkLines, unifyLineEnds } from '../csv.ts';
import { refuse } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { readTable, textOf } from '../read-table.ts';
import { openPackage, type Package } from '../zip.ts';
import { eachLine } from './lines.ts';
import {
  countLines,
  endOfLines,
  lineBetween,
  plainStart,
  withoutQuotes,
  type TextBytes,
} from './text-bytes.ts';
import { isParquet, parquetSource } from './parquet.ts';
import { findSeparator, oneSpace } from './separator.ts';
import type { BarsFailure, Line, Source } from './terms.ts';

const HEAD_LINES = 5_000;
const QUOTE = 34;

/** `separator` is what somebody says it is. */
interface HowOpened {
  readonly general: boolean;
  readonly separator: string | undefined;
}

const writingOf = (text: string, { separator }: HowOpened): Writing =>
  separator === undefined
    ? findSeparator(text)
    : { delimiter: separator, sepLine: namedSeparator(text) !== null };

/** A text whose lines are plain to see: only its head is made characters of beforehand. */
function bytesSource(bytes: Uint8Array, start: number, names: readonly string[], how: HowOpened): Source {
  if (countLines(bytes, LIMITS.barLines) > LIMITS.barLines)
    refuse('too_large_uncompressed', `the file has more than ${LIMITS.barLines} lines`);
  const headEnd = endOfLines(bytes, start, HEAD_LINES);
  const headText = unifyLineEnds(textOf(bytes.subarray(start, headEnd)).text);
  const writing = writingOf(headText, how);
  if (writing.delimiter === ' ') return decodedSource(bytes, names, how);
  const head: Line[] = [];
  eachLine(headText, writing, (line) => head.push(line));
  const text = { bytes, start, ...writing };
  return {
    names,
    head,
    headIsAll: headEnd === bytes.length,
    delimiter: writing.delimiter,
    dateSystem: 1900,
    bytes: text,
    each: (onLine) => {
      eachOfBytes(text, onLine);
      return [];
    },
  };
}

function eachOfBytes(text: TextBytes, onLine: (line: Line) => void): void {
  let line = 0;
  for (let at = text.start; at < text.bytes.length;) {
    const end = endOfLines(text.bytes, at, 1);
    const feed = text.bytes[end - 1] === 10 ? end - 1 : end;
    line += 1;
    if (line > 1 || !text.sepLine) onLine(lineBetween(text, line, at, feed));
    at = end;
  }
}

function decodedSource(bytes: Uint8Array, names: readonly string[], how: HowOpened): Source {
  let text = unifyLineEnds(textOf(bytes).text);
  checkLines(text);
  const writing = writingOf(text, how);
  if (writing.delimiter === ' ') text = oneSpace(text);
  let end = 0;
  for (let count = 0; count < HEAD_LINES && end >= 0; count += 1) end = text.indexOf('\n', end) + 1 || -1;
  const head: Line[] = [];
  eachLine(end < 0 ? text : text.slice(0, end), writing, (line) => head.push(line));
  return {
    names,
    head,
    headIsAll: end < 0,
    delimiter: writing.delimiter,
    dateSystem: 1900,
    each: (onLine) => eachLine(text, writing, onLine),
  };
}

function textSource(bytes: Uint8Array, names: readonly string[], how: HowOpened): Source {
  const plain = how.general ? null : plainBytes(bytes, how);
  if (plain === null) return decodedSource(bytes, names, how);
  return bytesSource(plain.bytes, plain.start, names, { ...how, separator: plain.separator });
}

interface PlainBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly separator: string | undefined;
}

/** Text whose lines are plain to see, without quotes that say nothing. */
function plainBytes(bytes: Uint8Array, how: HowOpened): PlainBytes | null {
  let separator = how.separator;
  let plain: Uint8Array | null = bytes;
  if (bytes.includes(QUOTE) && !bytes.includes(0)) {
    const head = bytes.subarray(0, endOfLines(bytes, 0, HEAD_LINES));
    separator = writingOf(unifyLineEnds(textOf(head).text), how).delimiter;
    plain = withoutQuotes(bytes, separator);
  }
  const start = plain && plainStart(plain);
  return plain === null || start === null || plain.length === start
    ? null
    : { bytes: plain, start, separator };
}

/** A cell as the text a CSV would hold. */
function textOfCell(cell: Cell, system: 1900 | 1904): string {
  if (cell.kind !== 'number') return cellText(cell);
  const { value, shape } = cell;
  if (shape === 'time' && value < 1) return timeFromNumber(value) ?? '';
  if (shape === 'date' || shape === 'datetime' || shape === 'time') {
    const moment = dateFromNumber(value, shape, system);
    if (moment !== null) return moment.time === null ? moment.date! : `${moment.date} ${moment.time}`;
  }
  return storedNumber(value) ?? '';
}

function lineOf(row: TableRow, system: 1900 | 1904): Line {
  const fields: string[] = [];
  for (const cell of row.cells) {
    while (fields.length < cell.column - 1) fields.push('');
    fields.push(textOfCell(cell, system));
  }
  return { line: row.number, fields };
}

function sheetSource({ rows }: TableSheet, { dateSystem }: Table, names: readonly string[]): Source {
  const line = (row: TableRow): Line => lineOf(row, dateSystem);
  return {
    names,
    head: rows.slice(0, HEAD_LINES).map(line),
    headIsAll: rows.length <= HEAD_LINES,
    delimiter: null,
    dateSystem,
    each: (onLine) => {
      for (const row of rows) onLine(line(row));
      return [];
    },
  };
}

/** The sheets that can be seen, in their order. */
async function workbookSources(bytes: Uint8Array, names: readonly string[]): Promise<readonly Source[]> {
  const table = await readTable(bytes);
  if (!table.ok) return refuse(table.error.fileError, table.error.detail);
  return table.value.sheets
    .filter(({ visibility, rows }) => visibility === 'visible' && rows.length > 0)
    .map((sheet) => sheetSource(sheet, table.value, names));
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);
const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x1f, 0x8b);
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isWorkbook = (archive: Package): boolean =>
  archive.has('[Content_Types].xml') || archive.has('mimetype');

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LIMITS.fileBytes });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? refuse('too_large_uncompressed', 'the file expands beyond what is read')
      : refuse('corrupt', 'the gzip archive is damaged');
  }
}

/** What people put beside a table, or their system does. */
const BESIDE = /(^|\/)(__MACOSX\/|\.[^/]*$|readme[^/]*$)|\/$/i;

async function plainSources(
  bytes: Uint8Array,
  names: readonly string[],
  how: HowOpened,
): Promise<readonly Source[]> {
  if (isCompound(bytes)) return workbookSources(bytes, names);
  return [isParquet(bytes) ? await parquetSource(bytes, names) : textSource(bytes, names, how)];
}

/** One file of those that came together: its name and its tables. */
export interface Part {
  readonly name: string;
  readonly open: (separator?: string) => Promise<readonly Source[]>;
}

function partsOf(archive: Package, fileName: string, general: boolean): Result<readonly Part[], BarsFailure> {
  const names = archive.names.filter((name) => !BESIDE.test(name));
  if (names.length === 0) return err({ fileError: 'empty_file' });
  return ok(
    names.map((name) => ({
      name,
      open: async (separator) => {
        const bytes = archive.read(name)!;
        const called = names.length === 1 ? [name, fileName] : [name];
        if (isZip(bytes) && isWorkbook(openPackage(bytes))) return workbookSources(bytes, called);
        return plainSources(bytes, called, { general, separator });
      },
    })),
  );
}

/**
 * The files that came, each with its tables. Failures are returned; `UnreadableFile` is thrown by what reads the bytes.
 * `general` reads every line the careful way.
 */
export function filesIn(
  bytes: Uint8Array,
  fileName: string,
  general = false,
): Result<readonly Part[], BarsFailure> {
  if (bytes.length > LIMITS.barBytes)
    refuse('too_large_uncompressed', 'the file is larger than what is read');
  const one = (open: Part['open']): Result<readonly Part[], BarsFailure> => ok([{ name: fileName, open }]);
  if (isGzip(bytes))
    return one((separator) => plainSources(gunzip(bytes), [fileName], { general, separator }));
  if (!isZip(bytes)) return one((separator) => plainSources(bytes, [fileName], { general, separator }));
  const archive = openPackage(bytes);
  return isWorkbook(archive)
    ? one(() => workbookSources(bytes, [fileName]))
    : partsOf(archive, fileName, general);
}

/**
 * A Parquet file as a table of texts: its columns' names are the heading (line 1), its rows follow.
 * Invariants: rows, columns and unpacked bytes are bounded by limits.ts before they are made; groups of rows are read one
 * after the other; what the reader of the format throws is a damaged file.
 * Known limits: columns within columns and lists are passed over. Where the table is large, only columns with names that
 * price history has are read; the others are empty.
 */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  type SchemaElement,
} from 'hyparquet';
import { compressors, decompressZstd } from 'hyparquet-compressors';
import { refuse, UnreadableFile } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { isPriceColumn } from './headings.ts';
import { PARSERS, textOfValue } from './parquet-text.ts';
import type { Line, Source } from './terms.ts';

const MAGIC = 'PAR1';
const FOOTER = 8;
/** Tables of more cells are read by the columns that are needed. */
const CELLS = 8_000_000;
/** What groups of rows unpack to, one after the other. */
const UNPACKED = 2 * LIMITS.barBytes;
/** pandas' name of an index without one: an unnamed first column is the date. */
const INDEX = /^__index_level_\d+__$/;
const HEAD_ROWS = 5_000;

const marks = (bytes: Uint8Array, at: number): boolean =>
  [...MAGIC].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

export const isParquet = (bytes: Uint8Array): boolean => bytes.length > MAGIC.length && marks(bytes, 0);

/** Unpacks no more than a page says, all pages no more than is read of a file. */
function boundedCompressors(): Compressors {
  let left = UNPACKED;
  const bounded =
    (unpack: (input: Uint8Array, length: number) => Uint8Array) =>
    (input: Uint8Array, length: number): Uint8Array => {
      left -= length;
      if (length > LIMITS.partBytes || left < 0)
        refuse('too_large_uncompressed', 'the file expands beyond what is read');
      return unpack(input, length);
    };
  return {
    ...Object.fromEntries(Object.entries(compressors).map(([codec, unpack]) => [codec, bounded(unpack)])),
    GZIP: bounded((input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) })),
    BROTLI: bounded((input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) })),
    ZSTD: bounded((input, length) => decompressZstd(input, new Uint8Array(length))),
  };
}

interface Column {
  readonly name: string;
  readonly element: SchemaElement;
  /** As they were decoded, by group of rows. */
  readonly chunks: { readonly from: number; readonly data: DecodedArray }[];
}

function columnsOf(metadata: FileMetaData): Column[] {
  const flat = parquetSchema(metadata)
    .children.filter(
      ({ children, element }) => children.length === 0 && element.repetition_type !== 'REPEATED',
    )
    // A damaged file may have columns without a name.
    .map(({ element }): Column => ({ name: String(element.name), element, chunks: [] }));
  const index = flat.filter(({ name }) => INDEX.test(name));
  return [...index, ...flat.filter(({ name }) => !INDEX.test(name))].slice(0, LIMITS.columns);
}

function readMetadata(bytes: Uint8Array, buffer: ArrayBuffer): FileMetaData {
  if (bytes.length < MAGIC.length + FOOTER || !marks(bytes, bytes.length - MAGIC.length))
    refuse('corrupt', 'the Parquet file has no end');
  const metadata = parquetMetadata(buffer, { geoparquet: false, parsers: PARSERS });
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (!(rows <= LIMITS.barLines) || rows !== Number(metadata.num_rows))
    refuse('too_large_uncompressed', `the file has more than ${LIMITS.barLines} rows`);
  return metadata;
}

async function fill(columns: readonly Column[], buffer: ArrayBuffer, metadata: FileMetaData): Promise<void> {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const given = { file: buffer, metadata, columns: [...byName.keys()], compressors: boundedCompressors() };
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const whole = { ...given, geoparquet: false, parsers: PARSERS };
    await parquetRead({
      ...whole,
      rowStart,
      rowEnd,
      onChunk: ({ columnName, columnData, rowStart: from }) =>
        void byName.get(columnName)?.chunks.push({ from, data: columnData }),
    });
    rowStart = rowEnd;
  }
}

/** Hands out rows from one to before another. */
function eachRow(columns: readonly Column[], from: number, to: number, onLine: (line: Line) => void): void {
  const at = columns.map(() => 0);
  for (let row = from; row < to; row += 1) {
    const fields = columns.map(({ chunks, element }, index) => {
      while (chunks[at[index]! + 1] && chunks[at[index]! + 1]!.from <= row) at[index]! += 1;
      const chunk = chunks[at[index]!];
      return chunk ? textOfValue(chunk.data[row - chunk.from], element) : '';
    });
    onLine({ line: row + 2, fields });
  }
}

async function readColumns(bytes: Uint8Array): Promise<{ columns: readonly Column[]; rows: number }> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const metadata = readMetadata(bytes, buffer);
  const rows = Number(metadata.num_rows);
  const columns = columnsOf(metadata);
  const all = columns.length * rows <= CELLS;
  const wanted = all ? columns : columns.filter(({ name }) => INDEX.test(name) || isPriceColumn(name));
  await fill(wanted, buffer, metadata);
  for (const { chunks } of wanted) chunks.sort((a, b) => a.from - b.from);
  return { columns, rows };
}

export async function parquetSource(bytes: Uint8Array, names: readonly string[]): Promise<Source> {
  const { columns, rows } = await readColumns(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFile) throw error;
    return refuse('corrupt', `the Parquet file is damaged: ${String(error).slice(0, 200)}`);
  });
  const heading = {
    line: 1,
    fields: columns.map(({ name }) => (INDEX.test(name) ? '' : name)),
  };
  const head: Line[] = [heading];
  eachRow(columns, 0, Math.min(rows, HEAD_ROWS), (line) => head.push(line));
  return {
    names,
    head,
    headIsAll: rows <= HEAD_ROWS,
    delimiter: null,
    dateSystem: 1900,
    each: (onLine) => {
      onLine(heading);
      eachRow(columns, 0, rows, onLine);
      return [];
    },
  };
}

/** A small corpus of good files of every format, all with the same orders, and seeded damage done to them. */
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import * as SheetJs from '@e965/xlsx';
import { makeZip, sheetData, workbookParts } from './make-zip.ts';

export const ENGLISH = [
  ['Symbol', 'Side', 'Quantity', 'Price'],
  ['AAPL', 'Buy', 100, 180.5],
  ['MSFT', 'Sell', 250, 402.25],
  ['NVDA', 'Buy', 40, 130],
  ['TSLA', 'Sell', 75, 251.75],
  ['AMZN', 'Buy', 300, 198.1],
];
export const VIETNAMESE = [
  ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá'],
  ['FPT', 'Mua', 1200, 95500],
  ['HPG', 'Bán', 400, 27150],
  ['VNM', 'Mua', 900, 66800],
  ['SSI', 'Bán', 3300, 24900],
];

type Rows = typeof ENGLISH;

const asText = (rows: Rows, delimiter: string): string =>
  rows.map((row) => `${row.join(delimiter)}\r\n`).join('');

/** Windows-1258 keeps tone marks apart from their vowels. */
export function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  const bytes: number[] = [];
  for (const char of text.normalize('NFC')) {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(char.normalize('NFD'))?.[0] ?? '';
    const pieces = codes.has(char)
      ? [char]
      : [char.normalize('NFD').replace(tone, '').normalize('NFC'), tone];
    bytes.push(...pieces.map((piece) => codes.get(piece)!));
  }
  return Uint8Array.from(bytes);
}

function biff8(rows: Rows): Uint8Array {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'Orders');
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }));
}

export interface CorpusFile {
  readonly name: string;
  readonly kind: 'zip' | 'text' | 'xls';
  readonly rows: Rows;
  readonly bytes: Uint8Array;
}

export async function corpusFiles(): Promise<CorpusFile[]> {
  const inline = workbookParts({ sheets: [{ xml: sheetData(ENGLISH) }] });
  const stored = inline.map((part) => ({ ...part, stored: true }));
  const sheet = { name: 'Orders', rows: ENGLISH };
  const utf16 = Buffer.from(`\ufeff${asText(VIETNAMESE, '\t')}`, 'utf16le');
  const files: readonly (readonly [string, CorpusFile['kind'], Rows, Uint8Array])[] = [
    ['XLSX with shared strings', 'zip', ENGLISH, await writeXlsx({ sheets: [sheet] })],
    ['XLSX with inline strings', 'zip', ENGLISH, makeZip(inline)],
    ['XLSX with stored parts', 'zip', ENGLISH, makeZip(stored)],
    ['ODS', 'zip', ENGLISH, await writeOds({ sheets: [sheet] })],
    ['XLS', 'xls', ENGLISH, biff8(ENGLISH)],
    ['CSV in UTF-8', 'text', VIETNAMESE, Buffer.from(asText(VIETNAMESE, ','))],
    ['CSV in English', 'text', ENGLISH, Buffer.from(asText(ENGLISH, ','))],
    ['TSV in UTF-16', 'text', VIETNAMESE, utf16],
    ['CSV in Windows-1258', 'text', VIETNAMESE, windows1258(asText(VIETNAMESE, ';'))],
    ['TSV', 'text', ENGLISH, Buffer.from(asText(ENGLISH, '\t'))],
  ];
  return files.map(([name, kind, rows, bytes]) => ({ name, kind, rows, bytes }));
}

/** Whole numbers below a bound. */
export type Below = (bound: number) => number;

/** A small generator of its own, so that a failure names its seed and comes again. */
export function randomBelow(seed: number): Below {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

type Damage = (bytes: Uint8Array, below: Below, other: Uint8Array) => Uint8Array;

const LONGEST_RANGE = 40;

function setAt(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = value;
  return changed;
}

const DAMAGES: readonly Damage[] = [
  (bytes, below) => {
    const at = below(bytes.length);
    return setAt(bytes, at, bytes[at]! ^ (1 << below(8)));
  },
  (bytes, below) => setAt(bytes, below(bytes.length), below(256)),
  (bytes, below) => setAt(bytes, below(bytes.length), [0, 255, 44, 34, 10, 48, 57, 127][below(8)]!),
  (bytes, below) => bytes.slice(0, below(bytes.length)),
  (bytes, below) => {
    const [from, to] = [below(bytes.length), below(bytes.length)];
    const piece = bytes.subarray(from, from + below(LONGEST_RANGE));
    return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
  },
  (bytes, below) => {
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(LONGEST_RANGE))]);
  },
  (bytes, below, other) => {
    const changed = Uint8Array.from(bytes);
    const from = below(other.length);
    const piece = other.subarray(from, from + below(LONGEST_RANGE));
    changed.set(piece.subarray(0, bytes.length), Math.max(0, below(bytes.length) - piece.length));
    return changed;
  },
];

/** One to three damages. */
export function damaged(bytes: Uint8Array, below: Below, other: Uint8Array): Uint8Array {
  let result = bytes;
  for (let times = 1 + (below(3) === 0 ? below(3) : 0); times > 0 && result.length > 0; times -= 1)
    result = DAMAGES[below(DAMAGES.length)]!(result, below, other);
  return result;
}

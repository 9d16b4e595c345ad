/**
 * A text of price history as the bytes of its lines: UTF-8, nothing quoted, lines that end in LF or CR LF. Such text can
 * be read line by line without making characters of all of it.
 * Known limits: text in other encodings, quotes that say something, separators of spaces and lone carriage returns go the
 * general way.
 */
import { isUtf8 } from 'node:buffer';
import type { Line } from './terms.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;

export interface TextBytes {
  readonly bytes: Uint8Array;
  /** Where the text begins, behind a byte order mark. */
  readonly start: number;
  readonly delimiter: string;
  /** The first line is Excel's `sep=`. */
  readonly sepLine: boolean;
}

const markLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

function loneReturn(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1))
    if (bytes[at + 1] !== LF) return true;
  return false;
}

/** Where the text begins, or null where its lines cannot be told by their bytes. */
export function plainStart(bytes: Uint8Array): number | null {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16 || bytes.includes(0) || bytes.includes(QUOTE) || !isUtf8(bytes) || loneReturn(bytes)) return null;
  return markLength(bytes);
}

const isEnd = (byte: number | undefined): boolean => byte === undefined || byte === LF || byte === CR;

/**
 * The text without the quotes around its fields; null where a quote stands anywhere else, or around a separator, a line
 * end or another quote: then they say something.
 */
export function withoutQuotes(bytes: Uint8Array, separator: string): Uint8Array | null {
  const delimiter = separator.charCodeAt(0);
  const plain = new Uint8Array(bytes.length);
  const start = markLength(bytes);
  let [count, open] = [0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const next = bytes[open ? at + 1 : at - 1];
      if (!(next === delimiter || isEnd(next) || (!open && at === start))) return null;
      open = !open;
      continue;
    }
    if (open && (byte === delimiter || isEnd(byte))) return null;
    plain[count] = byte;
    count += 1;
  }
  return open ? null : plain.subarray(0, count);
}

/** Where the first `count` lines end. */
export function endOfLines(bytes: Uint8Array, start: number, count: number): number {
  let at = start;
  for (let line = 0; line < count; line += 1) {
    const end = bytes.indexOf(LF, at);
    if (end < 0) return bytes.length;
    at = end + 1;
  }
  return at;
}

export function countLines(bytes: Uint8Array, most: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0 && count <= most; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The characters between two places, composed as the whole text would be. */
const textBetween = (bytes: Uint8Array, from: number, to: number): string =>
  decoder.decode(bytes.subarray(from, to)).normalize('NFC');

/** One line's fields. `to` is where its line feed stands. */
export function lineBetween({ bytes, delimiter }: TextBytes, line: number, from: number, to: number): Line {
  const end = to > from && bytes[to - 1] === CR ? to - 1 : to;
  return { line, fields: textBetween(bytes, from, end).split(delimiter) };
}

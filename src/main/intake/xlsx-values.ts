/**
 * Numbers, references and texts of a worksheet straight from its bytes.
 * Invariant: each answers exactly what reading the same characters as text would; where that needs text, it is made.
 */
import { LIMITS } from './limits.ts';

const [ZERO, NINE, DOT, MINUS, DOLLAR, LETTER_A] = [0x30, 0x39, 0x2e, 0x2d, 0x24, 0x41];
const LETTERS = 26;

const KNOWN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/** The number a text spells; NaN where it spells none. */
export const numberOf = (text: string): number => (KNOWN_NUMBER.test(text) ? Number(text) : NaN);

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const EXACT_DIGITS = 15;

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;

/** Up to fifteen digits and a power of ten are exact, and so is their quotient: the same double `Number` finds. */
export function numberIn(bytes: Buffer, from: number, to: number): number {
  const negative = bytes[from] === MINUS;
  const digitsFrom = negative ? from + 1 : from;
  const length = to - digitsFrom;
  let at = length > EXACT_DIGITS ? to + 1 : digitsFrom;
  let digits = 0;
  let point = to - 1;
  for (; at < to; at += 1) {
    const byte = bytes[at]!;
    if (isDigit(byte)) digits = digits * 10 + byte - ZERO;
    else if (byte === DOT && point === to - 1 && at > digitsFrom) point = at;
    else break;
  }
  if (at !== to || length < 1) return numberOf(bytes.toString('utf8', from, to));
  const value = digits / POWERS[to - point - 1]!;
  return negative ? -value : value;
}

/** A whole number of at most nine digits; -1 for anything else. */
export function wholeIn(bytes: Buffer, from: number, to: number): number {
  if (to <= from || to - from > 9) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Rows and columns in one number: what Excel allows is 1,048,576 by 16,384. */
const COLUMNS = 16_384;
const PLACES = 32_768;

/** `AB12` as `row * 32768 + column`, both from 1; -1 for anything that is no cell. */
export function placeIn(bytes: Buffer, from: number, to: number): number {
  const lettersFrom = bytes[from] === DOLLAR ? from + 1 : from;
  let at = lettersFrom;
  let column = 0;
  for (; at < to && at < lettersFrom + 3; at += 1) {
    const letter = bytes[at]! - LETTER_A + 1;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  if (column < 1 || column > COLUMNS) return -1;
  const row = rowIn(bytes, bytes[at] === DOLLAR ? at + 1 : at, to);
  return row < 0 ? -1 : row * PLACES + column;
}

function rowIn(bytes: Buffer, from: number, to: number): number {
  if (to - from > 7 || bytes[from] === ZERO) return -1;
  const row = wholeIn(bytes, from, to);
  return row < 1 || row > LIMITS.rows ? -1 : row;
}

export const rowOf = (place: number): number => Math.floor(place / PLACES);
export const columnOf = (place: number): number => place % PLACES;

/** `AB12` as row and column from 1; null for anything else. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const bytes = Buffer.from(reference);
  const place = placeIn(bytes, 0, bytes.length);
  return place < 0 ? null : { row: rowOf(place), column: columnOf(place) };
}

/** Whether these bytes are an ASCII word. */
export function isWord(bytes: Buffer, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (bytes[from + at] !== word.charCodeAt(at)) return false;
  return true;
}

const SLOTS = 4_096;
const REMEMBERED = 24;

/** Makes text of bytes; a short ASCII text met again is the same string, at the cost of a look. */
export class TextMemory {
  private readonly slots: string[] = Array.from({ length: SLOTS }, () => '');
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  text(from: number, to: number): string {
    const { bytes } = this;
    if (to - from > REMEMBERED) return bytes.toString('utf8', from, to);
    let hash = to - from;
    let high = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      high |= byte;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    if (high > 127) return bytes.toString('utf8', from, to);
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const known = this.slots[slot]!;
    if (isWord(bytes, from, to, known)) return known;
    const made = bytes.toString('latin1', from, to);
    this.slots[slot] = made;
    return made;
  }
}

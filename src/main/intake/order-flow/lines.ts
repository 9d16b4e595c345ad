/**
 * Lines of a large text file with comma-separated fields, one at a time: the text is never held as a whole.
 * Line ends are LF or CRLF; blank lines are passed over but counted.
 * Known limit: ASCII only, without quotes; anything else fails later as a value that is no number.
 */
import { Buffer } from 'node:buffer';

export interface Line {
  /** Counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

const NEWLINE = 10;
const MARK = [0xef, 0xbb, 0xbf];

export function* readLines(bytes: Uint8Array): Generator<Line> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = MARK.every((byte, index) => bytes[index] === byte) ? MARK.length : 0;
  for (let line = 1; from < buffer.length; line += 1) {
    const found = buffer.indexOf(NEWLINE, from);
    const end = found < 0 ? buffer.length : found;
    const text = buffer.toString('latin1', from, end).trimEnd();
    from = end + 1;
    if (text !== '') yield { line, fields: text.split(',') };
  }
}

/** Lines of a text into fields. Text without a quote is only split, which gives what the strict reader would and costs a fraction. */
import { readRecords, type Malformed } from '../csv.ts';
import type { Dialect as Writing } from '../csv-dialect.ts';
import type { Line } from './terms.ts';

export function eachLine(text: string, writing: Writing, onLine: (line: Line) => void): readonly Malformed[] {
  if (text.includes('"')) return readRecords(text, writing, (fields, line) => onLine({ line, fields }));
  let line = 0;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    line += 1;
    if (line > 1 || !writing.sepLine) onLine({ line, fields: text.slice(at, end).split(writing.delimiter) });
    at = end + 1;
  }
  return [];
}

/**
 * How high a row must be for its wrapped text. Excel finds that out when it opens a file, LibreOffice does not.
 * Known limit: an estimate by counting letters; the font of another machine may need a little more.
 */
import type { BookCell, BookColumn } from './book.ts';
import { wraps } from './looks.ts';

/** Points. */
const LINE = 15;
const MOST_LINES = 12;

/** Letters are not all of one width, and words break early. */
const linesIn = (text: string, width: number): number =>
  text
    .split('\n', MOST_LINES)
    .reduce(
      (lines, line) => lines + Math.max(1, Math.ceil((line.length * 0.95) / Math.max(width - 1, 1))),
      0,
    );

/** In points; undefined where one line is enough. */
export function rowHeight(cells: readonly BookCell[], columns: readonly BookColumn[]): number | undefined {
  let lines = 1;
  for (const [index, cell] of cells.entries())
    if (cell.kind === 'text' && cell.style !== undefined && wraps(cell.style))
      lines = Math.max(lines, linesIn(cell.text, columns[index]?.width ?? 10));
  return lines === 1 ? undefined : Math.min(lines, MOST_LINES) * LINE + 1;
}

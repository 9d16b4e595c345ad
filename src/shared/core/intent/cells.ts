/**
 * One cell, one field: reads a typed cell into the field's value, or says in which reason category it fails.
 * Known limit: the order of checks over a row is row.ts's business; nothing here sees a second cell.
 */
import type { RowReason } from '../model/sheet.ts';
import { err, ok, type Result } from '../units/result.ts';
import { dateFromNumber, dateFromText, timeFromNumber, timeFromText, type Moment } from './dates.ts';
import { readNumberText, storedNumber, type NumberContext } from './numbers.ts';
import type { SheetContext } from './sheet-context.ts';
import { cellText, type Cell } from './table.ts';
import { excerpt, tidy } from './text.ts';

export interface Fault {
  readonly reason: RowReason;
  readonly detail: string;
}

const fault = (reason: RowReason, detail: string) => err<Fault>({ reason, detail });

/** An ASCII letter or digit comes first: the quick answer for most cells. */
function startsWithWord(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Absent, empty, only spaces, or a dash put where nothing is meant. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined) return true;
  if (cell.kind !== 'text' || startsWithWord(cell.text)) return false;
  return /^[-–—]*$/.test(tidy(cell.text));
}

export const shown = (cell: Cell | undefined): string => `“${excerpt(tidy(cellText(cell)))}”`;

/** Largest quantity or price taken: beyond it neither exact integers nor any market make sense. */
const TOO_LARGE = 1e12;

/** Plain decimal text of a quantity or price; may be zero or negative, which the caller judges. */
export function readNumber(cell: Cell, context: NumberContext, invalid: RowReason): Result<string, Fault> {
  let text: string | null = null;
  if (cell.kind === 'number') {
    if (cell.shape !== 'plain')
      return fault(invalid, `the cell is formatted as a ${cell.shape}, not a number`);
    text = storedNumber(cell.value);
  } else if (cell.kind === 'text') {
    const reading = readNumberText(cell.text, context);
    if (reading.ok) text = reading.text;
    else if (reading.why === 'ambiguous') {
      return fault(
        'ambiguous_number',
        `${shown(cell)} may be thousands or decimals, and the sheet does not say which`,
      );
    }
  }
  if (text === null) return fault(invalid, `${shown(cell)} is not a number`);
  return Math.abs(Number(text)) < TOO_LARGE ? ok(text) : fault(invalid, `${shown(cell)} is too large`);
}

/** Orders are of our time: serial 60 or the year 0225 is a slip, not a date. */
const isOrderYear = (date: string | null): boolean => date === null || (date >= '1990' && date < '2101');

/** A serial day count kept as text, as in a text table. */
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;

function momentOf(cell: Cell, { header, dayOrder, dateSystem }: SheetContext): Moment | null {
  if (cell.kind === 'number') return dateFromNumber(cell.value, cell.shape, dateSystem);
  if (cell.kind !== 'text' && cell.kind !== 'iso-date') return null;
  const text = tidy(cell.text);
  if (cell.kind === 'text' && SERIAL.test(text)) return dateFromNumber(Number(text), 'date', dateSystem);
  const fallback = header.vietnamese ? 'day-first' : 'month-first';
  if (dayOrder === 'mixed') return dateFromText(text, null, fallback);
  return dateFromText(text, dayOrder ?? (header.vietnamese ? 'day-first' : null), fallback);
}

export function readDate(cell: Cell, context: SheetContext): Result<Moment, Fault> {
  const moment = momentOf(cell, context);
  if (moment === null || !isOrderYear(moment.date)) {
    return fault('invalid_date', `${shown(cell)} is not a date between 1990 and 2100`);
  }
  if (moment.ambiguous && context.dayOrder === 'mixed') {
    return fault('invalid_date', `${shown(cell)}: the column writes both day first and month first`);
  }
  return ok(moment);
}

export function readTime(cell: Cell, context: SheetContext): Result<string, Fault> {
  let time: string | null = null;
  if (cell.kind === 'number') time = cell.shape === 'percent' ? null : timeFromNumber(cell.value);
  else if (cell.kind === 'text' || cell.kind === 'iso-date') {
    time =
      timeFromText(cell.text) ??
      dateFromText(cell.text, null, context.header.vietnamese ? 'day-first' : 'month-first')?.time ??
      null;
  }
  return time === null ? fault('invalid_date', `${shown(cell)} is not a time of day`) : ok(time);
}

/**
 * Text of others made harmless in a spreadsheet: never a formula, never broken XML, never longer than a cell.
 * Invariant: `safeText(safeText(x))` is `safeText(x)`. Known limit: the apostrophe put before what looks like a formula is
 * part of the text from then on, also for this program when it reads the file back.
 */

/** What a spreadsheet cell holds, in UTF-16 units. */
export const CELL_TEXT = 32_767;

/** `= + - @`, also full-width and small forms, also behind spaces, tabs, line ends and what the eye cannot see. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
/** Dashes alone say that nothing is meant, and compute nothing. */
const DASHES = /^[\s\p{Cf}]*[-–—－]+[\s\p{Cf}]*$/u;
/** XML has no way to write these. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

/** With an apostrophe before what a program could take for a formula; whole characters only; cut to one cell. */
export function safeText(value: string): string {
  const guarded = FORMULA.test(value) && !DASHES.test(value) ? `'${value}` : value;
  const cut = guarded.length > CELL_TEXT ? guarded.slice(0, cutAt(guarded)) : guarded;
  return cut.toWellFormed().replace(NO_CHARACTER, '\ufffd');
}

/** Not between the halves of one character. */
function cutAt(value: string): number {
  const last = value.charCodeAt(CELL_TEXT - 1);
  return last >= 0xd8_00 && last <= 0xdb_ff ? CELL_TEXT - 1 : CELL_TEXT;
}

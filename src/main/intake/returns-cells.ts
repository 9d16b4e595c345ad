/** Cells of a table of returns. */

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const UNKNOWN = /^(|-|–|—|n\/?a|null|none|nan)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number, NaN where it is said to be unknown, null for anything else. `decimal`: what stands before the fraction. */
export function readNumber(text: string, decimal: '.' | ','): number | null {
  if (UNKNOWN.test(text)) return Number.NaN;
  const percent = text.endsWith('%');
  const bare = (percent ? text.slice(0, -1).trim() : text).replaceAll('−', '-');
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) && decimal === '.';
  const plain = decimal === ',' ? bare.replace(',', '.') : grouped ? bare.replaceAll(',', '') : bare;
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value / (percent ? 100 : 1) : null;
}

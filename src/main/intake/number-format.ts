/** What a spreadsheet's number format says a number is: a date, a time, a percentage or plain. */
import type { NumberShape } from '#core/intent/table.ts';

const BUILT_IN: ReadonlyMap<number, NumberShape> = new Map([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, 'time'] as const),
  [22, 'datetime'] as const,
]);

export const builtInShape = (id: number): NumberShape => BUILT_IN.get(id) ?? 'plain';

/** Reads a format code such as `dd/mm/yyyy hh:mm` or `#,##0 "đ"`. Only the first section counts. */
export function shapeOf(code: string): NumberShape {
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"?|\\.|_.|\*./g, '')
    .split(';')[0]!
    .replace(/\[(h+|m+|s+)\]/gi, '$1:')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|general|e[+-]/gi, (word) => (/^[ap]/i.test(word) ? 'h' : ''))
    .toLowerCase();
  if (bare.includes('%')) return 'percent';
  const hasDate = /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
  const hasTime = /[hs]/.test(bare);
  if (hasDate) return hasTime ? 'datetime' : 'date';
  return hasTime ? 'time' : 'plain';
}

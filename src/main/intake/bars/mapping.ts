/** How a person, or a template that knows the file again, says it is to be read: before what is recognised. */
import { fold } from '#core/intent/text.ts';
import type { BarMapping, BarTemplate } from '#contract/series-views.ts';
import { PLAIN_LAYOUT, type BarColumn, type Columns, type Layout, type Source } from './terms.ts';

const LONGEST = 500;

/** The words of the first line that has any, whatever separates them; of a file without a heading how many fields it has. */
export function fingerprintOf({ head }: Source): string {
  const first = head.find(({ fields }) => fields.some((field) => field.trim() !== ''));
  const text = fold(first?.fields.join(' ') ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = /\p{L}/u.test(text) && !/\d{4}/.test(text);
  return words ? text.slice(0, LONGEST) : `# ${first?.fields.length ?? 0}`;
}

export const templateFor = (source: Source, templates: readonly BarTemplate[] = []): BarTemplate | null => {
  const fingerprint = fingerprintOf(source);
  return templates.find((template) => template.fingerprint === fingerprint) ?? null;
};

function columnsOf(columns: NonNullable<BarMapping['columns']>): Columns {
  const at = new Map<BarColumn, number>();
  for (const [column, position] of Object.entries(columns))
    if (position !== undefined) at.set(column as BarColumn, position);
  return at;
}

/** Whether a mapping says where the columns are, so that nothing has to be recognised. */
export const layoutFrom = ({ columns, skipRows }: BarMapping): Layout | null =>
  columns ? { ...PLAIN_LAYOUT, at: columnsOf(columns), heading: skipRows ?? 0 } : null;

/** A recognised layout with what the mapping says of it. */
export const corrected = (layout: Layout, { skipRows, dateOrder }: BarMapping): Layout => ({
  ...layout,
  heading: skipRows ?? layout.heading,
  dates: dateOrder ?? layout.dates,
});

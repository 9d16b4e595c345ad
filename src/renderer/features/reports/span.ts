/** Parts of time: whole UTC days, but for what lasted less than three of them. Both ends count. */
import type { Span } from '#report/performance.ts';

export type { Span };

const DAY_MS = 86_400_000;
/** As the engine has it: what lasted less is followed by minutes. */
const SHORT_MS = 3 * DAY_MS;

export const isShort = (whole: Span | null): boolean => whole !== null && whole.to - whole.from < SHORT_MS;

/** From the beginning of the first day to the end of the last. */
export const wholeDays = ({ from, to }: Span): Span => ({
  from: Math.floor(from / DAY_MS) * DAY_MS,
  to: Math.floor(to / DAY_MS) * DAY_MS + DAY_MS - 1,
});

/** What is asked for of a choice: as days where there are some; null where it is everything, or nothing of it. */
export function spanOf(chosen: Span, whole: Span | null): Span | null {
  if (whole === null) return null;
  const { from, to } = isShort(whole) ? chosen : wholeDays(chosen);
  if (to < whole.from || from > whole.to) return null;
  if (from <= whole.from && to >= whole.to) return null;
  return { from: Math.max(0, Math.round(from)), to: Math.max(0, Math.round(to)) };
}

export const united = (a: Span, b: Span | null): Span =>
  b === null ? a : { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };

/** `2024` or `2024-03`. */
export function labelSpan(label: string): Span {
  const [year, month] = label.split('-').map(Number);
  if (month === undefined) return { from: Date.UTC(year!, 0, 1), to: Date.UTC(year! + 1, 0, 1) - 1 };
  return { from: Date.UTC(year!, month - 1, 1), to: Date.UTC(year!, month, 1) - 1 };
}

/** Whether all of it that there is was chosen. */
export function covers(span: Span | null, part: Span, whole: Span | null): boolean {
  if (span === null || whole === null) return false;
  const from = Math.max(part.from, whole.from);
  const to = Math.min(part.to, whole.to);
  return from <= to && span.from <= from && span.to >= to;
}

export const overlaps = (a: Span, b: Span | null): boolean => b !== null && a.from <= b.to && a.to >= b.from;

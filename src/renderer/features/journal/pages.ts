/** Pages of a journal put together. Invariant: what is held has no holes. */
import type { JournalEntryView } from '#contract/views.ts';

const newestFirst = (entries: readonly JournalEntryView[]) => [...entries].sort((a, b) => b.seq - a.seq);

export interface Held {
  readonly stream: string;
  readonly entries: readonly JournalEntryView[];
}
/**
 * What is held with a page added; the very same when the page brings nothing new. A newest page that does not touch what
 * is held (more was written in between than fits one page) takes its place: older pages are fetched again as they are asked for.
 */
export function withPage(
  held: Held,
  stream: string,
  page: readonly JournalEntryView[],
  newest: boolean,
): Held {
  if (held.stream !== stream || held.entries.length === 0) return { stream, entries: newestFirst(page) };
  const known = new Set(held.entries.map((entry) => entry.seq));
  const fresh = page.filter((entry) => !known.has(entry.seq));
  if (fresh.length === 0) return held;
  const latest = held.entries[0]?.seq ?? 0;
  const oldest = held.entries.at(-1)?.seq ?? 0;
  // An older page that was asked for before the newest ones were dropped.
  if (!newest && fresh.every((entry) => entry.seq < oldest - 1)) return held;
  const gap = newest && fresh.every((entry) => entry.seq > latest + 1);
  return { stream, entries: newestFirst(gap ? page : [...held.entries, ...fresh]) };
}

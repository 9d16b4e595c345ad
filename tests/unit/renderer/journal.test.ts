/** Pages of the journal: no holes, and nothing new is nothing changed. */
import { describe, expect, it } from 'vitest';
import type { JournalEntryView } from '#contract/views.ts';
import { withPage, type Held } from '#renderer/features/journal/pages.ts';

const entries = (first: number, last: number): JournalEntryView[] =>
  Array.from({ length: last - first + 1 }, (_, at) => ({ seq: last - at }) as JournalEntryView);
const held = (first: number, last: number): Held => ({ stream: 's', entries: entries(first, last) });
const seqs = ({ entries: all }: Held) => [all[0]?.seq, all.at(-1)?.seq, all.length];

describe('withPage', () => {
  it('keeps the very same when a page brings nothing new', () => {
    const now = held(1, 9);
    expect(withPage(now, 's', entries(5, 9), true)).toBe(now);
  });

  it('adds newer and older entries, and keeps the objects it knew', () => {
    const now = held(5, 9);
    const newer = withPage(now, 's', entries(8, 12), true);
    expect(seqs(newer)).toEqual([12, 5, 8]);
    expect(newer.entries[3]).toBe(now.entries[0]);
    expect(seqs(withPage(now, 's', entries(1, 4), false))).toEqual([9, 1, 9]);
    expect(seqs(withPage(now, 's', entries(10, 12), true))).toEqual([12, 5, 8]);
  });

  it('starts again from a newest page that does not touch what is held', () => {
    expect(seqs(withPage(held(1, 9), 's', entries(20, 29), true))).toEqual([29, 20, 10]);
  });

  it('drops an older page that came too late, and what belongs to another stream', () => {
    const now = held(20, 29);
    expect(withPage(now, 's', entries(1, 9), false)).toBe(now);
    expect(seqs(withPage(now, 't', entries(1, 3), true))).toEqual([3, 1, 3]);
  });
});

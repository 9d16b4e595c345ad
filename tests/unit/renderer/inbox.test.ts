/** New sheets in the watched folder are told once. */
import { expect, test } from 'vitest';
import type { SheetInbox } from '#contract/sheets.ts';
import { arrivedFiles } from '#renderer/state/merge.ts';

const inbox = (...files: SheetInbox['files']): SheetInbox => ({ folder: 'orders', problem: null, files });
const file = (name: string, modified: number, status: 'new' | 'seen' | 'imported' = 'new') => ({
  name,
  size: 10,
  modified,
  status,
});

test('a file counts as arrived when it is new or another one than it was, not when it was seen', () => {
  const before = inbox(file('a.csv', 1), file('b.csv', 1));
  expect(arrivedFiles(before, before)).toEqual([]);
  expect(arrivedFiles(before, inbox(file('a.csv', 1), file('c.csv', 2)))).toEqual(['c.csv']);
  expect(arrivedFiles(before, inbox(file('a.csv', 2)))).toEqual(['a.csv']);
  expect(arrivedFiles(before, inbox(file('a.csv', 2, 'imported'), file('b.csv', 1, 'seen')))).toEqual([]);
});

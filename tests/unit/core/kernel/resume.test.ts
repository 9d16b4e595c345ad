/** Resuming on a market that is not where it was: the journal is right, the book is made to agree. */
import { expect, test } from 'vitest';
import { resume } from '#core/kernel/resume.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

test('a working order that the new crowd would trade with stands, and the crossing quotes go', () => {
  const before = new Bench().openAccount();
  before.place(FPT, 'buy', 100, 96_000);
  const after = new Bench().quote(FPT, 'ask', [95_600, 500], [96_100, 200]).quote(FPT, 'bid', [95_500, 300]);
  const events = before.journal.filter(({ kind }) => kind !== 'stream-opened');
  expect(resume(after, events, false)).toBe(1);
  const { book } = after.book(FPT);
  expect([book.best(BUY), book.best(SELL)]).toEqual([96_000, 96_100]);
  expect(after.state.orders.get('O1' as never)).toMatchObject({ leaves: 100, filled: 0 });
});

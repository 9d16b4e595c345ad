/** One page of the ledger's entries, newest first: the newest, which grows as one looks, or an older one. */
import { useState } from 'react';
import type { ResultOf } from '#contract/calls.ts';
import type { AppError } from '#contract/errors.ts';
import { useLive } from '../../state/useLive.ts';

export type Entry = ResultOf<'ledger.postings'>[number];

const PAGE = 200;

export interface Postings {
  /** Null until the page is there. */
  readonly entries: readonly Entry[] | null;
  readonly error: AppError | null;
  /** Null where there is nothing older, or newer. */
  readonly older: (() => void) | null;
  readonly newest: (() => void) | null;
}

export function usePostings(account: string | null): Postings {
  const [place, setPlace] = useState<{ readonly account: string | null; readonly before: number | null }>({
    account,
    before: null,
  });
  const before = place.account === account ? place.before : null;
  const { value: entries, error } = useLive('ledger.postings', { account, before, limit: PAGE });
  const last = entries?.length === PAGE ? entries.at(-1) : undefined;
  return {
    entries,
    error,
    older: last ? () => setPlace({ account, before: last.seq }) : null,
    newest: before === null ? null : () => setPlace({ account, before: null }),
  };
}

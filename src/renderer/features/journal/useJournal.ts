/** Pages of the journal of one stream, newest first: the newest page and older ones as they are asked for. */
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { JournalEntryView } from '#contract/views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useSession } from '../../state/session.ts';
import { withPage, type Held } from './pages.ts';

const PAGE = 500;
const REFRESH_MS = 1000;

const NONE: readonly JournalEntryView[] = [];

export interface JournalPages {
  readonly entries: readonly JournalEntryView[];
  readonly error: AppError | null;
  readonly complete: boolean;
  readonly loading: boolean;
  readonly loadOlder: () => void;
}

/** Pages of one stream; only the current one grows while one looks. */
export function useJournal(stream: string): JournalPages {
  const [held, setHeld] = useState<Held>({ stream, entries: NONE });
  const [error, setError] = useState<AppError | null>(null);
  const [loading, setLoading] = useState(false);
  const connection = useSession((state) => state.connection);

  const fetchPage = useCallback(
    (before: number | null): Promise<void> =>
      call('journal.list', { stream, before, limit: PAGE })
        .then((page) => {
          setHeld((now) => withPage(now, stream, page, before === null));
          setError(null);
        })
        .catch((thrown: unknown) => setError(errorOf(thrown))),
    [stream],
  );

  useEffect(() => {
    if (connection === 'open') void fetchPage(null);
  }, [fetchPage, connection]);

  const grows = useSession((state) => stream === state.status?.stream);
  useEffect(() => {
    if (!grows || connection !== 'open') return;
    const timer = setInterval(() => void fetchPage(null), REFRESH_MS);
    return () => clearInterval(timer);
  }, [fetchPage, grows, connection]);

  const entries = held.stream === stream ? held.entries : NONE;
  const oldest = entries.at(-1)?.seq ?? null;
  const complete = oldest !== null && oldest <= 1;
  const loadOlder = () => {
    if (loading || complete || oldest === null) return;
    setLoading(true);
    void fetchPage(oldest).finally(() => setLoading(false));
  };
  return { entries, error, complete, loading, loadOlder };
}

/** Pages of the journal of one stream, newest first: the newest page and older ones as they are asked for. */
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { JournalEntryView } from '#contract/views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useSession } from '../../state/session.ts';

const PAGE = 500;
const REFRESH_MS = 1000;

const newestFirst = (entries: readonly JournalEntryView[]) => [...entries].sort((a, b) => b.seq - a.seq);

export interface JournalPages {
  readonly entries: readonly JournalEntryView[];
  readonly error: AppError | null;
  readonly complete: boolean;
  readonly loading: boolean;
  readonly loadOlder: () => void;
}

export function useJournal(stream: string | null): JournalPages {
  const [entries, setEntries] = useState<readonly JournalEntryView[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const [loading, setLoading] = useState(false);
  const connection = useSession((state) => state.connection);

  const fetchPage = useCallback(
    async (before: number | null) => {
      try {
        const page = await call('journal.list', { stream, before, limit: PAGE });
        setEntries((held) => {
          const fresh = new Set(page.map((entry) => entry.seq));
          return newestFirst([...held.filter((entry) => !fresh.has(entry.seq)), ...page]);
        });
        setError(null);
      } catch (thrown) {
        setError(errorOf(thrown));
      }
    },
    [stream],
  );

  useEffect(() => {
    setEntries([]);
    void fetchPage(null);
  }, [fetchPage, connection]);

  /** The newest page again now and then: the journal grows while one looks. */
  useEffect(() => {
    const timer = setInterval(() => void fetchPage(null), REFRESH_MS);
    return () => clearInterval(timer);
  }, [fetchPage]);

  const oldest = entries.at(-1)?.seq ?? null;
  const complete = oldest !== null && oldest <= 1;
  const loadOlder = () => {
    if (loading || complete || oldest === null) return;
    setLoading(true);
    void fetchPage(oldest).finally(() => setLoading(false));
  };
  return { entries, error, complete, loading, loadOlder };
}

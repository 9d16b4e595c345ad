/** The subjects there are, read when the page is looked at and when another stream is opened; runs and baskets as they come. */
import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { ReplayView } from '#contract/replay-views.ts';
import type { StreamView } from '#contract/views.ts';
import type { Words } from '#words/index.ts';
import { call, errorOf } from '../../../client/index.ts';
import { loadRuns, useRuns } from '../../../state/research.ts';
import { useSession } from '../../../state/session.ts';
import { useTrading } from '../../../state/trading.ts';
import { subjectRows, type SubjectRow } from './subject.ts';

interface Listed {
  readonly streams: readonly StreamView[];
  readonly sessions: readonly ReplayView[];
  readonly error: AppError | null;
}

function useListed(stream: string | null, online: boolean): Listed | null {
  const [listed, setListed] = useState<Listed | null>(null);
  useEffect(() => {
    if (!online) return;
    let wanted = true;
    void loadRuns();
    Promise.all([call('streams.list', {}), call('replay.list', {})])
      .then(([streams, sessions]) => wanted && setListed({ streams, sessions, error: null }))
      .catch((thrown: unknown) => wanted && setListed({ streams: [], sessions: [], error: errorOf(thrown) }));
    return () => {
      wanted = false;
    };
  }, [stream, online]);
  return listed;
}

/** Null until they were read. */
export function useSubjects(): {
  readonly rows: readonly SubjectRow[] | null;
  readonly error: AppError | null;
} {
  const stream = useSession((state) => state.status?.stream ?? null);
  const accountName = useSession((state) => state.status?.account?.name ?? '');
  const online = useSession((state) => state.connection === 'open');
  const baskets = useTrading((state) => state.baskets);
  const runs = useRuns((state) => state.runs);
  const hidden = useRuns((state) => state.hidden);
  const listed = useListed(stream, online);
  const rows = useMemo(
    () =>
      listed &&
      subjectRows({
        ...listed,
        baskets: Object.values(baskets),
        runs: Object.values(runs).filter(({ id }) => !hidden.has(id)),
        stream,
        accountName,
      }),
    [listed, baskets, runs, hidden, stream, accountName],
  );
  return { rows, error: listed?.error ?? null };
}

/** An account that is not open is called by its number: its name is in its journal only. */
export const subjectName = ({ name, number }: SubjectRow, { t }: Words): string =>
  name === '' ? t('reports.accountNumber', { number }) : name;

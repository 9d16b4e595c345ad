/**
 * The bars of one instrument and timeframe: a window over however many there are. The newest at first; what is scrolled to
 * is loaded a page at a time, and what lies far on the other side is let go. Loaded again when history was imported,
 * another stream was opened or the connection came back.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useBarsVersion } from '../../state/bars.ts';
import { useSession } from '../../state/session.ts';

/** Bars asked for at once, and held at most. */
const PAGE = 4_000;
const MOST = 3 * PAGE;

export interface LoadedBars {
  readonly bars: BarsView | null;
  readonly error: AppError | null;
  readonly retry: () => void;
  /** Asks for the page before the first or after the last bar; nothing while one is on its way or there is none. */
  readonly loadMore: (way: 'older' | 'newer') => void;
}

const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Older bars before newer ones; of too many those far from the page that was added go. */
export function joined(older: BarsView, newer: BarsView, keep: 'older' | 'newer'): BarsView {
  const count = older.time.length + newer.time.length;
  const [from, to] = keep === 'older' ? [0, Math.min(count, MOST)] : [Math.max(0, count - MOST), count];
  const columns = COLUMNS.map((name) => [name, [...older[name], ...newer[name]].slice(from, to)]);
  const simulatedFrom =
    newer.simulatedFrom === 0 ? older.simulatedFrom : newer.simulatedFrom + older.time.length;
  return {
    ...newer,
    ...(Object.fromEntries(columns) as Pick<BarsView, (typeof COLUMNS)[number]>),
    older: older.older || from > 0,
    newer: newer.newer || to < count,
    simulatedFrom: Math.max(0, simulatedFrom - from),
  };
}

export function useBars(instrumentId: string, timeframe: Timeframe): LoadedBars {
  const [bars, setBars] = useState<BarsView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const loading = useRef(false);
  const version = useBarsVersion((state) => state.version);
  const connected = useSession((state) => state.connection === 'open');
  const stream = useSession((state) => state.status?.stream);
  useEffect(() => {
    if (!connected) return;
    let wanted = true;
    loading.current = false;
    call('bars.get', { instrumentId, timeframe, limit: PAGE })
      .then((result) => {
        if (!wanted) return;
        setBars(result);
        setError(null);
      })
      .catch((thrown: unknown) => wanted && setError(errorOf(thrown)));
    return () => {
      wanted = false;
    };
  }, [instrumentId, timeframe, version, connected, stream, attempt]);
  const loadMore = useCallback(
    (way: 'older' | 'newer') => {
      const edge = bars?.time.at(way === 'older' ? 0 : -1);
      if (!bars?.[way] || edge === undefined || loading.current) return;
      loading.current = true;
      const page = way === 'older' ? { before: edge } : { since: edge + 1, oldest: true };
      call('bars.get', { instrumentId, timeframe, limit: PAGE, ...page })
        .then((more) =>
          setBars((now) => {
            if (now !== bars) return now;
            return way === 'older' ? joined(more, now, 'older') : joined(now, more, 'newer');
          }),
        )
        .catch(() => undefined)
        .finally(() => {
          loading.current = false;
        });
    },
    [bars, instrumentId, timeframe],
  );
  const retry = useCallback(() => setAttempt((now) => now + 1), []);
  return { bars, error, retry, loadMore };
}

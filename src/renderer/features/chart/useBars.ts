/**
 * The bars of one instrument and timeframe: the newest at first, older ones when they are scrolled to. Loaded again when
 * history was imported, another stream was opened or the connection came back.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useBarsVersion } from '../../state/bars.ts';
import { useSession } from '../../state/session.ts';

/** Bars asked for at once. */
const PAGE = 5_000;

export interface LoadedBars {
  readonly bars: BarsView | null;
  readonly error: AppError | null;
  readonly retry: () => void;
  /** Asks for the page before the first bar; nothing while one is on its way or there is none. */
  readonly loadOlder: () => void;
}

/** Older bars before newer ones. */
export const joined = (older: BarsView, newer: BarsView): BarsView => ({
  ...newer,
  time: [...older.time, ...newer.time],
  open: [...older.open, ...newer.open],
  high: [...older.high, ...newer.high],
  low: [...older.low, ...newer.low],
  close: [...older.close, ...newer.close],
  volume: [...older.volume, ...newer.volume],
  older: older.older,
  simulatedFrom: newer.simulatedFrom === 0 ? older.simulatedFrom : newer.simulatedFrom + older.time.length,
});

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
  const loadOlder = useCallback(() => {
    const before = bars?.time[0];
    if (!bars?.older || before === undefined || loading.current) return;
    loading.current = true;
    call('bars.get', { instrumentId, timeframe, before, limit: PAGE })
      .then((older) => setBars((now) => (now === bars ? joined(older, now) : now)))
      .catch(() => undefined)
      .finally(() => {
        loading.current = false;
      });
  }, [bars, instrumentId, timeframe]);
  return { bars, error, retry: () => setAttempt((now) => now + 1), loadOlder };
}

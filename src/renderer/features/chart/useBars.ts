/** Loads the bars of one instrument and timeframe; again when history was imported or the connection came back. */
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useBarsVersion } from '../../state/bars.ts';
import { useSession } from '../../state/session.ts';

export interface LoadedBars {
  readonly bars: BarsView | null;
  readonly error: AppError | null;
  readonly retry: () => void;
}

export function useBars(instrumentId: string, timeframe: Timeframe): LoadedBars {
  const [bars, setBars] = useState<BarsView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const version = useBarsVersion((state) => state.version);
  const connected = useSession((state) => state.connection === 'open');
  useEffect(() => {
    if (!connected) return;
    let wanted = true;
    call('bars.get', { instrumentId, timeframe })
      .then((result) => {
        if (!wanted) return;
        setBars(result);
        setError(null);
      })
      .catch((thrown: unknown) => wanted && setError(errorOf(thrown)));
    return () => {
      wanted = false;
    };
  }, [instrumentId, timeframe, version, connected, attempt]);
  return { bars, error, retry: () => setAttempt((now) => now + 1) };
}

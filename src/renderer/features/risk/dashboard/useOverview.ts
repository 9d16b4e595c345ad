/** Where the account stands, asked for again about once a second while it is looked at, and at once when trading is limited. */
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { RiskOverview } from '#contract/risk-views.ts';
import { call, errorOf } from '../../../client/index.ts';
import { useSession } from '../../../state/session.ts';

const REFRESH_MS = 1_000;

export function useOverview() {
  const [view, setView] = useState<RiskOverview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const connected = useSession((state) => state.connection === 'open');
  const status = useSession((state) => state.status);
  const trading = status?.trading;
  const rules = status?.rules;
  useEffect(() => {
    if (!connected) return;
    let wanted = true;
    let asking = false;
    const ask = () => {
      if (asking || document.hidden) return;
      asking = true;
      call('risk.overview', {})
        .then((result) => {
          if (!wanted) return;
          setView(result);
          setError(null);
        })
        .catch((thrown: unknown) => wanted && setError(errorOf(thrown)))
        .finally(() => (asking = false));
    };
    ask();
    const timer = setInterval(ask, REFRESH_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      wanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [connected, trading, rules]);
  return { view, error, stale: !connected };
}

/**
 * A replay session's chart follows its tape: with every step the bars that changed are asked for, one question at a time,
 * however fast the tape plays. What comes back is never beyond where the tape is.
 */
import { useEffect, useRef } from 'react';
import type { BarsView } from '#contract/market-views.ts';
import { call } from '../../client/index.ts';
import { useSession } from '../../state/session.ts';

/** More than this is drawn as a whole. */
const MOST = 2_000;

export interface TailDrawing {
  /** One bar after the other, the last known one first. */
  readonly update: (tail: BarsView) => void;
  readonly replace: () => void;
}

export function useTail(bars: BarsView | null, { update, replace }: TailDrawing): void {
  const position = useSession((state) => (state.deck ? (state.clock?.position ?? 0) : null));
  const busy = useRef(false);
  const wanted = useRef<number | null>(null);
  const last = useRef<number | undefined>(undefined);
  useEffect(() => {
    last.current = bars?.time.at(-1);
  }, [bars]);
  useEffect(() => {
    if (position === null || !bars || bars.newer) return;
    wanted.current = position;
    const ask = (): void => {
      if (busy.current || wanted.current === null) return;
      wanted.current = null;
      busy.current = true;
      const { instrumentId, timeframe } = bars;
      const since = last.current;
      call('bars.get', { instrumentId, timeframe, limit: MOST, ...(since === undefined ? {} : { since }) })
        .then((tail) => {
          if (last.current !== since) return;
          // The bar that was the last is among them, unless there were too many since.
          const first = tail.time[0];
          if (first === undefined) return;
          if (since === undefined || first > since) replace();
          else update(tail);
          last.current = tail.time.at(-1);
        })
        .catch(() => undefined)
        .finally(() => {
          busy.current = false;
          ask();
        });
    };
    ask();
  }, [position, bars, update, replace]);
}

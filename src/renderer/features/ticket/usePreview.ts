/** Asks the engine what the ticket would do, shortly after the ticket, the quote or the account changed. */
import { useEffect, useRef, useState } from 'react';
import type { Ticket } from '#contract/calls.ts';
import type { PreviewView } from '#contract/views.ts';
import { call } from '../../client/index.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useTrading } from '../../state/trading.ts';

const WAIT_MS = 80;

export interface Preview {
  readonly view: PreviewView;
  /** The ticket it was made for, as a key. */
  readonly key: string;
}

export function usePreview(ticket: Ticket | null): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  const key = ticket ? JSON.stringify(ticket) : '';
  const latest = useRef(key);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const quote = useMarket((state) => {
    const current = ticket ? state.quotes[ticket.instrumentId] : undefined;
    return current
      ? `${current.bid} ${current.ask} ${current.last} ${current.bidQuantity} ${current.askQuantity}`
      : '';
  });
  const account = useTrading((state) => state.account);
  const status = useSession((state) => state.status);

  useEffect(() => {
    latest.current = key;
    if (key === '') return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const asked = latest.current;
      if (asked === '') return;
      call('orders.preview', { ticket: JSON.parse(asked) as Ticket })
        .then((view) => asked === latest.current && setPreview({ view, key: asked }))
        .catch(() => setPreview(null));
    }, WAIT_MS);
  }, [key, quote, account, status]);

  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return ticket ? preview : null;
}

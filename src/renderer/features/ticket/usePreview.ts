/** Asks the engine what the ticket would do, shortly after the ticket, the quote or the account changed. */
import { useEffect, useRef, useState } from 'react';
import type { PreviewView } from '#contract/preview-views.ts';
import type { Denial } from '#core/model/denial.ts';
import { call } from '../../client/index.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useTrading } from '../../state/trading.ts';
import type { Request } from './draft.ts';

const WAIT_MS = 80;

export interface Preview {
  /** Of the group, or of its first order that is denied. */
  readonly denial: Denial | null;
  /** One of each order, the ticket's own first. */
  readonly legs: readonly PreviewView[];
  /** The request it was made for, as a key. */
  readonly key: string;
}

async function ask(key: string): Promise<Preview> {
  const request = JSON.parse(key) as Request;
  if (request.kind === 'single') {
    const view = await call('orders.preview', { ticket: request.ticket });
    return { denial: view.denial, legs: [view], key };
  }
  const { group, legs } = request;
  return { ...(await call('orders.previewGroup', { group, legs })), key };
}

const instrumentOf = (request: Request): string =>
  request.kind === 'single' ? request.ticket.instrumentId : (request.legs[0]?.ticket.instrumentId ?? '');

export function usePreview(request: Request | null): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  const key = request ? JSON.stringify(request) : '';
  const latest = useRef(key);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const quote = useMarket((state) => {
    const current = request ? state.quotes[instrumentOf(request)] : undefined;
    return current
      ? `${current.bid} ${current.ask} ${current.last} ${current.bidQuantity} ${current.askQuantity} ${current.phase}`
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
      ask(asked)
        .then((answer) => asked === latest.current && setPreview(answer))
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
  return request ? preview : null;
}

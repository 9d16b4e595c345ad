/** Whether something was filled meanwhile: a tearsheet of the account that is open is asked for again then, once a second at most. */
import { useEffect, useRef, useState } from 'react';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { OrderView } from '#contract/views.ts';
import { useSession } from '../../../state/session.ts';
import { useTrading } from '../../../state/trading.ts';

type Orders = Readonly<Record<string, OrderView>>;

const WAIT_MS = 1_000;

let known: { readonly orders: Orders; readonly fills: string } = { orders: {}, fills: '' };

/** Another text whenever an order was filled further; the store changes far more often than its orders do. */
function fillsOf({ orders }: { readonly orders: Orders }): string {
  if (known.orders !== orders) {
    const filled = Object.values(orders).filter((order) => order.filled > 0);
    const sum = filled.reduce((total, order) => total + order.filled, 0);
    known = { orders, fills: `${filled.length} ${sum}` };
  }
  return known.fills;
}

/** Nothing of what is over: runs, accounts and sessions that are not open. */
export function useFills(subject: ReportSubject): string {
  const open = useSession(
    ({ status }) => subject.kind !== 'run' && (subject.stream === null || subject.stream === status?.stream),
  );
  const fills = useTrading(fillsOf);
  const [told, setTold] = useState(fills);
  const latest = useRef(fills);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = fills;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setTold(latest.current);
    }, WAIT_MS);
  }, [fills]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return open ? told : '';
}

/**
 * The answer of a question to the engine, asked again, at most every so often, while what it is about may have changed: the
 * account, positions, orders or the workspace. Invariant: what is given was answered to the question as it is asked now.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Params, ResultOf } from '#contract/calls.ts';
import type { AppError } from '#contract/errors.ts';
import { call, errorOf } from '../client/index.ts';
import { useSession } from './session.ts';
import { useTrading } from './trading.ts';

const WAIT_MS = 400;

export interface Live<T> {
  /** Null until the first answer. */
  readonly value: T | null;
  readonly error: AppError | null;
}

/** Null parameters ask nothing. */
export function useLive<N extends CallName>(
  name: N,
  params: Params<N> | null,
  waitMs = WAIT_MS,
): Live<ResultOf<N>> {
  const key = params === null ? '' : JSON.stringify(params);
  const [held, setHeld] = useState<{ readonly key: string } & Live<ResultOf<N>>>();
  const latest = useRef(key);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const account = useTrading((state) => state.account);
  const positions = useTrading((state) => state.positions);
  const orders = useTrading((state) => state.orders);
  const status = useSession((state) => state.status);
  const online = useSession((state) => state.connection === 'open');

  const ask = useCallback(() => {
    timer.current = undefined;
    const asked = latest.current;
    if (asked === '') return;
    call(name, JSON.parse(asked) as Params<N>)
      .then((value) => asked === latest.current && setHeld({ key: asked, value, error: null }))
      .catch((thrown: unknown) => {
        const error = errorOf(thrown);
        if (asked === latest.current && error.code !== 'DISCONNECTED')
          setHeld({ key: asked, value: null, error });
      });
  }, [name]);

  useEffect(() => {
    latest.current = key;
    if (online) ask();
  }, [key, online, ask]);
  useEffect(() => {
    timer.current ??= setTimeout(ask, waitMs);
  }, [account, positions, orders, status, waitMs, ask]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  const answered = held?.key === key && key !== '';
  return { value: answered ? held.value : null, error: answered ? held.error : null };
}

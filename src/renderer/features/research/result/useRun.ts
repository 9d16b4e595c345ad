/** A run with everything that is kept of it, asked for again when its state changes; lists of it page by page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { RunDetail } from '#contract/research-views.ts';
import { call, errorOf } from '../../../client/index.ts';
import { useRuns } from '../../../state/research.ts';
import { useCall } from '../../data/useCall.ts';

export function useRun(id: string): { readonly value: RunDetail | null; readonly error: AppError | null } {
  const status = useRuns((state) => state.runs[id]?.status);
  return useCall(`${id} ${status ?? ''}`, () => call('runs.get', { id }));
}

const PAGE = 500;

export interface Paged<T> {
  readonly rows: readonly T[];
  readonly total: number | null;
  readonly error: AppError | null;
  readonly more: () => void;
}

/** Rows from the beginning, and more of them when the end is reached. `key` names what is listed. */
export function usePaged<T>(
  key: string,
  ask: (from: number, limit: number) => Promise<{ readonly rows: readonly T[]; readonly total: number }>,
): Paged<T> {
  const [held, setHeld] = useState<Omit<Paged<T>, 'more'> & { readonly key: string }>({
    key: '',
    rows: [],
    total: null,
    error: null,
  });
  const asking = useRef('');
  const question = useRef(ask);
  useEffect(() => {
    question.current = ask;
  });
  const load = useCallback(
    (from: number) => {
      const name = `${key} ${from}`;
      if (asking.current === name) return;
      asking.current = name;
      question
        .current(from, PAGE)
        .then(({ rows, total }) =>
          setHeld((now) => {
            if (from > 0 && (now.key !== key || now.rows.length !== from)) return now;
            return { key, rows: from === 0 ? rows : [...now.rows, ...rows], total, error: null };
          }),
        )
        .catch((thrown: unknown) => setHeld({ key, rows: [], total: null, error: errorOf(thrown) }));
    },
    [key],
  );
  useEffect(() => load(0), [load]);
  const { rows, total, error } =
    held.key === key ? held : { rows: [] as readonly T[], total: null, error: null };
  return {
    rows,
    total,
    error,
    more: () => {
      if (total !== null && rows.length < total) load(rows.length);
    },
  };
}

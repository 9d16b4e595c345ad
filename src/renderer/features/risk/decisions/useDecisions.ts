/** Decisions found by a search, newest first: the newest page grows while one looks, older pages come as they are asked for. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { DecisionView } from '#contract/risk-views.ts';
import { call, errorOf } from '../../../client/index.ts';
import { useSession } from '../../../state/session.ts';

const PAGE = 200;
const REFRESH_MS = 1_000;
const TYPING_MS = 200;

export type Outcome = DecisionView['outcome'];
export interface Wanted {
  readonly search: string;
  readonly outcome: Outcome | null;
}
interface Held {
  readonly key: string;
  /** Null until the first page arrived. */
  readonly rows: readonly DecisionView[] | null;
  readonly complete: boolean;
}

const keyOf = ({ search, outcome }: Wanted, stream: string): string => `${stream} ${outcome ?? ''} ${search}`;

/** The newest page in front of what is held; alone where more came in between than fits one page. */
function withNewest(held: Held, key: string, page: readonly DecisionView[]): Held {
  const complete = page.length < PAGE;
  if (held.key !== key || !held.rows) return { key, rows: page, complete };
  const latest = held.rows[0]?.seq ?? 0;
  const fresh = page.filter((row) => row.seq > latest);
  if (fresh.length === 0) return held;
  if (fresh.length === PAGE) return { key, rows: page, complete: false };
  return { ...held, rows: [...fresh, ...held.rows] };
}

function withOlder(held: Held, key: string, page: readonly DecisionView[]): Held {
  if (held.key !== key || !held.rows) return held;
  const oldest = held.rows.at(-1)?.seq ?? Infinity;
  return {
    key,
    rows: [...held.rows, ...page.filter((row) => row.seq < oldest)],
    complete: page.length < PAGE,
  };
}

/** A text as it is once nobody has typed for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useDecisions(wanted: Wanted) {
  const { search, outcome } = wanted;
  const stream = useSession((state) => state.status?.stream ?? '');
  const connected = useSession((state) => state.connection === 'open');
  const key = keyOf(wanted, stream);
  const [held, setHeld] = useState<Held>({ key, rows: null, complete: false });
  const [error, setError] = useState<AppError | null>(null);
  const loading = useRef(false);

  const fetchPage = useCallback(
    (before: number | null): Promise<void> =>
      call('risk.decisions', { search, outcome, before, limit: PAGE })
        .then((page) => {
          setHeld((now) => (before === null ? withNewest : withOlder)(now, key, page));
          setError(null);
        })
        .catch((thrown: unknown) => setError(errorOf(thrown))),
    [search, outcome, key],
  );

  useEffect(() => {
    if (!connected) return;
    const newest = () => {
      if (!document.hidden) void fetchPage(null);
    };
    newest();
    const timer = setInterval(newest, REFRESH_MS);
    return () => clearInterval(timer);
  }, [fetchPage, connected]);

  const rows = held.key === key ? held.rows : null;
  const complete = held.key === key && held.complete;
  const loadOlder = () => {
    const oldest = rows?.at(-1)?.seq;
    if (loading.current || complete || oldest === undefined) return;
    loading.current = true;
    void fetchPage(oldest).finally(() => (loading.current = false));
  };
  return { rows, error, complete, loadOlder };
}

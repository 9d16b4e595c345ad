/** What a query answers, asked again whenever its key changes; null while it is under way. */
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import { errorOf } from '../../client/index.ts';

interface Answer<T> {
  readonly key: string;
  readonly value: T | null;
  readonly error: AppError | null;
}

/** `ask` is asked for each new `key`; an answer that comes too late is passed over. */
export function useCall<T>(key: string, ask: () => Promise<T>): Omit<Answer<T>, 'key'> {
  const [answer, setAnswer] = useState<Answer<T>>({ key: '', value: null, error: null });
  useEffect(() => {
    let current = true;
    ask()
      .then((value) => current && setAnswer({ key, value, error: null }))
      .catch((thrown: unknown) => current && setAnswer({ key, value: null, error: errorOf(thrown) }));
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for everything that is asked
  }, [key]);
  return answer.key === key ? answer : { value: null, error: null };
}

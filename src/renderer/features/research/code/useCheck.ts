/** What is wrong with a text as it is being written: asked when typing rests, answered for the text as it stands. */
import { useEffect, useState } from 'react';
import type { StrategyCheck } from '#contract/research-views.ts';
import type { StrategyKind } from '#contract/research-calls.ts';
import { call } from '../../../client/index.ts';

const REST_MS = 350;

export interface Checked {
  /** Null until the first answer. */
  readonly check: StrategyCheck | null;
  /** The answer is not about the text as it stands. */
  readonly stale: boolean;
}

/** A null text asks nothing. */
export function useCheck(kind: StrategyKind, name: string, text: string | null): Checked {
  const [held, setHeld] = useState<{ readonly text: string; readonly check: StrategyCheck } | null>(null);
  useEffect(() => {
    if (text === null || text.trim() === '') return;
    let wanted = true;
    const timer = setTimeout(() => {
      call('strategies.check', { kind, source: text, fileName: name })
        .then((check) => wanted && setHeld({ text, check }))
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [kind, name, text]);
  return { check: held?.check ?? null, stale: held?.text !== text };
}

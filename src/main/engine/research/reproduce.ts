/** Whether what a run was made of is still there. */
import { AppFailure } from '#contract/errors.ts';
import type { Fingerprint, Reproduction } from '#contract/research-views.ts';

type Missing = Reproduction['missing'];

export function differences(before: Fingerprint, now: Fingerprint): Missing {
  const data = before.data.flatMap(({ symbol, sha256 }, index) => {
    const found = now.data[index]?.sha256 ?? null;
    return found === sha256 ? [] : [{ what: 'series' as const, name: symbol, wanted: sha256, found }];
  });
  const strategies = before.strategies.flatMap(({ name, hash }, index) => {
    const found = now.strategies[index]?.hash ?? null;
    return found === hash ? [] : [{ what: 'strategy' as const, name, wanted: hash, found }];
  });
  const engine =
    before.engine === now.engine
      ? []
      : [{ what: 'engine' as const, name: 'Tapedeck', wanted: before.engine, found: now.engine }];
  return [...data, ...strategies, ...engine];
}

/** What kept the run from being made again. Throws what is no answer to that. `series`: the stored ids, in the order of `data`. */
export function missingOf(
  error: unknown,
  { data, strategies }: Fingerprint,
  series: readonly number[],
): Missing {
  if (!(error instanceof AppFailure)) throw error;
  const { params, code } = error.error;
  const name = String(params['symbol'] ?? params['what'] ?? '');
  if (!['NOT_FOUND', 'UNKNOWN_SYMBOL', 'REPLAY_EMPTY', 'ACTION_DOES_NOT_FIT'].includes(code)) throw error;
  const ofStrategy = /^(strategy|version|built-in)/.test(name);
  if (ofStrategy) {
    const wanted = strategies.map(({ hash }) => hash).join(', ');
    return [{ what: 'strategy', name, wanted, found: null }];
  }
  // A series that is gone is named by its number; people know its symbol.
  const gone = data[series.findIndex((id) => name === `series ${id}`)];
  const wanted = gone?.sha256 ?? data.map(({ sha256 }) => sha256).join(', ');
  return [{ what: 'series', name: gone?.symbol ?? name, wanted, found: null }];
}

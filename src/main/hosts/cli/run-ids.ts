/** Which run is meant: by its id, by the code that screens and lists show, or by the beginning of either. */
import { AppFailure } from '#contract/errors.ts';
import type { RunView } from '#contract/research-views.ts';
import type { Session } from '#engine/client/client.ts';
import { misused } from './options.ts';

/** Shorter beginnings are typing mistakes. */
const SHORTEST = 3;
const NAMED = 5;

/** Runs that come out alike have one fingerprint and one journal: any of them will do, so the newest. */
export async function runIdOf({ call }: Session, given: string): Promise<string> {
  const runs = await call('runs.list', { hidden: true });
  const text = given.toLowerCase();
  if (runs.some(({ id }) => id === text)) return text;
  if (text.length < SHORTEST) throw new AppFailure('NOT_FOUND', { what: `run ${given}` });
  const codes: ((run: RunView) => string | null)[] = [
    ({ id }) => id,
    ({ fingerprint }) => fingerprint,
    ({ resultHash }) => resultHash,
  ];
  const found = new Map<string, RunView>();
  for (const code of codes)
    for (const run of runs) {
      const whole = code(run);
      if (whole?.startsWith(text) && !found.has(whole)) found.set(whole, run);
    }
  const ids = [...new Set(Array.from(found.values(), ({ id }) => id))];
  const [only] = ids;
  if (only === undefined) throw new AppFailure('NOT_FOUND', { what: `run ${given}` });
  if (ids.length > 1) throw misused('ID', given, 'accepts.run', { ids: ids.slice(0, NAMED).join(', ') });
  return only;
}

export async function runIdsOf(session: Session, given: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const each of given) ids.push(await runIdOf(session, each));
  return ids;
}

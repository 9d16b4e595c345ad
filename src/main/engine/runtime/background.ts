/** Verifies the part of the journal that start-up took on trust, a slice at a time between other work. */
import { checkRow, genesis, readRows, type Head } from '#store/journal.ts';
import type { Runtime } from './runtime.ts';

/** A page of the journal's reader. */
const SLICE = 1_000;

/** Calls `damaged` (after marking the runtime) on the first broken entry. Returns how to stop early. */
export function verifyInBackground(runtime: Runtime, damaged: () => void): () => void {
  const { stream, unverified, store } = runtime;
  let stopped = unverified.seq === 0;
  let head: Head = { seq: 0, hash: genesis(stream) };

  const slice = (): string | null => {
    for (let count = 0; count < SLICE && head.seq < unverified.seq;) {
      const rows = readRows(store.db, stream, head.seq);
      for (const row of rows) {
        const problem = checkRow(row, head);
        if (problem) return `stream ${stream}, entry ${problem.seq}: ${problem.what}`;
        head = { seq: row.seq, hash: row.hash };
        count += 1;
        if (count >= SLICE || head.seq >= unverified.seq) break;
      }
      if (count === 0) return `stream ${stream}: entries after ${head.seq} are missing`;
    }
    if (head.seq >= unverified.seq && head.hash !== unverified.hash)
      return `stream ${stream}: the snapshot belongs to another journal`;
    return null;
  };

  const work = (): void => {
    if (stopped) return;
    let problem: string | null;
    try {
      problem = slice();
    } catch (error) {
      problem = `stream ${stream}: ${(error as Error).message}`;
    }
    if (problem !== null) {
      runtime.damage ??= problem;
      stopped = true;
      return damaged();
    }
    if (head.seq >= unverified.seq) stopped = true;
    else setTimeout(work, 5);
  };
  if (!stopped) setTimeout(work, 50);
  return () => {
    stopped = true;
  };
}

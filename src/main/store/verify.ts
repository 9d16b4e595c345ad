/** `journal verify`: the chain of every stream, and that projections rebuilt from it equal the stored ones. */
import type { VerifyReport } from '#contract/verify-report.ts';
import { openMemory, type Readable, type Writable } from './database.ts';
import { eventOf, genesis, holdsEntry, listStreams, missingEntry, readRows, verifyChain } from './journal.ts';
import { PROJECTED_TABLES, PROJECTION_VERSION, Projector } from './projections/project.ts';
import { snapshotHeads } from './snapshots.ts';

/** Projects every event of every stream into an empty set of tables. */
function projectAll(from: Readable, into: Writable): void {
  const projector = new Projector(into);
  into.transaction(() => {
    for (const { stream } of listStreams(from)) {
      for (const row of readRows(from, stream, 0)) projector.project(stream, row.seq, eventOf(row));
    }
  })();
}

const columnsOf = (db: Readable, table: string): string =>
  (db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[])
    .map(({ name }) => name)
    .join(', ');

function* rowsOf(db: Readable, table: string): Generator<string> {
  const columns = columnsOf(db, table);
  for (const row of db.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${columns}`).raw().iterate())
    yield JSON.stringify(row);
}

/** Compares a table row by row; returns the first difference. */
function compareTable(
  stored: Readable,
  rebuilt: Readable,
  table: string,
): { rows: number; problem: string | null } {
  const theirs = rowsOf(rebuilt, table);
  let rows = 0;
  for (const mine of rowsOf(stored, table)) {
    rows += 1;
    const other = theirs.next();
    if (other.value === mine) continue;
    theirs.return(undefined);
    return {
      rows,
      problem: `table ${table}, row ${rows}: stored ${mine}, rebuilt ${other.value ?? 'nothing'}`,
    };
  }
  const extra = theirs.next();
  theirs.return(undefined);
  return { rows, problem: extra.done ? null : `table ${table}: row ${extra.value} is missing` };
}

function unbalanced(db: Readable): string[] {
  const rows = db
    .prepare(
      'SELECT stream, currency, SUM(amount) AS sum FROM ledger GROUP BY stream, currency HAVING SUM(amount) <> 0',
    )
    .all();
  return (rows as { stream: string; currency: string; sum: number }[]).map(
    ({ stream, currency, sum }) => `stream ${stream}: the ledger is out of balance by ${sum} ${currency}`,
  );
}

export function verifyWorkspace(db: Readable): VerifyReport {
  const problems: string[] = [];
  const streams = listStreams(db).map(({ stream, events }) => {
    const { problem } = verifyChain(db, stream, { seq: 0, hash: genesis(stream) });
    if (problem) problems.push(`stream ${stream}, entry ${problem.seq}: ${problem.what}`);
    const lost = snapshotHeads(db, stream).find((head) => !holdsEntry(db, stream, head));
    if (!problem && lost) problems.push(missingEntry(stream, lost));
    return { stream, events, ok: problem === null && lost === undefined };
  });
  const projections: { table: string; rows: number; ok: boolean }[] = [];
  if (problems.length === 0) {
    const rebuilt = openMemory();
    projectAll(db, rebuilt);
    for (const table of projectionVersion(db) === PROJECTION_VERSION ? PROJECTED_TABLES : []) {
      const { rows, problem } = compareTable(db, rebuilt, table);
      if (problem) problems.push(problem);
      projections.push({ table, rows, ok: problem === null });
    }
    problems.push(...unbalanced(rebuilt));
    rebuilt.close();
  }
  return { ok: problems.length === 0, streams, projections, problems };
}

/** Which way of projecting made the stored tables; those of another version are not compared. */
const projectionVersion = (db: Readable): number => db.prepare('PRAGMA user_version').pluck().get() as number;

/** Drops the projections and makes them again from the journal. */
export function rebuildProjections(db: Writable): void {
  db.transaction(() => {
    for (const table of PROJECTED_TABLES) db.exec(`DELETE FROM ${table}`);
    projectAll(db, db);
    db.exec(`PRAGMA user_version = ${PROJECTION_VERSION}`);
  })();
}

/**
 * Makes the projections again where another version of the program made them. A journal that cannot be read leaves them
 * as they are: opening goes on to say what is wrong with it.
 */
export function renewProjections(db: Writable): void {
  if (projectionVersion(db) === PROJECTION_VERSION) return;
  try {
    rebuildProjections(db);
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_FULL')) throw error;
  }
}

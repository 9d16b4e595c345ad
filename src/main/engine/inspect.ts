/** Calls on a workspace that no engine may open: verify a damaged or locked journal, restore from a backup. */
import type { CallName } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Reply, Request } from '#contract/wire.ts';
import { existsSync } from 'node:fs';
import { restoreFrom } from '#store/backup.ts';
import { openReadOnly } from '#store/database.ts';
import { listEntries, listStreams } from '#store/journal.ts';
import { workspacePlace } from '#store/place.ts';
import { currentStream } from '#store/store.ts';
import { verifyWorkspace } from '#store/verify.ts';
import { errorOf } from './engine.ts';

type Inspection = (folder: string, params: Record<string, never>) => unknown;

function reading<T>(folder: string, work: (db: ReturnType<typeof openReadOnly>) => T): T {
  const { file } = workspacePlace(folder);
  if (!existsSync(file)) throw new AppFailure('NOT_FOUND', { what: file });
  const db = openReadOnly(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const inspections: Partial<Record<CallName, Inspection>> = {
  'journal.verify': (folder) => reading(folder, verifyWorkspace),
  'streams.list': (folder) =>
    reading(folder, (db) => {
      const current = currentStream(db);
      return listStreams(db).map((stream) => ({ ...stream, current: stream.stream === current }));
    }),
  'journal.list': (folder, { stream, before, limit }) =>
    reading(folder, (db) => listEntries(db, stream ?? currentStream(db) ?? '', before ?? null, limit ?? 100)),
  'workspace.restore': (folder, { file }) => restoreFrom(folder, file as unknown as string),
};

export function inspect(folder: string, { id, name, params }: Request): Reply {
  try {
    const inspection = inspections[name as CallName];
    if (!inspection) throw new AppFailure('READ_ONLY');
    return { id, ok: true, result: inspection(folder, params as Record<string, never>) };
  } catch (error) {
    return { id, ok: false, error: errorOf(error, workspacePlace(folder).file) };
  }
}

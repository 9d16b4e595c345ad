/**
 * The workspace store the engine uses: one open file, one lock. A journal append, its projections, finished bars and
 * snapshots share one transaction; when it returns, they are on the disk.
 */
import type { JournalEvent } from '#core/model/events.ts';
import type { BarView } from '#contract/market-views.ts';
import { appendLive } from './bars.ts';
import {
  openDatabase,
  openMemory,
  prepared,
  storeFailure,
  type Readable,
  type Writable,
} from './database.ts';
import { appendEvents, journalHead, type Head } from './journal.ts';
import { prepareFolder, takeLock, workspacePlace, writeOwner, type WorkspacePlace } from './place.ts';
import { Projector } from './projections/project.ts';
import { dropLooseBodies } from './series.ts';
import { writeSnapshot } from './snapshots.ts';
import { renewProjections } from './verify.ts';

/** What a command led to. */
export interface CommandEvents {
  readonly commandId: string;
  readonly events: readonly JournalEvent[];
}

export interface LiveBars {
  readonly instrumentId: string;
  readonly timeframe: '1m' | '1d';
  readonly bars: readonly BarView[];
}

export interface Snapshot {
  /** Names the tape its live bars are of: they go on from stream to stream. */
  readonly tape: string;
  readonly position: number;
  readonly body: string;
  readonly liveBars: readonly LiveBars[];
}

/** The stream the workspace last traded on; null in a new one. */
export function currentStream(db: Readable): string | null {
  const row = prepared(db, "SELECT value FROM settings WHERE key = 'stream'").get() as
    { value: string } | undefined;
  return row ? (JSON.parse(row.value) as string) : null;
}

export class Store {
  readonly place: WorkspacePlace;
  readonly db: Writable;
  private readonly lock: { release(): void };
  private readonly projector: Projector;

  private constructor(place: WorkspacePlace, db: Writable, lock: { release(): void }) {
    this.place = place;
    this.db = db;
    this.lock = lock;
    this.projector = new Projector(db);
  }

  static open(folder: string): Store {
    const place = workspacePlace(folder);
    prepareFolder(place);
    const lock = takeLock(place);
    try {
      const store = new Store(place, openDatabase(place.file), lock);
      store.write(() => {
        renewProjections(store.db);
        dropLooseBodies(store.db);
      });
      writeOwner(place, { pid: process.pid, socket: null });
      return store;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** A store in memory: for work that needs no workspace, and for showing a damaged one's message. */
  static memory(folder = ':memory:'): Store {
    const store = new Store(workspacePlace(folder), openMemory(), { release: () => {} });
    renewProjections(store.db);
    return store;
  }

  currentStream(): string | null {
    return currentStream(this.db);
  }

  setCurrentStream(stream: string): void {
    this.setSetting('stream', stream);
  }

  setSetting(key: string, value: unknown): void {
    this.write(() =>
      this.db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(key, JSON.stringify(value)),
    );
  }

  settings(): Record<string, unknown> {
    const rows = this.db.prepare('SELECT key, value FROM settings').all() as { key: string; value: string }[];
    return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]));
  }

  head(stream: string): Head {
    return journalHead(this.db, stream);
  }

  /** Appends, projects and writes what goes `alongside` in one transaction. Fails whole: nothing is kept of it. */
  append(
    stream: string,
    head: Head,
    events: readonly JournalEvent[],
    commandId: string,
    alongside: () => void = () => {},
  ): Head {
    return this.write(() =>
      this.db.transaction(() => {
        alongside();
        const after = appendEvents(this.db, stream, head, events, commandId);
        events.forEach((event, index) => this.projector.project(stream, head.seq + 1 + index, event));
        return after;
      })(),
    );
  }

  /** A new stream's first entries and snapshot, and the switch to it, in one transaction. */
  beginStream(
    stream: string,
    entries: readonly CommandEvents[],
    snapshot: Snapshot,
    alongside: () => void = () => {},
  ): Head {
    return this.write(() =>
      this.db.transaction(() => {
        let head = this.head(stream);
        for (const { commandId, events } of entries) head = this.append(stream, head, events, commandId);
        alongside();
        this.snapshot(stream, head, snapshot);
        this.setCurrentStream(stream);
        return head;
      })(),
    );
  }

  snapshot(stream: string, head: Head, snapshot: Snapshot): void {
    this.write(() =>
      this.db.transaction(() => {
        for (const { instrumentId, timeframe, bars } of snapshot.liveBars) {
          appendLive(this.db, snapshot.tape, instrumentId, timeframe, bars);
        }
        writeSnapshot(this.db, stream, head, snapshot.position, snapshot.body);
      })(),
    );
  }

  /** Runs a write and turns SQLite's failures into ours. */
  write<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, this.place.file);
    }
  }

  close(): void {
    try {
      this.db.close();
    } finally {
      this.lock.release();
    }
  }
}

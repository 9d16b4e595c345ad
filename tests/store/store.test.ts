/** The workspace file: append-only, chained, migrated, locked, and honest about damage. */
import { usdVnd } from '#core/units/fx-rate.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '#contract/errors.ts';
import { backupTo, restoreFrom, verifyFile } from '#store/backup.ts';
import { appendLive, liveBars } from '#store/bars.ts';
import { openDatabase } from '#store/database.ts';
import { genesis, journalHead, verifyChain } from '#store/journal.ts';
import { migrate } from '#store/migrate.ts';
import { MIGRATIONS } from '#store/migrations/list.ts';
import { networkKind, workspacePlace } from '#store/place.ts';
import { latestSnapshot, writeSnapshot } from '#store/snapshots.ts';
import { Store } from '#store/store.ts';
import { currentVersion, readEvent, type Upcaster } from '#store/upcasters.ts';
import { rebuildProjections, verifyWorkspace } from '#store/verify.ts';
import { Bench, FPT } from '../support/kernel.ts';
import { temporaryFolder } from '../support/workspace.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'nothing thrown';
}

/** A workspace holding a short real journal. */
function written(folder: string): Store {
  const bench = new Bench().openAccount().quote(FPT, 'ask', [95_500, 300]);
  bench.place(FPT, 'buy', 200, 95_500);
  bench.place(FPT, 'buy', 200, 95_000);
  bench.replace('O2', null, 100);
  bench.place(FPT, 'buy', 150, 95_000);
  bench.cancel('O2');
  const store = Store.open(folder);
  store.append('account-1', store.head('account-1'), bench.journal, 'c1');
  return store;
}

/** Changes a row behind the triggers' back, as a failing disk would. */
function damage(file: string, sql: string): void {
  const db = new Database(file);
  db.exec('DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;');
  db.exec(sql);
  db.close();
}

describe('journal', () => {
  test('refuses UPDATE and DELETE', () => {
    const store = written(temporaryFolder());
    expect(() => store.db.exec("UPDATE journal SET payload = '{}'")).toThrow('append-only');
    expect(() => store.db.exec('DELETE FROM journal')).toThrow('append-only');
    store.close();
  });

  test.each([
    [
      'a changed byte',
      "UPDATE journal SET payload = replace(payload, '95000', '95001') WHERE seq = 5",
      'its content does not match its hash',
    ],
    ['a missing entry', 'DELETE FROM journal WHERE seq = 4', 'entry 4 is missing'],
    [
      'a forged entry',
      "UPDATE journal SET previous_hash = 'x' WHERE seq = 6",
      'the chain to the entry before is broken',
    ],
  ])('finds %s', (_name, sql, what) => {
    const folder = temporaryFolder();
    written(folder).close();
    const { file } = workspacePlace(folder);
    damage(file, sql);
    const report = verifyFile(file);
    expect(report.ok).toBe(false);
    expect(report.problems.join()).toContain(what);
  });

  test('a sound journal verifies, and its projections equal the rebuilt ones', () => {
    const store = written(temporaryFolder());
    const report = verifyWorkspace(store.db);
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.projections.find(({ table }) => table === 'orders')?.rows).toBe(3);
    store.db.exec("UPDATE orders SET filled = 199 WHERE id = 'O1'");
    const changed = verifyWorkspace(store.db);
    expect(changed.problems.join()).toContain('table orders');
    rebuildProjections(store.db);
    expect(verifyWorkspace(store.db).ok).toBe(true);
    store.close();
  });

  test('an end that is gone is missed where a snapshot knows of it', () => {
    const folder = temporaryFolder();
    const store = written(folder);
    const head = store.head('account-1');
    store.snapshot('account-1', head, { tape: 't', position: 0, body: '{}', liveBars: [] });
    expect(verifyWorkspace(store.db)).toMatchObject({ ok: true, problems: [] });
    store.close();
    damage(workspacePlace(folder).file, `DELETE FROM journal WHERE seq = ${head.seq}`);
    const again = Store.open(folder);
    rebuildProjections(again.db);
    expect(verifyWorkspace(again.db).problems).toEqual([
      `stream account-1: a snapshot was made at entry ${head.seq}, and the journal does not hold that entry`,
    ]);
    again.close();
  });

  test('an append that fails keeps nothing of it', () => {
    const store = written(temporaryFolder());
    const head = store.head('account-1');
    const bench = new Bench().openAccount();
    bench.place(FPT, 'buy', 100, 95_000);
    // The same order number again breaks the projection half-way through the transaction.
    expect(codeOf(() => store.append('account-1', head, bench.journal, 'c2'))).toBe('STORE_FAILED');
    expect(store.head('account-1')).toEqual(head);
    store.close();
  });

  test('a full disk is named and nothing is half written', () => {
    const store = written(temporaryFolder());
    const head = store.head('account-1');
    const pages = store.db.pragma('page_count', { simple: true }) as number;
    store.db.pragma(`max_page_count = ${pages}`);
    const bench = new Bench().openAccount();
    for (let row = 0; row < 400; row += 1) bench.place(FPT, 'buy', 100, 95_000);
    expect(codeOf(() => store.append('account-2', store.head('account-2'), bench.journal, 'c3'))).toBe(
      'DISK_FULL',
    );
    store.db.pragma('max_page_count = 1000000');
    expect(journalHead(store.db, 'account-2').seq).toBe(0);
    expect(verifyChain(store.db, 'account-1', { seq: 0, hash: genesis('account-1') }).head).toEqual(head);
    store.close();
  });
});

describe('workspace', () => {
  test('opens once at a time, and again after it is closed', () => {
    const folder = temporaryFolder();
    const first = Store.open(folder);
    expect(codeOf(() => Store.open(folder))).toBe('WORKSPACE_LOCKED');
    first.close();
    Store.open(folder).close();
  });

  test('knows network folders', () => {
    expect(networkKind('/srv', () => 0x6969)).toBe('NFS');
    expect(networkKind('/srv', () => 0xff534d42 | 0)).toBe('CIFS');
    expect(networkKind('/srv', () => 0xef53)).toBeNull();
    expect(networkKind('\\\\server\\share')).toBe('UNC');
  });

  test('a folder that cannot be made is named', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => Store.open(join(folder, 'file', 'inside')))).toBe('WORKSPACE_UNREADABLE');
  });

  test('a file that is no database is called damaged', () => {
    const folder = temporaryFolder();
    writeFileSync(
      workspacePlace(folder).file,
      'not a database at all, but long enough to be read as one '.repeat(40),
    );
    expect(codeOf(() => Store.open(folder))).toBe('WORKSPACE_DAMAGED');
  });

  test('a newer file is refused and left alone', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const { file } = workspacePlace(folder);
    const db = openDatabase(file);
    db.prepare('INSERT INTO migrations VALUES (99, ?, ?)').run('future', 'x');
    db.close();
    const before = readFileSync(file);
    expect(codeOf(() => Store.open(folder))).toBe('WORKSPACE_NEWER');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a migration runs once, after a backup, and a changed one is refused', () => {
    const folder = temporaryFolder();
    written(folder).close();
    const { file } = workspacePlace(folder);
    const next = {
      number: MIGRATIONS.length + 1,
      name: 'labels',
      sql: "ALTER TABLE orders ADD COLUMN label TEXT NOT NULL DEFAULT 'none'",
    };
    const db = new Database(file);
    migrate(db, file, [...MIGRATIONS, next]);
    migrate(db, file, [...MIGRATIONS, next]);
    expect(db.prepare('SELECT DISTINCT label FROM orders').all()).toEqual([{ label: 'none' }]);
    expect(existsSync(`${file}.before-migration-${next.number}`)).toBe(true);
    expect(codeOf(() => migrate(db, file, [...MIGRATIONS, { ...next, sql: 'SELECT 1' }]))).toBe(
      'WORKSPACE_DAMAGED',
    );
    db.close();
  });

  test('a backup restores; what was there is kept; a damaged backup is refused', async () => {
    const folder = temporaryFolder();
    const store = written(folder);
    const copy = join(temporaryFolder(), 'copy.db');
    const events = await backupTo(store.db, copy);
    await expect(backupTo(store.db, copy)).rejects.toBeInstanceOf(AppFailure);
    expect(codeOf(() => restoreFrom(folder, copy))).toBe('WORKSPACE_LOCKED');
    store.close();
    const { kept } = restoreFrom(folder, copy);
    expect(kept).toContain('.before-restore-1');
    const again = Store.open(folder);
    expect(again.head('account-1').seq).toBe(events);
    again.close();
    damage(copy, "UPDATE journal SET kind = 'trading-halted' WHERE seq = 3");
    expect(codeOf(() => restoreFrom(folder, copy))).toBe('WORKSPACE_DAMAGED');
  });
});

describe('snapshots and bars', () => {
  test('the newest intact snapshot is used', () => {
    const store = Store.open(temporaryFolder());
    const head = { seq: 5, hash: 'h5' };
    writeSnapshot(store.db, 's', head, 10, 'old');
    writeSnapshot(store.db, 's', { seq: 9, hash: 'h9' }, 20, 'new');
    expect(latestSnapshot(store.db, 's')).toMatchObject({ body: 'new', position: 20 });
    store.db.exec("UPDATE snapshots SET body = 'torn' WHERE seq = 9");
    expect(latestSnapshot(store.db, 's')).toMatchObject({ head, body: 'old' });
    store.close();
  });

  test('bars come back as they went in, and a flipped byte is found', () => {
    const store = Store.open(temporaryFolder());
    const bars = Array.from({ length: 120_000 }, (_, row) => ({
      time: row * 60_000,
      open: row,
      high: row + 2,
      low: row - 1,
      close: row + 1,
      volume: row % 7,
    }));
    appendLive(store.db, 't', 'HOSE:FPT', '1m', bars);
    expect(liveBars(store.db, 't', 'HOSE:FPT', '1m')).toEqual(bars);
    store.db.exec('UPDATE bar_chunks SET body = zeroblob(length(body))');
    expect(codeOf(() => liveBars(store.db, 't', 'HOSE:FPT', '1m'))).toBe('WORKSPACE_DAMAGED');
    store.close();
  });
});

test('the orders of a basket are found by an index', () => {
  const store = Store.memory();
  const plan = store.db
    .prepare("EXPLAIN QUERY PLAN SELECT status FROM orders WHERE stream = 's' AND basket_id = 'B1'")
    .all() as { detail: string }[];
  expect(plan[0]!.detail).toContain('orders_basket');
  store.close();
});

describe('upcasters', () => {
  const renamed: Upcaster = {
    kind: 'order-cancelled',
    from: 1,
    upcast: ({ why, ...rest }) => ({ ...rest, reason: why }),
  };
  const counted: Upcaster = {
    kind: 'order-cancelled',
    from: 2,
    upcast: (payload) => ({ ...payload, leaves: 0 }),
  };

  test('an old event is read as today’s, through every version between', () => {
    expect(currentVersion('order-cancelled', [renamed, counted])).toBe(3);
    expect(readEvent('order-cancelled', 1, '{"orderId":"O1","why":"user"}', [renamed, counted])).toEqual({
      kind: 'order-cancelled',
      orderId: 'O1',
      reason: 'user',
      leaves: 0,
    });
  });

  test('an account that was opened before accounts had terms has plain ones, and a plain exchange rate', () => {
    const [opened] = new Bench().openAccount().journal.filter(({ kind }) => kind === 'account-opened');
    const { kind, ...payload } = opened as Extract<typeof opened, { kind: 'account-opened' }>;
    const { terms: _, ...account } = payload.account;
    expect(readEvent(kind, 1, JSON.stringify({ ...payload, account }))).toEqual({
      ...opened,
      fxRate: usdVnd(26_000_000_000),
    });
  });

  test('a gap between versions is a bug', () => {
    expect(() => readEvent('order-cancelled', 1, '{}', [counted])).toThrow('no upcaster');
  });
});

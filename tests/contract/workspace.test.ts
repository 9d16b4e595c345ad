/** Whole workspaces: projections made again from the journal, and a backup put in a workspace's place. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { VerifyReport } from '#contract/verify-report.ts';
import { ROOT } from '../../scripts/lib.ts';
import {
  commandId,
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

const cli = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
  return { status, stdout, stderr };
};

/** An account with a fill, a working order and a denied one. */
async function traded(folder: string): Promise<TestEngine> {
  const engine = openEngine(folder);
  await openAccount(engine);
  engine.play(200);
  await engine.call('orders.place', marketOrder(FPT, 'buy', 300));
  await engine.call('orders.place', limitOrder(FPT, 'buy', 200, 94_000));
  await engine.call('orders.place', limitOrder(FPT, 'buy', 150, 94_000));
  return engine;
}

const pictureOf = async ({ call }: TestEngine) => {
  const { orders, positions, account } = await call('session.bootstrap', {});
  return { orders, positions, account, fills: await call('fills.list', { limit: 100 }) };
};

/** Spoils two tables that the journal can make again. */
function spoil(folder: string): void {
  const db = new Database(join(folder, 'workspace.db'));
  db.exec('UPDATE positions SET quantity = quantity + 1');
  db.exec('DELETE FROM fills');
  db.close();
}

const wrongTables = (report: VerifyReport): string[] =>
  report.projections.filter(({ ok }) => !ok).map(({ table }) => table);

describe('rebuild', () => {
  test('tables that differ from the journal are found and made again, every row as it was', async () => {
    const folder = temporaryFolder();
    const engine = await traded(folder);
    const before = await pictureOf(engine);
    const sound = await engine.call('journal.verify', {});
    expect(sound.ok).toBe(true);
    spoil(folder);
    const spoilt = await engine.call('journal.verify', {});
    expect([spoilt.ok, wrongTables(spoilt).sort()]).toEqual([false, ['fills', 'positions']]);
    expect(await engine.call('fills.list', { limit: 100 })).toEqual([]);
    expect(await engine.call('workspace.rebuild', {})).toEqual(sound);
    expect(await engine.call('journal.verify', {})).toEqual(sound);
    expect(await pictureOf(engine)).toEqual(before);
    const entries = await engine.call('journal.list', { stream: null, before: null, limit: 1 });
    expect(entries[0]!.seq).toBe(sound.streams[0]!.events);
  });

  test('journal rebuild does the same from the command line, and says what verify then says', async () => {
    const folder = temporaryFolder();
    const engine = await traded(folder);
    const before = await pictureOf(engine);
    await engine.engine.close();
    spoil(folder);
    const workspace = ['--workspace', folder];
    const bad = cli('journal', 'verify', ...workspace);
    expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining('positions')]);
    const rebuilt = cli('journal', 'rebuild', ...workspace);
    expect([rebuilt.status, rebuilt.stdout]).toEqual([0, expect.stringContaining('projections match')]);
    expect(cli('journal', 'verify', ...workspace)).toMatchObject({ status: 0, stdout: rebuilt.stdout });
    const again = openEngine(folder);
    const after = await pictureOf(again);
    expect(after).toEqual(before);
  });

  test('a workspace without a journal to trust is not rebuilt', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'workspace.db'), 'not a database, but long enough for one '.repeat(50));
    const engine = openEngine(folder);
    await expect(engine.call('workspace.rebuild', {})).rejects.toMatchObject({
      error: { code: 'READ_ONLY' },
    });
  });
});

describe('restore', () => {
  test('an open workspace refuses; a closed one goes back, what was there is kept and can be put back too', async () => {
    const folder = temporaryFolder();
    const engine = await traded(folder);
    const backup = join(temporaryFolder(), 'monday.backup');
    const { events } = await engine.call('workspace.backup', { file: backup });
    const then = await pictureOf(engine);
    await engine.call('orders.cancelAll', { commandId: commandId(), instrumentId: null });
    const later = await pictureOf(engine);
    expect(later).not.toEqual(then);
    await expect(engine.call('workspace.restore', { file: backup })).rejects.toMatchObject({
      error: { code: 'WORKSPACE_LOCKED', params: { pid: process.pid } },
    });
    expect(await pictureOf(engine)).toEqual(later);
    await engine.engine.close();

    const workspace = ['--workspace', folder];
    const restored = cli('workspace', 'restore', backup, '--json', ...workspace);
    const kept = join(folder, 'workspace.db.before-restore-1');
    expect(JSON.parse(restored.stdout)).toEqual({ kept, events });
    const again = openEngine(folder);
    expect(await pictureOf(again)).toEqual(then);
    expect(await again.call('journal.verify', {})).toMatchObject({ ok: true });
    await again.engine.close();

    const back = cli('workspace', 'restore', kept, ...workspace);
    expect([back.status, back.stdout]).toEqual([0, expect.stringContaining('before-restore-2')]);
    expect(await pictureOf(openEngine(folder))).toEqual(later);
  });

  test('into a folder without a workspace it makes one', async () => {
    const engine = await traded(temporaryFolder());
    const backup = join(temporaryFolder(), 'a.backup');
    await engine.call('workspace.backup', { file: backup });
    const then = await pictureOf(engine);
    const folder = join(temporaryFolder(), 'new');
    const { stdout } = cli('workspace', 'restore', backup, '--json', '--workspace', folder);
    expect(JSON.parse(stdout)).toMatchObject({ kept: null });
    expect(await pictureOf(openEngine(folder))).toEqual(then);
  });

  test('a backup that does not verify, or is none, changes nothing', async () => {
    const folder = temporaryFolder();
    const engine = await traded(folder);
    const backup = join(temporaryFolder(), 'bad.backup');
    await engine.call('workspace.backup', { file: backup });
    await engine.engine.close();
    // Behind the triggers' back, as a failing disk would.
    const db = new Database(backup);
    db.exec('DROP TRIGGER journal_no_update');
    db.exec("UPDATE journal SET payload = replace(payload, '94000', '94100') WHERE seq = 5");
    db.close();
    const before = readFileSync(join(folder, 'workspace.db'));
    for (const file of [backup, join(folder, 'nowhere.backup')]) {
      const refused = cli('workspace', 'restore', file, '--workspace', folder);
      expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(file)]);
      expect(refused.stderr).not.toContain('    at ');
    }
    expect(readFileSync(join(folder, 'workspace.db')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'workspace.db.before-restore-1'))).toBe(false);
  });
});

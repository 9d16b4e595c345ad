/** What goes wrong outside: kill -9 in full flow, ports taken, workspaces locked, newer or damaged. Plain words, nothing lost. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { ROOT } from '../../scripts/lib.ts';
import { attach, launchBrowser, openPage, SEEDED, startHost } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const OPENING = {
  cash: { VND: '900000000000', USD: '100000' },
  holdings: [],
  feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
} as const;

const run = (args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
  return { status, output: stdout + stderr };
};
const host = (folder: string, ...args: string[]) =>
  run(['out/main/browser.js', '--port', '0', '--no-open', '--workspace', folder, ...args]);
const cli = (...args: string[]) => run(['src/main/hosts/cli/index.ts', ...args]);

describe('kill -9', () => {
  test('while orders stream: every acknowledged order is there, none twice, and the journal verifies', async () => {
    const folder = temporaryFolder();
    for (let round = 0; round < 3; round += 1) {
      const running = await startHost(folder);
      const session = await attach(folder);
      if (round === 0) await session.call('account.open', { commandId: 'open', ...OPENING, holdings: [] });
      await session.call('clock.set', { speed: 100 });
      const acknowledged: string[] = [];
      let streaming = true;
      const stream = async (): Promise<void> => {
        for (let index = 0; streaming; index += 1) {
          const commandId = `r${round}-${index}`;
          const ticket = {
            instrumentId: 'HOSE:FPT',
            side: 'buy',
            type: 'limit',
            timeInForce: 'GTC',
            quantity: 100 * (1 + (index % 400)),
            price: 92_000 + (index % 40) * 100,
          } as const;
          const { orders } = await session.call('orders.place', { commandId, ticket });
          acknowledged.push(orders[0]!.id);
        }
      };
      const done = stream().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 700));
      await running.stop('SIGKILL');
      streaming = false;
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 200))]);
      expect(acknowledged.length).toBeGreaterThan(20);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);

      const again = await startHost(folder);
      const after = await attach(folder);
      const orders = await after.call('orders.list', { status: null, before: null, limit: 5_000 });
      const ids: string[] = orders.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
      expect(await after.call('journal.verify', {})).toMatchObject({ ok: true });
      after.close();
      await again.stop();
    }
    const report = cli('journal', 'verify', '--workspace', folder);
    expect(report).toMatchObject({ status: 0, output: expect.stringContaining('sound') });
  });
});

describe('plain words, no stack traces', () => {
  const plain = (output: string): void => {
    expect(output).not.toMatch(/\n\s+at |Error:|node:/);
    expect(output.trim().split('\n').length).toBeLessThan(4);
  };

  test('a taken port', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    // Asynchronous, so that this process keeps the port listening.
    const child = spawn(
      process.execPath,
      ['out/main/browser.js', '--port', String(port), '--no-open', '--workspace', temporaryFolder()],
      { cwd: ROOT },
    );
    let output = '';
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    server.close();
    expect([code, output]).toEqual([1, expect.stringContaining(String(port))]);
    plain(output);
  });

  test('a workspace in use, by the program and by the command line', async () => {
    const folder = temporaryFolder();
    const running = await startHost(folder);
    const second = host(folder);
    expect(second).toMatchObject({ status: 1, output: expect.stringContaining('already open') });
    expect(second.output).toContain(String(running.process.pid));
    plain(second.output);
    // The command line attaches to the one that runs.
    expect(cli('workspace', 'info', '--workspace', folder)).toMatchObject({
      status: 0,
      output: expect.stringContaining('account-1'),
    });
    expect(cli('workspace', 'restore', join(folder, 'x.db'), '--workspace', folder).status).toBe(1);
    await running.stop();
  });

  test('a workspace of a newer program', async () => {
    const folder = temporaryFolder();
    await (await startHost(folder)).stop();
    const db = new Database(join(folder, 'workspace.db'));
    db.prepare('INSERT INTO migrations VALUES (99, ?, ?)').run('future', 'x');
    db.close();
    const { status, output } = host(folder);
    expect([status, output]).toEqual([1, expect.stringContaining('newer Tapedeck')]);
    plain(output);
  });

  test('options that mean nothing', () => {
    for (const args of [['--port', 'abc'], ['--port', '99999999'], ['--nonsense']]) {
      const { status, output } = run(['out/main/browser.js', ...args]);
      expect(status).toBe(1);
      plain(output);
    }
  });

  test('command line: help, version, unknown words, missing files', () => {
    expect(cli('--help')).toMatchObject({ status: 0, output: expect.stringContaining('orders parse FILE') });
    expect(cli('--version').output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(cli('orders', 'fly').status).toBe(2);
    expect(cli('bars', 'import', 'x.csv').output).toContain('--symbol');
    const missing = cli('orders', 'parse', 'nowhere.xlsx');
    expect(missing).toMatchObject({ status: 1, output: expect.stringContaining('nowhere.xlsx') });
    plain(missing.output);
    const machine = run(['src/main/hosts/cli/index.ts', 'orders', 'parse', 'nowhere.xlsx', '--json']);
    expect(machine.output).toContain('"code": "FILE_UNREADABLE"');
  });
});

describe('a peer gone wrong', () => {
  test('garbage on the local socket, and a client that dies unread, leave the host running', async () => {
    const folder = temporaryFolder();
    const running = await startHost(folder);
    const { socket } = JSON.parse(readFileSync(join(folder, 'workspace.owner.json'), 'utf8')) as {
      socket: string;
    };
    for (const text of [
      'garbage\n',
      '{"body":null,"parts":[]}\n',
      '{"body":{"id":1},"parts":[]}\n',
      '[]\n',
    ]) {
      const peer = connect(socket);
      await new Promise((resolve) => peer.once('connect', resolve));
      peer.on('error', () => {});
      peer.write(text);
      await new Promise((resolve) => setTimeout(resolve, 60));
      peer.destroy();
    }
    const script = `require('node:net').connect(${JSON.stringify(socket)}).pause();setInterval(()=>{},1e3)`;
    const client = spawn(process.execPath, ['-e', script]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    client.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(running.process.exitCode).toBeNull();
    const session = await attach(folder);
    expect((await session.call('workspace.status', {})).mode).toBe('first-run');
    session.close();
    await running.stop();
  });

  test('a tab goes on by itself when the host comes back on its port, and nothing fires that was asked for meanwhile', async () => {
    const folder = temporaryFolder();
    const first = await startHost(folder);
    const session = await attach(folder);
    await session.call('account.open', { commandId: 'open', ...OPENING, holdings: [] });
    await session.call('clock.set', { paused: true });
    const limit = { side: 'buy', type: 'limit', timeInForce: 'GTC', quantity: 100, price: 92_000 } as const;
    await session.call('orders.place', { commandId: 'rest', ticket: { instrumentId: 'HOSE:FPT', ...limit } });
    session.close();
    const { port } = new URL(first.address);
    const { page } = await openPage(browser, first.address);
    const ask = page.getByTestId('cancel-all');
    await ask.click();
    await page.getByTestId('cancel-all-dialog').waitFor();
    await first.stop('SIGKILL');
    await page.getByTestId('banner-offline').waitFor();
    await page.getByTestId('confirm').click();
    await page.getByTestId('cancel-all-dialog').waitFor({ state: 'detached' });
    expect(await ask.isDisabled()).toBe(true);
    await page.keyboard.press('Shift+Delete');
    expect(await page.getByTestId('cancel-all-dialog').count()).toBe(0);
    const second = await startHost(folder, ['--port', port]);
    await page.getByTestId('banner-offline').waitFor({ state: 'detached' });
    await expect.poll(() => ask.isEnabled()).toBe(true);
    const again = await attach(folder);
    const working = { status: 'working', before: null, limit: 9 } as const;
    expect(await again.call('orders.list', working)).toHaveLength(1);
    await again.call('risk.emergencyStop', { commandId: 'halt', flatten: false });
    again.close();
    await page.getByTestId('banner-halted').waitFor();
    // Once more, to close positions too; not while the engine is gone.
    await page.keyboard.press('Shift+S');
    await page.getByTestId('stop-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('stop-dialog').waitFor({ state: 'detached' });
    await second.stop();
    await page.getByTestId('banner-offline').waitFor();
    expect(await page.getByTestId('stop-button').isDisabled()).toBe(true);
    await page.keyboard.press('Shift+S');
    expect(await page.getByTestId('stop-dialog').count()).toBe(0);
    await page.close();
  });
});

describe('damage', () => {
  test('one flipped byte in the journal: the page says what and what to do, trading is off, a backup restores', async () => {
    const folder = temporaryFolder();
    const first = await startHost(folder);
    const session = await attach(folder);
    await session.call('account.open', { commandId: 'open', ...OPENING, holdings: [] });
    for (let index = 0; index < 30; index += 1) {
      const ticket = {
        instrumentId: 'HOSE:FPT',
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        quantity: 100 * (index + 1),
        price: 90_000,
      } as const;
      await session.call('orders.place', { commandId: `o${index}`, ticket });
    }
    session.close();
    const backup = join(temporaryFolder(), 'backup.db');
    expect(cli('workspace', 'backup', backup, '--workspace', folder).status).toBe(0);
    await first.stop();

    const file = join(folder, 'workspace.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"quantity":1500');
    expect(at).toBeGreaterThan(0);
    bytes[at + 11] = '9'.charCodeAt(0);
    writeFileSync(file, bytes);

    const damaged = await startHost(folder);
    const { page } = await openPage(browser, damaged.address);
    await page.getByTestId('banner-damaged').waitFor();
    const banner = await page.getByTestId('banner-damaged').innerText();
    expect(banner).toMatch(/entry \d+/);
    expect(banner).toContain('restore');
    expect(await page.getByTestId('ticket-submit').isDisabled()).toBe(true);
    await page.close();
    await damaged.stop();
    expect(cli('journal', 'verify', '--workspace', folder)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/entry \d+/),
    });

    expect(cli('workspace', 'restore', backup, '--workspace', folder).status).toBe(0);
    expect(cli('journal', 'verify', '--workspace', folder).status).toBe(0);
  });
});

describe('the door', () => {
  test('a link works once, and nothing is served without it', async () => {
    const running = await startHost(temporaryFolder(), SEEDED);
    const origin = new URL(running.address).origin;
    expect((await fetch(origin)).status).toBe(403);
    expect((await fetch(running.address, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(running.address, { redirect: 'manual' })).status).toBe(403);
    await running.stop();
  });
});

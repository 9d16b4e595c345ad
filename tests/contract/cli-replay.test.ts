/** Sessions from the command line, as a script uses them. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { risingCsv } from '../support/deck.ts';
import { temporaryFolder } from '../support/workspace.ts';

function cli(workspace: string, ...args: string[]) {
  const all = ['src/main/hosts/cli/index.ts', ...args, '--workspace', workspace];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
  return { status, stdout, stderr, json: args.includes('--json') ? JSON.parse(stdout || 'null') : null };
}

test('a session is made, traded from a sheet, played, gone back in and reported', { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const workspace = join(folder, 'w');
  const bars = join(folder, 'FPT_5m.csv');
  const sheet = join(folder, 'orders.csv');
  writeFileSync(bars, risingCsv(10));
  writeFileSync(sheet, 'Symbol,Side,Quantity,Price,Type\nFPT,Buy,100,,MP\n');
  expect(cli(workspace, 'account', 'open').status).toBe(0);
  expect(cli(workspace, 'bars', 'import', bars, '--symbol', 'FPT').status).toBe(0);
  const made = cli(workspace, 'replay', 'create', 'FPT', '--settlement', 'immediate', '--json');
  expect(made.json).toMatchObject({ stream: 'replay-1', timeframe: '5m', position: 0, current: true });
  expect(cli(workspace, 'replay', 'step', '2').stdout).toBe('2  2026-01-05T02:10:00Z\n');
  expect(cli(workspace, 'orders', 'import', sheet).status).toBe(0);
  expect(cli(workspace, 'replay', 'seek', 'end', '--json').json).toMatchObject({ seeking: false });
  const back = cli(workspace, 'replay', 'seek', '1', '--json');
  expect(back.json).toMatchObject({ stream: 'replay-2', position: 1 });
  const compared = cli(workspace, 'replay', 'compare', 'replay-1,replay-2');
  expect(compared.stdout.split('\n')).toHaveLength(5);
  expect(compared.stdout).toMatch(/1 trades: 0 won, 0 lost/);
  const wrong = cli(workspace, 'replay', 'open', 'replay-9', '--json');
  expect([wrong.status, wrong.json]).toEqual([
    1,
    { error: { code: 'NOT_FOUND', params: { what: 'replay-9' } } },
  ]);
  expect(cli(workspace, 'replay', 'seek', 'soon')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('a date such as 2024-01-31'),
  });
});

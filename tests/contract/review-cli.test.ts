/** What a script learns from the command line about a sheet of which nothing could be sent. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';

const cli = (...args: string[]): number | null =>
  spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args], { cwd: ROOT }).status;

test('an import that is refused whole fails, a dry run of it does not; a language nobody speaks is not understood', () => {
  const folder = temporaryFolder();
  const workspace = ['--workspace', join(folder, 'w')];
  const file = join(folder, 'orders.csv');
  writeFileSync(file, 'Symbol,Side,Quantity,Price\nFPT,Buy,100,95000\n');
  expect(cli('account', 'open', '--vnd', '20000000', ...workspace)).toBe(0);
  expect(cli('emergency-stop', ...workspace)).toBe(0);
  expect(cli('orders', 'import', file, '--dry-run', ...workspace)).toBe(0);
  expect(cli('orders', 'import', file, ...workspace)).toBe(1);
  expect(cli('orders', 'template', '--language', 'fr', '--out', join(folder, 't.xlsx'))).toBe(2);
}, 30_000);

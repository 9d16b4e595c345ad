/** A run's figures and its tearsheet from the command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { csv } from '../support/runs.ts';
import { temporaryFolder } from '../support/workspace.ts';

test('figures in words and JSON, the tearsheet as a file in a language', { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const [bars, out] = [join(folder, 'WAVE.csv'), join(folder, 'sheet.html')];
  writeFileSync(bars, csv(600));
  const cli = (...args: string[]) => {
    const all = [...args, '--workspace', join(folder, 'w')];
    const env = { ...process.env, LANG: 'C', LC_ALL: 'C' };
    return spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...all], {
      cwd: ROOT,
      encoding: 'utf8',
      env,
    });
  };
  const made = cli('backtest', '--strategy', 'sma-cross', '--bars', bars, '--json');
  const { id, figures } = JSON.parse(made.stdout) as { id: string; figures: { totalReturn: number } };
  const told = JSON.parse(cli('runs', 'figures', id, '--json').stdout) as {
    figures: Record<string, { value: number | null }>;
  };
  expect(told.figures['total-return']!.value).toBeCloseTo(figures.totalReturn, 10);
  expect(cli('runs', 'figures', id).stdout).toMatch(/Sharpe ratio +-?\d/);
  const written = cli('report', '--run', id, '--format', 'html', '--out', out, '--language', 'vi');
  expect(written.status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('Lợi suất theo tháng');
  expect(cli('report', '--run', id, '--format', 'doc', '--out', out).status).toBe(2);
  expect(cli('report', '--run', 'nobody', '--format', 'csv', '--out', out).status).toBe(1);
});

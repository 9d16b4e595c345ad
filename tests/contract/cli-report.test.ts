/** A run's figures and its tearsheet from the command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { csv } from '../support/runs.ts';
import { temporaryFolder } from '../support/workspace.ts';

test('figures in words and JSON, the tearsheet as a file in a language', { timeout: 120_000 }, () => {
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
  const svg = cli('report', '--run', id, '--format', 'svg', '--chart', 'underwater', '--out', out);
  expect([svg.status, readFileSync(out, 'utf8').slice(0, 4)]).toEqual([0, '<svg']);
  expect(cli('report', '--run', id, '--format', 'png', '--chart', 'nothing', '--out', out).status).toBe(2);
  const misused = (...args: string[]): string => {
    const { status, stderr } = cli('report', '--run', id, '--out', out, ...args);
    expect(status, stderr).toBe(2);
    return stderr;
  };
  expect(misused('--format', 'csv', '--risk-free', '5')).toContain('500 %');
  expect(misused('--format', 'csv', '--least', '5')).toContain('Write 5%');
  expect(misused('--format', 'csv', '--from', '2024-02-01', '--to', '2024-01-01')).toContain('ends before');
  expect(misused('--format', 'png')).toContain('Missing: --chart.');
  expect(misused('--format', 'csv', '--chart', 'equity')).toContain('--format png or svg');
  expect(misused('--format', 'csv', '--report', 'risk', '--sections', 'risk')).toContain('not both');
  expect(cli('report', '--run', id, '--format', 'html', '--out', out, '--from', '1970-01-02').status).toBe(0);
  expect(readFileSync(out, 'utf8')).not.toMatch(/275760|2200|1970/);
  expect(cli('report', '--format', 'csv', '--out', out).status).toBe(2);
  expect(cli('report', '--run', id, '--account', 'current', '--format', 'csv', '--out', out).status).toBe(2);
  const dearer = JSON.parse(cli('runs', 'figures', id, '--json', '--risk-free', '50%').stdout) as typeof told;
  expect(dearer.figures['sharpe']!.value).toBeLessThan(told.figures['sharpe']!.value!);
  const tried = JSON.parse(cli('runs', 'figures', id, '--json', '--tries', '100').stdout) as typeof told;
  expect(tried.figures['deflated-sharpe']!.value).not.toBeNull();
  expect(told.figures['deflated-sharpe']!.value).toBeNull();
});

test('an account: orders with reasons, a section by name, a part of its time', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  const [sheet, out] = [join(folder, 'orders.csv'), join(folder, 'audit.json')];
  writeFileSync(sheet, 'symbol,side,quantity,type,price\nFPT,buy,100,limit,90000\n');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args, '--workspace', join(folder, 'w')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
    });
  expect(run('account', 'open', '--vnd', '1000000000').status).toBe(0);
  expect(run('orders', 'import', sheet).status).toBe(0);
  const to = ['--format', 'json', '--out', out];
  expect(run('report', '--account', 'current', '--report', 'audit', ...to).status).toBe(0);
  const told = JSON.parse(readFileSync(out, 'utf8')) as {
    subject: { kind: string };
    tables: { id: string; rows: unknown[][] }[];
  };
  expect(told.subject.kind).toBe('account');
  expect(told.tables.find(({ id }) => id === 'orders')!.rows.length).toBe(1);
  const wrong = run('report', '--account', 'nobody', ...to);
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('account-1')]);
  const part = run('report', '--account', 'account-1', '--sections', 'summary,nothing', ...to);
  expect([part.status, part.stderr]).toEqual([2, expect.stringContaining('breakdowns')]);
});

/** Performance figures on the command line. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIGURES } from '#research/statistics/figures/list.ts';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Told {
  readonly sample: { readonly understood: string; readonly returns: number; readonly first: string | null };
  readonly benchmark: { readonly matched: number } | null;
  readonly conventions: Record<string, unknown>;
  readonly figures: Record<
    string,
    { readonly value: number | null; readonly reason?: string; readonly unit: string }
  >;
  readonly intervals: { readonly sharpe: { readonly low: number; readonly high: number } } | null;
}

const cli = (language: string, ...args: string[]) => {
  const env = { ...process.env, LANG: language, LC_ALL: language };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/main/hosts/cli/index.ts', 'metrics', ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env,
    },
  );
  return {
    status,
    stdout,
    stderr,
    told: args.includes('--json') && stdout ? (JSON.parse(stdout) as Told) : null,
  };
};

const day = (row: number): string => new Date(Date.UTC(2024, 0, 2 + row)).toISOString().slice(0, 10);
const RETURNS = Array.from(
  { length: 60 },
  (_, row) => [0.02, -0.01, 0.03, -0.025, 0.004][row % 5]! + (row % 7) / 1000,
);

function files() {
  const folder = temporaryFolder();
  const write = (name: string, lines: readonly string[]): string => {
    const file = join(folder, name);
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const returns = write('returns.csv', ['date,return', ...RETURNS.map((each, row) => `${day(row)},${each}`)]);
  return { write, returns };
}

describe('metrics', () => {
  test('every figure by id, with conventions, sample and intervals', () => {
    const { returns } = files();
    const { told, status } = cli('C', '--returns', returns, '--periods', '12', '--risk-free', '2%', '--json');
    expect(status).toBe(0);
    expect(Object.keys(told!.figures)).toEqual(FIGURES.map(({ id }) => id));
    expect(told!.sample).toMatchObject({ understood: 'returns', returns: 60, first: '2024-01-02' });
    expect(told!.conventions).toMatchObject({ periods: 12, riskFree: 0.02, returns: 'simple', of: 'sample' });
    const total = RETURNS.reduce((grown, each) => grown * (1 + each), 1) - 1;
    expect(told!.figures['total-return']).toEqual({ value: expect.closeTo(total, 12), unit: 'share' });
    expect(told!.figures['beta']).toEqual({ value: null, reason: 'no-market', unit: 'ratio' });
    const sharpe = told!.figures['sharpe']!.value!;
    expect(told!.intervals!.sharpe.low).toBeLessThan(sharpe);
    expect(told!.intervals!.sharpe.high).toBeGreaterThan(sharpe);
  });

  test('values make the same figures as their returns; a benchmark is matched by date', () => {
    const { write, returns } = files();
    let value = 100;
    const rows = RETURNS.map((each, row) => `${day(row)},${(value *= 1 + each)}`);
    const equity = write('equity.csv', ['Date,Equity', `${day(-1)},100`, ...rows]);
    const [one, other] = [returns, equity].map((file) => cli('C', '--returns', file, '--json').told!);
    expect(other!.sample).toMatchObject({ understood: 'values', returns: 60 });
    for (const id of ['sharpe', 'max-drawdown', 'var-historical'])
      expect(other!.figures[id]!.value).toBeCloseTo(one!.figures[id]!.value!, 9);
    const market = write('market.csv', [
      'date,return',
      ...RETURNS.slice(10).map((each, row) => `${day(row + 10)},${each}`),
    ]);
    const matched = cli('C', '--returns', returns, '--benchmark', market, '--json').told!;
    expect(matched.benchmark).toMatchObject({ matched: 50 });
    expect(matched.figures['beta']!.value).toBeCloseTo(1, 12);
  }, 20_000);

  test('a table by group, in both languages', () => {
    const { returns } = files();
    const { stdout } = cli('C', '--returns', returns, '--benchmark', returns);
    expect(stdout).toContain('returns.csv: 60 returns, 2024-01-02 to 2024-03-01');
    expect(stdout).toContain('Read as returns (return).');
    expect(stdout).toContain('Benchmark returns.csv: 60 of 60 returns have one on the same date.');
    expect(stdout).toMatch(/Sharpe ratio +\d+\.\d{3} {2}-?\d+\.\d{3} to \d+\.\d{3} \(95 %\)/);
    expect(stdout).toMatch(/Information ratio +– \(all are the same\)/);
    expect(stdout).not.toMatch(/NaN|Infinity/);
    const vietnamese = cli('vi_VN.UTF-8', '--returns', returns).stdout;
    expect(vietnamese).toMatch(/Tỷ số Sharpe +\d/);
    expect(vietnamese).toContain('Sụt giảm');
  });

  test('little is said of little, and nothing of what was lost', () => {
    const { write } = files();
    const { stdout, status } = cli('C', '--returns', write('few.csv', ['0.01', '-1', '0.02']));
    expect(status).toBe(0);
    expect(stdout).toContain('Too few known returns');
    expect(stdout).toContain('few.csv: 3 returns, without dates');
    expect(stdout).toMatch(/Minimum track record +– \(too little data: needs 4, has 3\)/);
  });

  test('what is wrong with a file, and with the words', () => {
    const { write, returns } = files();
    const refused = (...args: string[]) => {
      const { status, stderr } = cli('C', ...args);
      return [status, stderr.trim()];
    };
    const bad = write('bad.csv', ['date,return', '2024-01-02,0.1', '2024-01-03,much']);
    expect(refused('--returns', bad)).toEqual([
      1,
      'The returns in bad.csv cannot be read: line 3: “much” is not a number.',
    ]);
    const below = write('below.csv', ['date,return', '2024-01-02,-1.5']);
    expect(refused('--returns', below)[1]).toContain('line 2: a return of -1.5 loses more than everything');
    const away = write('away.csv', ['date,return', '1999-01-04,0.1']);
    expect(refused('--returns', returns, '--benchmark', away)[1]).toContain(
      'away.csv cannot be read: none of its dates',
    );
    const undated = write('undated.csv', ['0.1', '-0.2']);
    expect(refused('--returns', returns, '--benchmark', undated)[1]).toContain(
      'it needs as many returns as the other one: 60, not 2',
    );
    expect(refused('--returns', join(returns, 'nothing'))[0]).toBe(1);
    expect(refused('--returns', returns, '--periods', 'daily')).toEqual([
      2,
      '--periods daily is not understood. It takes a number from 1 to 100000000.',
    ]);
    expect(refused('--returns', returns, '--risk-free=-100%')[0]).toBe(2);
    expect(refused()).toEqual([2, 'Missing: --returns. See --help.']);
    const error = cli('C', '--returns', bad, '--json');
    expect(error.told).toEqual({
      error: {
        code: 'RETURNS_UNREADABLE',
        params: { file: 'bad.csv', problem: 'returns-number', line: 3, value: 'much' },
      },
    });
  }, 30_000);
});

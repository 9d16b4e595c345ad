/** Indicators on the command line: of a file without a workspace, of a series of one, and what is refused. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Told {
  readonly name: string;
  readonly parameters: Record<string, number | string>;
  readonly times: readonly string[];
  readonly outputs: Record<string, readonly (number | null)[]>;
}

const cli = (...args: string[]) => {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
  const json = args.includes('--json') && stdout ? (JSON.parse(stdout) as unknown) : null;
  return { status, stdout, stderr, json };
};

const CLOSES = [10, 11, 12, 11, 13, 14.5];

function barsFile(folder: string, closes: readonly number[] = CLOSES, name = 'bars.csv'): string {
  const file = join(folder, name);
  const rows = closes.map(
    (close, at) => `2024-01-0${at + 2},${close},${close + 1},${close - 1},${close},100`,
  );
  writeFileSync(file, ['date,open,high,low,close,volume', ...rows].join('\n'));
  return file;
}

describe('indicators on the command line', () => {
  test('values of a file, without a workspace', () => {
    const folder = temporaryFolder();
    const file = barsFile(folder);
    const away = ['--workspace', join(folder, 'none')];
    const told = cli('indicator', 'sma', '--bars', file, '--set', 'period=3', '--json', ...away).json as Told;
    expect(told).toMatchObject({ name: 'sma', parameters: { period: 3 } });
    expect(told.times[0]).toBe('2024-01-02T00:00:00.000Z');
    expect(told.outputs['sma']!.map((value) => value && Number(value.toFixed(9)))).toEqual([
      null,
      null,
      11,
      11.333333333,
      12,
      12.833333333,
    ]);
    const shown = cli(
      'indicator',
      'macd',
      '--bars',
      file,
      '--set',
      'fast=2',
      '--set',
      'slow=3',
      ...away,
    ).stdout;
    expect(shown).toContain('macd (fast=2 slow=3 signal=9 seed=sma weights=exact) of close, bars.csv');
    expect(shown.trimEnd().split('\n')).toHaveLength(2 + CLOSES.length);
    const range = cli('indicator', 'sma', '--bars', file, '--set', 'period=1', '--source', 'hl2', '--json');
    expect((range.json as Told).outputs['sma']).toEqual(CLOSES);
  });

  test('two series are matched by time', () => {
    const folder = temporaryFolder();
    const file = barsFile(folder);
    const other = barsFile(folder, [5, 5, 4], 'other.csv');
    const told = cli('indicator', 'relative-strength', '--bars', file, '--other', other, '--json')
      .json as Told;
    expect(told.outputs['strength']).toEqual([2, 2.2, 3, null, null, null]);
    const alone = cli('indicator', 'beta', '--bars', file);
    expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining('compares two series')]);
  });

  test('values of a series of the workspace', () => {
    const folder = temporaryFolder();
    const workspace = ['--workspace', join(folder, 'w')];
    expect(cli('bars', 'import', barsFile(folder), '--symbol', 'ABC', ...workspace).status).toBe(0);
    const told = cli('indicator', 'roc', '--bars', 'abc', '--set', 'period=1', '--json', ...workspace).json;
    expect((told as Told).outputs['roc']![1]).toBeCloseTo(10, 12);
    const unknown = cli('indicator', 'roc', '--bars', 'XYZ', ...workspace);
    expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('XYZ')]);
  });

  test('the list, and what is refused', () => {
    const folder = temporaryFolder();
    const file = barsFile(folder);
    const list = cli('indicator', 'list', '--json').json as readonly { name: string }[];
    expect(list.length).toBeGreaterThan(100);
    expect(list.map(({ name }) => name)).toContain('bollinger');
    const refused = cli('indicator', 'rsi', '--bars', file, '--set', 'period=0', '--json');
    expect(refused.status).toBe(2);
    expect(refused.json).toMatchObject({
      error: { code: 'INDICATOR_REFUSED', params: { parameter: 'period', allowed: '1, 2 … 10000' } },
    });
    expect(refused.stderr).toContain('rsi cannot be taken with period = 0');
    expect(cli('indicator', 'rsi', '--bars', file, '--set', 'nonsense=1').stderr).toContain('period, flat');
    expect(cli('indicator', 'nothing', '--bars', file).status).toBe(1);
    expect(cli('indicator', 'rsi').status).toBe(2);
    expect(cli('indicator', 'rsi', '--bars', file, '--source', 'middle').status).toBe(2);
  });
});

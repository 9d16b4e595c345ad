/** Backtests from the command line, as a script uses them. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    // Nobody's own workspace: what is made by default is made here.
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', TAPEDECK_WORKSPACE: join(temporaryFolder(), 'none') },
  });
  return { status, stdout, stderr, json: args.includes('--json') ? JSON.parse(stdout || 'null') : null };
}

function waves(rows = 400): string {
  const lines = ['Date,Open,High,Low,Close,Volume'];
  let close = 100;
  for (let row = 0; row < rows; row += 1) {
    const open = close;
    close = Math.round((100 + row / 20 + 10 * Math.sin(row / 9)) * 100) / 100;
    const day = new Date(Date.UTC(2020, 0, 6) + (row + 2 * Math.floor(row / 5)) * 86_400_000);
    const [high, low] = [Math.max(open, close) + 0.3, Math.min(open, close) - 0.3];
    lines.push(
      [day.toISOString().slice(0, 10), open, high.toFixed(2), low.toFixed(2), close, 5_000].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

const OWN = `import { strategy, whole } from 'tapedeck';
export default strategy({
  name: 'Own',
  parameters: { length: whole(20, 2, 100) },
  setup(s) {
    const average = s.sma(s.parameters.length);
    const close = s.bars().line('close');
    return () => {
      if (close.crossesAbove(average)) s.signal(1);
      else if (close.crossesBelow(average)) s.signal(0);
    };
  },
});
`;

describe('a file needs no workspace', { timeout: 60_000 }, () => {
  const folder = temporaryFolder;

  test('a built-in strategy: figures in JSON and in words, the same each time', () => {
    const file = join(folder(), 'WAVE.csv');
    writeFileSync(file, waves());
    const args = [
      'backtest',
      '--strategy',
      'sma-cross',
      '--bars',
      file,
      '--set',
      'fast=5',
      '--set',
      'slow=20',
    ];
    const costs = ['--cash', '50000', '--commission', '0.1%+1/order', '--slippage', '2', '--seed', '3'];
    const one = cli(...args, ...costs, '--json');
    expect(one.status).toBe(0);
    expect(one.json).toMatchObject({ status: 'done', symbols: ['WAVE'], fill: 'next-open' });
    expect(one.json.figures.start).toBe(500_000_000);
    expect(one.json.figures.fees).toBeGreaterThan(0);
    expect(cli(...args, ...costs, '--json').json.resultHash).toBe(one.json.resultHash);
    const told = cli(...args, ...costs, '--trades');
    expect(told.stdout).toMatch(/Final equity\s+\d+\.\d\d USD/);
    expect(told.stdout).toMatch(/long {2}\d+/);
    const other = cli(...args, ...costs, '--fill', 'worst-case', '--json');
    expect(other.json.resultHash).not.toBe(one.json.resultHash);
  });

  test("a user's own file, its error at the line, and what is wrong with the options", () => {
    const here = folder();
    const [bars, own, broken] = ['WAVE.csv', 'own.ts', 'broken.ts'].map((name) => join(here, name));
    writeFileSync(bars!, waves());
    writeFileSync(own!, OWN);
    writeFileSync(broken!, OWN.replace('s.signal(1)', 'undefined.signal(1)'));
    const done = cli('backtest', '--strategy', own!, '--bars', bars!, '--set', 'length=30', '--json');
    expect(done.json).toMatchObject({ status: 'done', strategies: ['Own'] });
    expect(done.json.figures.trades).toBeGreaterThan(3);
    const failed = cli('backtest', '--strategy', broken!, '--bars', bars!);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/line 9/);
    const unknown = cli('backtest', '--strategy', own!, '--bars', bars!, '--set', 'width=3');
    expect(unknown.status).toBe(1);
    expect(cli('backtest', '--strategy', own!)).toMatchObject({ status: 2 });
    expect(cli('backtest', '--strategy', 'magic', '--bars', bars!, '--json').json).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(cli('backtest', '--strategy', own!, '--bars', bars!, '--fill', 'never')).toMatchObject({
      status: 2,
    });
  });

  test('the look-ahead check', () => {
    const file = join(folder(), 'WAVE.csv');
    writeFileSync(file, waves(200));
    const clean = cli('lookahead', '--strategy', 'sma-cross', '--bars', file, '--cuts', '3', '--json');
    expect(clean).toMatchObject({ status: 0, json: { clean: true, cuts: 3 } });
    const short = cli('lookahead', '--strategy', 'rsi-reversion', '--bars', file, '--cuts', '2');
    expect(short.stdout).toMatch(/No look-ahead found/);
  });
});

test('a workspace keeps runs: list, show, compare, reproduce', { timeout: 90_000 }, () => {
  const folder = temporaryFolder();
  const [bars, workspace] = [join(folder, 'WAVE.csv'), join(folder, 'w')];
  writeFileSync(bars, waves());
  const at = ['--workspace', workspace];
  const ids = ['5', '10'].map((fast) => {
    const set = ['--set', `fast=${fast}`, '--set', 'slow=30'];
    return cli('backtest', '--strategy', 'sma-cross', '--bars', bars, ...set, ...at, '--json').json
      .id as string;
  });
  // By its symbol now.
  const third = cli(
    'backtest',
    '--strategy',
    'sma-cross',
    '--bars',
    'WAVE',
    '--set',
    'fast=5',
    '--set',
    'slow=30',
    ...at,
    '--json',
  );
  const listed = cli('runs', 'list', ...at, '--json').json as { id: string; resultHash: string }[];
  expect(listed.map(({ id }) => id)).toEqual([third.json.id, ...ids.toReversed()]);
  expect(listed[0]!.resultHash).toBe(listed[2]!.resultHash);
  expect(cli('runs', 'show', ids[0]!, ...at).stdout).toMatch(/Final equity/);
  const compared = cli('runs', 'compare', ...ids, ...at, '--json');
  expect(compared.json.differences).toHaveLength(1);
  expect(
    cli('runs', 'compare', ...ids, ...at)
      .stdout.trim()
      .split('\n'),
  ).toHaveLength(3);
  expect(cli('runs', 'reproduce', ids[1]!, ...at)).toMatchObject({ status: 0 });
  expect(cli('runs', 'show', 'nothing', ...at, '--json')).toMatchObject({
    status: 1,
    json: { error: { code: 'NOT_FOUND' } },
  });
  const strategies = cli('strategies', 'list', ...at, '--json').json as { id: string }[];
  expect(strategies.map(({ id }) => id)).toContain('built-in:momentum-rotation');
});

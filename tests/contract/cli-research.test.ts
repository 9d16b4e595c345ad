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
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/It takes a parameter of own\.ts: length\./);
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

describe('what was typed is read as meant, or refused with what is taken', { timeout: 120_000 }, () => {
  const short = (): string => {
    const file = join(temporaryFolder(), 'WAVE.csv');
    writeFileSync(file, waves(60));
    return file;
  };
  const run = (...more: string[]) => cli('backtest', '--strategy', 'sma-cross', '--bars', short(), ...more);

  test.each([
    ['--slippage', '0.05', /0\.05 is 5 %\. Write 0\.05% or 5%/],
    ['--commission', '0.1', /0\.1 is 10 %\. Write 0\.1% or 10%/],
    ['--commission', '0.1+1/order', /Write 0\.1% or 10%/],
    ['--commission', '2', /write 2% of the value, or 2\/order/],
    ['--spread', '0.05', /Write 0\.05% or 5%/],
    ['--slippage', 'much', /whole ticks such as 2.*0\.1% or 10bps/],
    ['--slippage', '30%', /up to 20%/],
    ['--commission', 'much', /2\/order, 0\.005\/share.*vn-broker/],
    ['--seed', 'x', /a whole number from 0 to 4294967295/],
    ['--from', 'yesterday', /a date such as 2024-01-31/],
    ['--to', '2020-02-31', /a date such as 2024-01-31/],
    ['--cash', 'all', /an amount such as 10000/],
    ['--fill', 'never', /one of next-open, touch, penetrate, worst-case, close/],
    ['--send', 'later', /one of close, next-open/],
    ['--timeframe', 'daily', /5m, 1h, 1d/],
    ['--set', 'fast', /fast=20/],
    ['--set', 'speed=3', /a parameter of SMA cross: fast, slow, short/],
    ['--set', 'fast=9999', /a whole number from 1 to 500/],
    ['--set', '2.fast=5', /from 1 to 1/],
    ['--share', '2', /above 0 and up to 1/],
  ])('%s %s', (option, value, said) => {
    const done = run(option, value);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toMatch(said);
  });

  test('a share in percent, in basis points and as a small number is the same', () => {
    const [percent, points, bare] = ['0.1%', '10bps', '0.001'].map((each) =>
      run('--slippage', each, '--commission', each, '--json'),
    );
    expect(percent!.json.spec).toMatchObject({ slippage: { share: 0.001 }, fees: { rate: 0.001 } });
    expect(points!.json.resultHash).toBe(percent!.json.resultHash);
    expect(bare!.json.resultHash).toBe(percent!.json.resultHash);
  });

  test('a strategy that there is not: the names, and the nearest', () => {
    const bars = short();
    const near = cli('backtest', '--strategy', 'smacros', '--bars', bars);
    expect(near.status).toBe(2);
    expect(near.stderr).toMatch(/one of buy-and-hold, sma-cross, .*rebalance\. Did you mean sma-cross\?$/m);
    expect(cli('backtest', '--strategy', 'magic', '--bars', bars).stderr).not.toMatch(/Did you mean/);
  });

  test('the other commands end with 2 as well', () => {
    const at = ['--workspace', join(temporaryFolder(), 'w')];
    cli('bars', 'import', short(), '--symbol', 'WAVE', ...at);
    expect(cli('replay', 'create', 'WAVE', '--from', 'x', ...at)).toMatchObject({ status: 2 });
    expect(cli('replay', 'create', 'WAVE', '--slippage', '0.1', ...at)).toMatchObject({ status: 2 });
    const much = cli('account', 'open', '--vnd', 'much', ...at);
    expect([much.status, much.stderr]).toEqual([2, expect.stringContaining('an amount such as 10000')]);
    const holding = cli('account', 'open', '--holding', 'FPT', ...at);
    expect([holding.status, holding.stderr]).toEqual([2, expect.stringContaining('FPT:100:95400')]);
    expect(cli('bars', 'show', 'NONE', ...at)).toMatchObject({ status: 1 });
  });
});

const GREEDY = `import { strategy } from 'tapedeck';
export default strategy({
  name: 'Greedy',
  parameters: {},
  setup(s) {
    let bar = 0;
    return () => {
      bar += 1;
      if (bar <= 3) s.buy({ quantity: 1_000_000 });
      if (bar === 4) s.buy({ quantity: 10 });
      if (bar === 5) s.buy({ quantity: 10, limit: 1 });
    };
  },
});
`;

test('denied orders are counted in words, and every order is told', { timeout: 60_000 }, () => {
  const here = temporaryFolder();
  const [bars, own] = [join(here, 'WAVE.csv'), join(here, 'greedy.ts')];
  writeFileSync(bars, waves(60));
  writeFileSync(own, GREEDY);
  const args = ['backtest', '--strategy', own, '--bars', bars];
  const told = cli(...args);
  expect(told.stdout).toMatch(/^ {2}3 denied: 3 not enough buying power$/m);
  expect(told.stdout).not.toMatch(/The order needs/);
  // The id of a run that nothing keeps says so.
  expect(told.stdout).toMatch(/^Not kept: .* give --workspace DIR\.$/m);
  const listed = cli(...args, '--orders');
  expect(listed.stdout).toMatch(
    /^ {2}2020-01-06 21:00 {2}WAVE {2}Buy {2}MKT {2}1000000 .* denied +The order needs 100000000 USD/m,
  );
  expect(listed.stdout).toMatch(/ {2}LMT {7}10 {7}1 {2}working at the end$/m);
  const { json } = cli(...args, '--orders', '--json');
  expect(json).toMatchObject({
    currency: 'USD',
    moneyScale: 4,
    kept: false,
    denials: [{ code: 'INSUFFICIENT_BUYING_POWER', count: 3 }],
  });
  expect(json.orders).toHaveLength(5);
  expect(json.orders[4]).toMatchObject({
    status: 'denied',
    reason: 'INSUFFICIENT_BUYING_POWER',
    denial: { code: 'INSUFFICIENT_BUYING_POWER', available: 1_000_000_000 },
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
  const listed = cli('runs', 'list', ...at, '--json').json as {
    id: string;
    resultHash: string;
    fingerprint: string;
  }[];
  expect(listed.map(({ id }) => id)).toEqual([third.json.id, ...ids.toReversed()]);
  expect(listed[0]!.resultHash).toBe(listed[2]!.resultHash);
  expect(cli('runs', 'show', ids[0]!, ...at).stdout).toMatch(/Final equity/);
  const compared = cli('runs', 'compare', ...ids, ...at, '--json');
  expect(compared.json.differences).toHaveLength(1);
  expect(compared.json.runs[0]).toMatchObject({ currency: 'USD', moneyScale: 4 });
  const [one, other, difference] = cli('runs', 'compare', ...ids, ...at)
    .stdout.trim()
    .split('\n');
  // What is the same in both (slow, fees, fill) is not said.
  expect(one).toMatch(/ {2}fast=5 slow=30 short=false$/);
  expect(other).toMatch(/ {2}fast=10 slow=30 short=false$/);
  expect(difference).toMatch(/ less /);
  expect(cli('runs', 'compare', ids[0]!, third.json.id, ...at).stdout).toMatch(/asked for alike/);
  expect(cli('runs', 'list', ...at).stdout.split('\n')[1]).toMatch(
    / {2}fast=10 slow=30 short=false, fees 0, slippage 0 ticks, orders fill next-open, seed 1$/,
  );
  const { fingerprint } = listed[1]!;
  for (const given of [ids[1]!.slice(0, 5), fingerprint.slice(0, 12), fingerprint])
    expect(cli('runs', 'show', given, ...at, '--json').json).toMatchObject({ id: ids[1], kept: true });
  expect(cli('runs', 'reproduce', ids[1]!, ...at)).toMatchObject({ status: 0 });
  expect(cli('runs', 'show', 'nothing', ...at, '--json')).toMatchObject({
    status: 1,
    json: { error: { code: 'NOT_FOUND' } },
  });
  const strategies = cli('strategies', 'list', ...at, '--json').json as { id: string }[];
  expect(strategies.map(({ id }) => id)).toContain('built-in:momentum-rotation');
  cli('bars', 'delete', 'WAVE', ...at);
  const gone = cli('runs', 'reproduce', ids[1]!, ...at);
  expect(gone).toMatchObject({ status: 1 });
  expect(gone.stdout).toMatch(/cannot be run again\.\n {2}the series WAVE is gone .*\n.*bars restore/);
});

test('a workspace without runs says how one is made', { timeout: 60_000 }, () => {
  const at = ['--workspace', join(temporaryFolder(), 'w')];
  cli('account', 'open', ...at);
  expect(cli('runs', 'list', ...at).stdout).toMatch(/^No runs are kept yet\. .*tapedeck backtest/);
  expect(cli('runs', 'list', ...at, '--json').json).toEqual([]);
});

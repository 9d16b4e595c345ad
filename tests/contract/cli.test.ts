/** The command line as a script uses it: exit codes, JSON, one import only, no market needed to parse. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { Workbook } from './workbook.ts';

const cli = (...args: string[]) => {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
  return {
    status,
    stdout,
    stderr,
    json: args.includes('--json') && stdout ? (JSON.parse(stdout) as Record<string, never>) : null,
  };
};

describe('command line', () => {
  test('parse, dry run, import, and the same again', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'orders.xlsx');
    writeFileSync(
      file,
      await Workbook([
        ['Symbol', 'Side', 'Quantity', 'Price'],
        ['FPT', 'Buy', 100, 95_000],
        ['AAPL', 'Buy', 10, 180.1],
        ['AAPL', 'Buy', -5, 180.1],
      ]),
    );
    const workspace = ['--workspace', join(folder, 'w')];
    expect(cli('orders', 'parse', file, '--json').json).toMatchObject({
      file: 'orders.xlsx',
      header_row: 1,
      accepted: [
        { row: 2, symbol: 'FPT', side: 'BUY', qty: 100, price: 95_000, type: 'LIMIT' },
        { row: 3, symbol: 'AAPL', side: 'BUY', qty: 10, price: 180.1, type: 'LIMIT' },
      ],
      rejected: [{ row: 4, reason: 'invalid_qty' }],
    });
    expect(cli('bars', 'import', join(folder, 'none.csv'), '--symbol', 'FPT', ...workspace).status).toBe(1);
    const early = cli('orders', 'import', file, ...workspace);
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('account open')]);
    expect(
      cli('account', 'open', '--vnd', '20000000', '--holding', 'VNM:100:66000', ...workspace).status,
    ).toBe(0);
    expect(cli('accounts', 'show', '--json', ...workspace).json).toMatchObject({
      baseCurrency: 'VND',
      positions: [{ symbol: 'VNM', quantity: 100, totalCost: 6_600_000, lots: 1 }],
    });
    const shown = cli('accounts', 'show', ...workspace);
    expect(shown.stdout).toMatch(/currency +cash/);
    expect(shown.stdout).toMatch(/VND +20000000 /);
    expect(shown.stdout).toMatch(/VNM +100 +1 +66000 /);
    expect(cli('orders', 'import', file, '--dry-run', '--json', ...workspace).json).toMatchObject({
      header_row: 1,
      accepted: [{ row: 2 }, { row: 3 }],
      rejected: [{ row: 4, reason: 'invalid_qty' }],
      totals: { accepted: 2, denied: 1 },
      basket: null,
    });
    expect(cli('orders', 'list', '--json', ...workspace).json).toEqual([]);
    expect(cli('orders', 'import', file, '--json', ...workspace).json).toMatchObject({
      basket: { orders: 2 },
      denial: null,
    });
    const again = cli('orders', 'import', file, ...workspace);
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('imported already')]);
    expect(cli('orders', 'list', '--json', ...workspace).json).toHaveLength(2);
    expect(cli('journal', 'verify', '--json', ...workspace).json).toMatchObject({ ok: true });
  });

  test('risk: an order judged with and without a workspace, the past judged again, everything stopped', () => {
    const folder = temporaryFolder();
    const order = join(folder, 'order.json');
    const rules = join(folder, 'rules.json');
    writeFileSync(order, JSON.stringify({ symbol: 'FPT', side: 'buy', quantity: 1_000, price: '95000' }));
    writeFileSync(
      rules,
      JSON.stringify({ rules: [{ rule: 'max-quantity', limit: 500, severity: 'reduce' }] }),
    );
    const workspace = ['--workspace', join(folder, 'w')];
    const alone = cli('risk', 'check', order, '--rules', rules, '--json', ...workspace);
    expect([alone.status, existsSync(join(folder, 'w'))]).toEqual([0, false]);
    expect(alone.json).toMatchObject({ outcome: 'reduced', quantity: 500, asked: 1_000, denial: null });
    expect(cli('risk', 'check', order, '--rules', rules, '--json', ...workspace).stdout).toBe(alone.stdout);
    expect(cli('risk', 'replay', '--rules', rules, ...workspace).status).toBe(1);
    cli('account', 'open', '--vnd', '50000000', ...workspace);
    const poor = cli('risk', 'check', order, '--json', ...workspace);
    expect([poor.status, poor.json]).toMatchObject([1, { denial: { code: 'INSUFFICIENT_BUYING_POWER' } }]);
    expect(cli('risk', 'check', order, ...workspace).stdout).toContain('✗ Buying power');
    expect(cli('risk', 'replay', '--rules', rules, '--json', ...workspace).json).toMatchObject({ orders: 0 });
    const stopped = cli('emergency-stop', '--flatten', '--json', ...workspace);
    expect([stopped.status, stopped.json]).toMatchObject([0, { trading: { mode: 'halted' }, closing: 0 }]);
    expect(cli('risk', 'check', order, '--json', ...workspace).json).toMatchObject({
      denial: { code: 'TRADING_HALTED' },
    });
    writeFileSync(rules, '[{"rule":"max-quantity","limit":-1}]');
    const wrong = cli('risk', 'check', order, '--rules', rules, ...workspace);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('rules.0.limit')]);
    writeFileSync(rules, '{"rules": ');
    expect(cli('risk', 'check', order, '--rules', rules, ...workspace).stderr).toContain('rules.json');
  });

  test('asking about a workspace that is not there makes none', () => {
    const folder = join(temporaryFolder(), 'nothing');
    const { status, stderr } = cli('workspace', 'info', '--workspace', folder);
    expect([status, stderr, existsSync(folder)]).toEqual([1, expect.stringContaining('nothing'), false]);
  });

  test('bars: import, and a clear refusal', () => {
    const folder = temporaryFolder();
    const workspace = ['--workspace', join(folder, 'w')];
    const good = join(folder, 'good.csv');
    writeFileSync(
      good,
      'Date,Open,High,Low,Close,Volume\n2025-01-02,100,101,99,100.5,10\n2025-01-03,100.5,103,100,102.25,20\n',
    );
    expect(cli('bars', 'import', good, '--symbol', 'AAPL', '--json', ...workspace).json).toMatchObject({
      bars: 2,
      lastClose: '102.25',
    });
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, 'nothing to see');
    const refused = cli('bars', 'import', bad, '--symbol', 'AAPL', ...workspace);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('bad.csv')]);
    expect(refused.stderr).not.toContain('    at ');
  });

  const sheet = join(ROOT, '../shared/data/orders/dev/01_vi_basic.xlsx');
  test.skipIf(!existsSync(sheet))(
    `the basic sheet prints what its expectation says${existsSync(sheet) ? '' : ' (skipped: ../shared/data is not there)'}`,
    () => {
      const expected = JSON.parse(readFileSync(`${sheet}.expected.json`, 'utf8')) as {
        sheet: string;
        header_row: number;
        accepted: object[];
        rejected: object[];
      };
      const { sheet: name, header_row, accepted, rejected } = expected;
      expect(cli('orders', 'parse', sheet, '--json').json).toMatchObject({
        sheet: name,
        header_row,
        accepted,
        rejected,
      });
    },
  );
});

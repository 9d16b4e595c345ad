/** The golden runner tells the truth: cases made here pass, fail and depart as they must; the shared pack when it is there. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runGolden } from '../../scripts/golden.ts';
import { ROOT } from '../../scripts/lib.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-golden-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function run(topic: string, cases: readonly object[]) {
  const folder = temporary();
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ schema_version: 1, topic, cases }));
  return runGolden([folder], undefined)[topic]!;
}

const limit = (id: string, side: string, price: number, qty: number) => ({
  op: 'new',
  id,
  side,
  type: 'limit',
  price,
  qty,
});
const scenario = (id: string, traded: number) => ({
  id,
  fn: 'limit',
  steps: [
    { do: limit('a', 'SELL', 101, 30), expect: [{ e: 'accept', id: 'a' }] },
    {
      do: limit('b', 'BUY', 102, 20),
      expect: [
        { e: 'accept', id: 'b' },
        { e: 'trade', maker: 'a', taker: 'b', price: 101, qty: traded },
      ],
    },
  ],
  expected: { final_book: { bids: [], asks: [[101, 10, 10, ['a']]], stops: [], last: 101 } },
  tolerance: { exact: true },
});

describe('golden runner', () => {
  test('a right case passes, a wrong one fails and says what it got', () => {
    const report = run('matching', [scenario('right', 20), scenario('wrong', 19)]);
    expect(report).toMatchObject({ passed: 1, failed: 1, unsupported: 0 });
    expect(report.failures[0]).toMatch(/^wrong: .*"qty":19.*"qty":20/);
  });

  test('what the engine does not have is unsupported, by name', () => {
    expect(run('matching', [{ ...scenario('x', 20), fn: 'never_heard_of' }])).toMatchObject({
      passed: 0,
      failed: 0,
      unsupported: 1,
      unsupportedFns: ['never_heard_of'],
    });
  });

  test('a departure is deliberate by its arguments, with its reason', () => {
    const resting = {
      id: 'any name',
      fn: 'liquibook',
      steps: [
        {
          op: 'new',
          id: 'm',
          side: 'BUY',
          type: 'market',
          qty: 10,
          expect: { matched: false, complete: false },
        },
      ],
      expected: null,
      tolerance: {},
    };
    expect(run('matching', [resting]).deliberate).toEqual([
      expect.stringMatching(/^any name: market orders never rest/),
    ]);
  });

  test('profit and loss at average cost', () => {
    const fills = [
      { side: 'BUY', qty: '100', price: '10', fee: '1' },
      { side: 'SELL', qty: '150', price: '12', fee: '2' },
    ];
    const args = { method: 'AVG', fee_mode: 'expensed', multiplier: '1', fills, mark: '11' };
    const expected = {
      position: '-50',
      avg_cost: '12',
      realized_gross: '200',
      fees: '3',
      realized_net: '197',
      unrealized_at_mark: '50',
    };
    const one = { id: 'flip', fn: 'lots_avg', args, expected, tolerance: { exact_decimal: true } };
    expect(
      run('pnl', [one, { ...one, id: 'wrong', expected: { ...expected, realized_gross: '201' } }]),
    ).toMatchObject({ passed: 1, failed: 1 });
  });

  test('performance figures: named series, frames, and what a library divides by nothing', () => {
    const folder = temporary();
    const dated = (values: readonly unknown[]) => ({
      type: 'series',
      index: values.map((_, day) => `2024-01-0${day + 1}`),
      values,
    });
    const shared = { flat: dated([0.01, 0.01, 0.01]), market: dated(['NaN', 0.02, -0.01]) };
    const of = (id: string, fn: string, args: object, expected: unknown) => ({
      id,
      fn,
      args,
      expected,
      tolerance: { decimals: 8 },
    });
    const flat = { $series: 'flat' };
    const cases = [
      of('total', 'cum_returns_final', { returns: flat }, 0.030301),
      of('no spread', 'sharpe_ratio', { returns: flat }, 'Infinity'),
      of('pairs', 'beta', { returns: { $series: 'market' }, factor_returns: { $series: 'market' } }, 1),
      of('frame', 'max_drawdown', { returns: { columns: { a: [-0.1], b: [0.1] } } }, [-0.1, 0]),
      of('window', 'roll_max_drawdown', { arr: [0, -0.1, 0], window: 2 }, [-0.1, -0.1]),
      of('wrong', 'cum_returns_final', { returns: flat }, 0.03),
      of('unheard', 'not_a_figure', { returns: flat }, 1),
    ];
    writeFileSync(join(folder, 'cases.json'), JSON.stringify({ topic: 'metrics', shared, cases }));
    const report = runGolden([folder], undefined)['metrics']!;
    expect(report).toMatchObject({ passed: 5, failed: 1, unsupported: 1, unsupportedFns: ['not_a_figure'] });
    expect(report.failures[0]).toMatch(/^wrong: 0.03,/);
  });

  const pack = join(ROOT, '../shared/data/golden/dev');
  test.skipIf(!existsSync(pack))(
    `the shared pack has no failing case${existsSync(pack) ? '' : ' (skipped: ../shared/data is not there)'}`,
    () => {
      const topics = runGolden([pack], undefined);
      for (const [topic, report] of Object.entries(topics)) expect(report.failures, topic).toEqual([]);
      expect(topics['matching']!.passed).toBeGreaterThan(50);
      expect(topics['indicators']!.passed).toBeGreaterThan(350);
      expect(topics['backtest']!.passed).toBeGreaterThanOrEqual(62);
      expect(topics['metrics']).toMatchObject({ passed: 338, unsupported: 0, deliberate: [] });
      expect(topics['backtest']!.deliberate.length).toBeLessThanOrEqual(3);
    },
  );
});

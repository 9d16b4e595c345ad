/** Scenario files through the contract and the command line: books, quotes, bars, latency, expectations, bad files. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ScenarioResult } from '#contract/scenario.ts';
import { ROOT } from '../../scripts/lib.ts';
import { openEngine, temporaryFolder } from '../support/workspace.ts';

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));

const run = (value: unknown): Promise<ScenarioResult> =>
  openEngine(null).call('book.run', { fileName: 'x.json', bytes: bytesOf(value) });

const order = (id: string, side: 'BUY' | 'SELL', qty: number, price: number, more: object = {}) => ({
  op: 'new',
  id,
  side,
  type: 'limit',
  qty,
  price,
  ...more,
});

const told = ({ steps }: ScenarioResult) => steps.map(({ events }) => events);

describe('book.run', () => {
  test('plays a book, tells each step’s events, the final book and the positions', async () => {
    const played = await run({
      config: { stp: 'cancel_newest' },
      steps: [
        order('a', 'SELL', 30, 101, { acct: 'A', display: 10 }),
        order('b', 'SELL', 20, 101, { acct: 'B' }),
        order('x', 'BUY', 25, 102, { acct: 'C' }),
        { op: 'cancel_all', side: 'SELL' },
      ],
    });
    expect(told(played)).toEqual([
      [
        { e: 'accept', id: 'a' },
        { e: 'rest', id: 'a', qty: 30, ahead: 0 },
      ],
      [
        { e: 'accept', id: 'b' },
        { e: 'rest', id: 'b', qty: 20, ahead: 10 },
      ],
      [
        { e: 'accept', id: 'x' },
        { e: 'trade', maker: 'a', taker: 'x', price: 101, qty: 10 },
        { e: 'refresh', id: 'a', visible: 10 },
        { e: 'trade', maker: 'b', taker: 'x', price: 101, qty: 15 },
      ],
      [
        { e: 'cancel', id: 'a', qty: 20, reason: 'user' },
        { e: 'cancel', id: 'b', qty: 5, reason: 'user' },
      ],
    ]);
    expect(played.book).toEqual({ bids: [], asks: [], stops: [], last: 101 });
    expect(played.positions).toEqual({ A: -10, B: -15, C: 25 });
  });

  test('quotes: size is respected and used once', async () => {
    const quote = { op: 'quote', bid: 99, bid_qty: 50, ask: 101, ask_qty: 30 };
    const buy = (id: string) => order(id, 'BUY', 20, 101, { tif: 'IOC' });
    const played = await run({
      config: { venue: 'quotes' },
      steps: [quote, buy('a'), buy('b'), quote, buy('c')],
    });
    const traded = told(played).flatMap((events) =>
      events.filter(({ e }) => e === 'trade').map(({ qty }) => qty),
    );
    expect(traded).toEqual([20, 10]);
  });

  test('bars: a gap fills a stop at the open; volume caps a fill over several bars', async () => {
    const bars = {
      market: 'next-open',
      limit: 'touch',
      path: 'ohlc',
      participationBps: 1_000,
      slippage: { model: 'ticks', ticks: 2 },
    };
    const bar = (open: number, volume: number) => ({
      op: 'bar',
      open,
      high: open + 5,
      low: open - 5,
      close: open,
      volume,
    });
    const played = await run({
      config: { venue: 'bars', bars, position: { A: 100 } },
      steps: [
        bar(100, 1_000),
        { op: 'new', id: 's', side: 'SELL', type: 'stop', stop: 90, qty: 100, acct: 'A' },
        bar(80, 600),
        bar(80, 600),
      ],
    });
    const fills = told(played).flatMap((events) => events.filter(({ e }) => e === 'fill'));
    expect(fills).toEqual([
      { e: 'fill', id: 's', price: 78, qty: 60, where: 'open' },
      { e: 'fill', id: 's', price: 78, qty: 40, where: 'open' },
    ]);
  });

  test('latency: orders act when the clock reaches their arrival, in order', async () => {
    const played = await run({
      config: { latency: { model: 'constant', submitMs: 50, cancelMs: 10 } },
      steps: [
        order('a', 'SELL', 10, 101),
        { op: 'clock', t: 49 },
        { op: 'clock', t: 50 },
        { op: 'cancel', id: 'a' },
        { op: 'clock', t: 60 },
      ],
    });
    expect(told(played).map((events) => events.map(({ e }) => e))).toEqual([
      ['sent'],
      [],
      ['accept', 'rest'],
      ['sent'],
      ['cancel'],
    ]);
  });

  test('compares with what a file expects', async () => {
    const step = (qty: number) => ({
      do: order('a', 'SELL', qty, 101),
      expect: [{ e: 'accept', id: 'a' }],
    });
    expect((await run({ steps: [step(5)] })).unexpected).toBe(0);
    const wrong = await run({ steps: [step(-5)] });
    expect([wrong.unexpected, wrong.steps[0]]).toMatchObject([1, { asExpected: false }]);
  });

  test.each([
    ['{"steps":[\n{"op":"new",}]}', /line 2: /],
    [{ steps: [{ op: 'fly' }] }, /^steps\[0\]\.op: /],
    [{ steps: [{ op: 'clock', t: 1 }, order('a', 'BUY', 1.5, 9)] }, /^steps\[1\]\.qty: /],
    [{ steps: [order('a', 'BUY', 1, 1e300)] }, /^steps\[0\]\.price: /],
    [{ steps: [order('a', 'BUY', 1, 9, { colour: 'red' })] }, /colour/],
    [{ config: { tick: 0 }, steps: [] }, /^config\.tick: /],
    [
      { steps: [order('a', 'BUY', 1, 9, { group: { id: 'g', kind: 'oco', role: 'exit', size: 2 } })] },
      /group g has 1 of its 2 orders/,
    ],
    [{}, /^steps: /],
  ])('refuses %j and names the place', async (file, detail) => {
    await expect(run(file)).rejects.toMatchObject({
      error: {
        code: 'SCENARIO_UNREADABLE',
        params: { file: 'x.json', detail: expect.stringMatching(detail) },
      },
    });
  });

  test('refuses in the scenario’s own words what an order may not say', async () => {
    const played = await run({
      config: { tick: 5, lot: 10 },
      steps: [
        order('a', 'BUY', 10, 101),
        order('b', 'BUY', 15, 100),
        { op: 'new', id: 'c', side: 'BUY', type: 'stop', qty: 10 },
        { op: 'new', id: 'd', side: 'BUY', type: 'teleport', qty: 10 },
        { op: 'amend', id: 'gone', qty: 10 },
        { op: 'bar', open: 1, high: 1, low: 1, close: 1, volume: 1 },
      ],
    });
    expect(told(played).map(([event]) => event!['reason'])).toEqual([
      'off_tick',
      'off_lot',
      'invalid_stop',
      'invalid_type',
      'unknown_order',
      'invalid_bar',
    ]);
  });
});

test('on the command line: events, the book, and exit code 1 where a step is not as expected', () => {
  const file = join(temporaryFolder(), 'one.json');
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', 'book', 'run', file, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
    });
  writeFileSync(file, JSON.stringify({ steps: [{ do: order('a', 'SELL', 5, 101), expect: [] }] }));
  const json = cli('--json');
  expect([json.status, JSON.parse(json.stdout)]).toMatchObject([1, { unexpected: 1 }]);
  writeFileSync(file, JSON.stringify({ steps: [order('a', 'SELL', 5, 101)] }));
  const plain = cli();
  expect(plain.status).toBe(0);
  expect(plain.stdout).toContain('book  {"bids":[],"asks":[[101,5,5,["a"]]]');
});

test('orders explain: facts and a paragraph in both languages', async () => {
  const folder = temporaryFolder();
  const cli = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['src/main/hosts/cli/index.ts', ...args, '--workspace', join(folder, 'w'), '--json'],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
      },
    );
  cli('account', 'open');
  writeFileSync(join(folder, 'o.csv'), 'Symbol,Side,Quantity,Price\nFPT,Buy,100,95000\n');
  expect(cli('orders', 'import', join(folder, 'o.csv')).status).toBe(0);
  const answer = JSON.parse(cli('orders', 'explain', 'O1').stdout) as { text: Record<string, string> };
  expect(answer).toMatchObject({ order: { id: 'O1', status: 'working' } });
  expect(answer.text['en']).toMatch(/^When it came, the best bid was .* Not filled yet: /);
  expect(answer.text['vi']).toMatch(/^Khi lệnh đến, .* Chưa khớp: /);
  expect(cli('orders', 'explain', 'O9')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('NOT_FOUND'),
  });
});

test('ledger run: lots and profit by hand, and a clear refusal', async () => {
  const call = (value: unknown) =>
    openEngine(null).call('ledger.run', { fileName: 'c.json', bytes: bytesOf(value) });
  const fills = [
    { side: 'BUY', qty: '100', price: '10', fee: '5' },
    { side: 'SELL', qty: '150', price: '12', fee: '7.5' },
  ];
  expect(await call({ fee_mode: 'capitalised', fills, mark: '11' })).toMatchObject({
    method: 'FIFO',
    position: '-50',
    averageCost: '11.95',
    cash: '787.5',
    realisedGross: '190',
    fees: '12.5',
    unrealised: '47.5',
    lots: [{ quantity: '-50', cost: '11.95' }],
    matches: [{ quantity: '100', cost: '10.05', price: '12', realised: '195' }],
  });
  await expect(call({ fills: [{ side: 'BUY', qty: 'ten', price: '1' }] })).rejects.toMatchObject({
    error: { code: 'SCENARIO_UNREADABLE' },
  });
  await expect(call({ method: 'COIN', fills })).rejects.toMatchObject({
    error: { params: { detail: 'method: COIN' } },
  });
});

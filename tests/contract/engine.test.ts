/** The engine through its contract: what any host and any screen relies on. */
import { describe, expect, test } from 'vitest';
import { Workbook } from './workbook.ts';
import {
  commandId,
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

describe('orders', () => {
  test('a preview says what the order then does, to the unit', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.play(200);
    const order = marketOrder(FPT, 'buy', 500);
    const preview = await engine.call('orders.preview', { ticket: order.ticket });
    const { orders, denial } = await engine.call('orders.place', order);
    expect(denial).toBeNull();
    expect(orders[0]).toMatchObject({
      filled: preview.fillsNow,
      averagePrice: preview.averagePrice,
      filledNotional: preview.notional,
    });
    const account = (await engine.call('session.bootstrap', {})).account!.currencies[0]!;
    expect(account.buyingPower).toBe(preview.buyingPowerAfter);
    expect(account.fees).toBe(preview.fees.reduce((sum, fee) => sum + fee.amount, 0));
  });

  test('a repeated command id answers again and does nothing twice', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    const order = limitOrder(FPT, 'buy', 100, 95_000);
    const first = await engine.call('orders.place', order);
    expect(await engine.call('orders.place', order)).toEqual(first);
    expect(await engine.call('orders.list', { status: null, before: null, limit: 10 })).toHaveLength(1);
  });

  test('a denial is a result, is listed, and explains itself', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const { denial, orders } = await engine.call('orders.place', limitOrder(FPT, 'buy', 150, 95_000));
    expect(denial).toEqual({ code: 'QUANTITY_OFF_LOT', quantity: 150, lotSize: 100 });
    const explained = await engine.call('orders.explain', { orderId: orders[0]!.id });
    expect(explained.checks.at(-1)).toMatchObject({
      check: 'quantity-valid',
      passed: false,
      value: 150,
      limit: 100,
    });
    expect(explained.met?.last).toBe(95_500);
  });

  test('an order that rests explains its queue then and now, and its fills', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.play(100);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === FPT,
    )!;
    const { orders } = await engine.call('orders.place', limitOrder(FPT, 'buy', 100, quote.bid!));
    const id = orders[0]!.id;
    const before = await engine.call('orders.explain', { orderId: id });
    expect(before.queue).toMatchObject({ price: quote.bid, quantityAhead: quote.bidQuantity });
    expect(before.queueNow).toEqual(before.queue);
    for (let tries = 0; tries < 400; tries += 1) engine.play(100);
    const after = await engine.call('orders.explain', { orderId: id });
    expect(after.order.status).toBe('filled');
    expect(after.fills.every(({ liquidity }) => liquidity === 'maker')).toBe(true);
    expect(after.fills.reduce((sum, fill) => sum + fill.quantity, 0)).toBe(100);
  });

  test('the stop switch cancels what works and denies what comes', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    const { orders } = await engine.call('risk.halt', { commandId: commandId() });
    expect(orders[0]).toMatchObject({ status: 'cancelled', reason: 'halt' });
    expect((await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000))).denial).toEqual({
      code: 'TRADING_HALTED',
    });
    await engine.call('risk.resume', { commandId: commandId() });
    expect((await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 94_900))).denial).toBeNull();
  });
});

describe('restart', () => {
  test('everything is there again: orders, positions, books, the place in the queue, and the market goes on the same', async () => {
    const folder = temporaryFolder();
    const first = openEngine(folder);
    await openAccount(first);
    first.play(300);
    await first.call('orders.place', marketOrder(FPT, 'buy', 300));
    first.engine.context.runtime.snapshot();
    first.play(50);
    await first.call('orders.place', limitOrder(FPT, 'buy', 200, 95_300));
    await first.call('orders.place', limitOrder('US:KO', 'buy', 10, 600_000));
    first.play(500);
    await first.call('orders.place', limitOrder(FPT, 'sell', 100, 96_500));
    const { runtime } = first.engine.context;
    const before = JSON.stringify([
      runtime.world.state.orders,
      runtime.world.market.snapshot(),
      runtime.world.tape.snapshot(),
      runtime.head,
    ]);
    // As after kill -9: no closing snapshot, only what was committed.
    runtime.store.close();

    const second = openEngine(folder);
    const again = second.engine.context.runtime;
    expect(
      JSON.stringify([
        again.world.state.orders,
        again.world.market.snapshot(),
        again.world.tape.snapshot(),
        again.head,
      ]),
    ).toBe(before);
    expect(again.corrected).toBe(0);
    expect(await second.call('journal.verify', {})).toMatchObject({ ok: true });
  });

  test('a reset opens a new stream; the old one stays readable', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    await openAccount(engine);
    engine.play(100);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    await engine.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
    const boot = await engine.call('session.bootstrap', {});
    expect([boot.orders, boot.positions]).toEqual([[], []]);
    expect(boot.status.stream).toBe('account-2');
    expect(await engine.call('streams.list', {})).toMatchObject([
      { stream: 'account-1', current: false },
      { stream: 'account-2', current: true },
    ]);
    const old = await engine.call('journal.list', { stream: 'account-1', before: null, limit: 50 });
    expect(old[0]!.event).toMatchObject({ kind: 'order-cancelled', reason: 'reset' });
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    engine.engine.close();
    const again = openEngine(folder);
    expect((await again.call('session.bootstrap', {})).orders).toHaveLength(1);
    expect(await again.call('journal.verify', {})).toMatchObject({ ok: true });
  });
});

describe('faults', () => {
  test('a full disk denies the order, loses nothing, and the program goes on', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    const { db } = engine.engine.context.runtime.store;
    const pages = db.pragma('page_count', { simple: true }) as number;
    db.pragma(`max_page_count = ${pages}`);
    let failed = 0;
    for (let count = 0; count < 200 && failed === 0; count += 1) {
      const placed = engine.call('orders.place', limitOrder(FPT, 'buy', 100, 94_900 - (count % 20) * 100));
      await placed.catch((error: { error: { code: string } }) => {
        expect(error.error.code).toBe('DISK_FULL');
        failed += 1;
      });
    }
    expect(failed).toBe(1);
    const working = [...engine.engine.context.runtime.world.state.orders.values()].length;
    expect(await engine.call('orders.list', { status: 'working', before: null, limit: 5_000 })).toHaveLength(
      working,
    );
    db.pragma('max_page_count = 1000000');
    expect((await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 94_000))).orders[0]).toMatchObject({
      status: 'working',
    });
    expect(await engine.call('journal.verify', {})).toMatchObject({ ok: true });
  });

  test('a damaged journal opens read-only, says where, and refuses to trade', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    await openAccount(engine);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    const { runtime } = engine.engine.context;
    runtime.store.db.exec(
      "DROP TRIGGER journal_no_update; UPDATE journal SET payload = replace(payload, '95000', '95100') WHERE seq = 3",
    );
    runtime.store.close();
    const again = openEngine(folder);
    const status = await again.call('workspace.status', {});
    expect(status.mode).toBe('damaged');
    expect(status.damage).toContain('entry 3');
    await expect(again.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000))).rejects.toMatchObject({
      error: { code: 'READ_ONLY' },
    });
    expect(await again.call('journal.verify', {})).toMatchObject({ ok: false });
  });

  test.each([
    ['orders.nothing', {}, 'no call named'],
    ['__proto__', {}, 'no call named'],
    ['orders.place', { commandId: 'x', ticket: { side: 'buy' } }, 'ticket'],
    ['orders.list', { status: 'working', before: null, limit: 1e9 }, 'limit'],
    ['clock.set', { speed: 1_000 }, 'speed'],
    ['orders.cancel', null, 'parameters'],
  ])('%s %j is a bad request, said plainly', async (name, params, detail) => {
    const engine = openEngine(null);
    await expect(engine.call(name as never, params as never)).rejects.toMatchObject({
      error: { code: 'BAD_REQUEST', params: { detail: expect.stringContaining(detail) } },
    });
  });

  test('without an account nothing is traded', async () => {
    const engine = openEngine(null);
    expect((await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000))).denial).toEqual({
      code: 'ACCOUNT_NOT_OPEN',
    });
    await expect(
      engine.call('orders.preview', { ticket: limitOrder(FPT, 'buy', 100, 95_000).ticket }),
    ).rejects.toMatchObject({ error: { code: 'NO_ACCOUNT' } });
  });
});

describe('market', () => {
  test('a symbol is created once from a template, watched, and trades around its price', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const create = () =>
      engine.call('instruments.create', {
        commandId: commandId(),
        symbol: 'FPTX',
        template: 'HOSE',
        price: '51300',
      });
    expect((await create()).denial).toBeNull();
    expect((await create()).denial).toEqual({ code: 'SYMBOL_EXISTS', symbol: 'FPTX' });
    engine.play(2_000);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === 'HOSE:FPTX',
    )!;
    expect(quote.volume).toBeGreaterThan(0);
    expect(Math.abs(quote.last - 51_300)).toBeLessThan(51_300 * 0.07);
  });

  test('imported bars stand before the simulated market, which goes on from their last close', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    engine.play(300);
    const csv =
      'time,open,high,low,close,volume\n2025-01-02,90000,91000,89500,90500,1000\n2025-01-03,90500,92000,90000,91700,2000\n';
    const bytes = new TextEncoder().encode(csv);
    const done = await engine.call('bars.import', {
      commandId: commandId(),
      fileName: 'fpt.csv',
      bytes,
      symbol: 'FPT',
    });
    expect(done).toMatchObject({ bars: 2, replaced: 0, lastClose: '91700' });
    engine.play(300);
    const bars = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    expect(bars).toMatchObject({ simulatedFrom: 2, source: 'fpt.csv' });
    expect(bars.close.slice(0, 2)).toEqual([90_500, 91_700]);
    expect(bars.time).toHaveLength(3);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === FPT,
    )!;
    expect(quote.reference).toBe(91_700);
    expect(Math.abs(quote.last - 91_700)).toBeLessThan(2_000);
    expect(
      (
        await engine.call('bars.import', {
          commandId: commandId(),
          fileName: 'fpt.csv',
          bytes,
          symbol: 'FPT',
        })
      ).replaced,
    ).toBe(2);
  });

  test('unreadable bars and unknown symbols are named', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const bytes = new TextEncoder().encode('hello');
    await expect(
      engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' }),
    ).rejects.toMatchObject({ error: { code: 'BARS_UNREADABLE' } });
    await expect(
      engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'NOPE' }),
    ).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  test('charts: generated history ends where the tape begins, and grows with it', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.play(4 * 60 * 12);
    const minutes = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1m' });
    expect(minutes.time.length).toBeGreaterThan(7_200 + 10);
    const hours = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1h' });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(hours.volume)).toBe(sum(minutes.volume));
    for (const view of [minutes, hours])
      expect(view.time).toEqual([...new Set(view.time)].sort((a, b) => a - b));
  });
});

describe('frames', () => {
  test('a connection is pushed what changed, and depth and trades of its focus only', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.engine.flush();
    await engine.call('market.focus', { instrumentId: FPT as never });
    engine.play(400);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    engine.frames.length = 0;
    engine.engine.flush();
    const [frame] = engine.frames;
    expect(frame!.depth).toMatchObject({ instrumentId: FPT });
    expect(frame!.depth!.bids.some(({ mine }) => mine === 100)).toBe(true);
    expect(frame!.trades!.length).toBeGreaterThan(0);
    expect(frame!.orders).toMatchObject([{ status: 'working' }]);
    expect(frame!.quotes!.length).toBeGreaterThan(5);
    engine.frames.length = 0;
    engine.engine.flush();
    expect(engine.frames).toEqual([]);
  });
});

describe('sheets', () => {
  const sheet = () =>
    Workbook([
      ['Lệnh ngày 5/1', null, null, null, null],
      ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh'],
      ['FPT', 'Mua', 100, 95_500, 'LO'],
      ['VNM', 'Bán', 100, 66_800, 'LO'],
      ['FTP', 'Mua', 100, 95_500, 'LO'],
      ['HPG', 'Mua', 'abc', 27_150, 'LO'],
      ['HPG', 'Mua', 200, 27_160, 'LO'],
      ['HPG', 'Mua', 300, null, 'MP'],
    ]);

  test('each row has its verdict, good rows are placed in one command, and the same file does nothing again', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    engine.play(100);
    const bytes = await sheet();
    const preview = await engine.call('sheets.preview', { fileName: 'lenh.xlsx', bytes });
    expect(
      preview.rows.map(({ row, verdict, denial, reason }) => [row, verdict, denial?.code ?? reason]),
    ).toEqual([
      [3, 'accepted', null],
      [4, 'denied', 'SHORT_NOT_ALLOWED'],
      [5, 'denied', 'UNKNOWN_INSTRUMENT'],
      [6, 'rejected', 'invalid_qty'],
      [7, 'denied', 'PRICE_OFF_TICK'],
      [8, 'accepted', null],
    ]);
    expect(preview.rows[2]!.suggestion).toBe('FPT');
    expect(preview.rows[3]!.cell).toBe('C6');
    const commit = { commandId: commandId(), fileHash: preview.fileHash, rows: [3, 8], name: 'Monday' };
    const done = await engine.call('sheets.commit', commit);
    expect(done.denial).toBeNull();
    expect(done.basket).toMatchObject({ name: 'Monday', orders: 2 });
    const again = await engine.call('sheets.preview', { fileName: 'lenh.xlsx', bytes });
    expect(again.alreadyImported).toMatchObject({ name: 'Monday' });
    expect(again.rows.filter(({ verdict }) => verdict === 'duplicate').map(({ row }) => row)).toEqual([3, 8]);
    expect(again.totals.accepted).toBe(0);
    await expect(engine.call('sheets.commit', { ...commit, commandId: commandId() })).rejects.toMatchObject({
      error: { code: 'SHEET_EXPIRED' },
    });
    expect(await engine.call('orders.list', { status: null, before: null, limit: 50 })).toHaveLength(2);
    const renamed = await engine.call('sheets.preview', { fileName: 'copy.xlsx', bytes });
    expect(renamed.totals).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  test('a row sees the cash that the rows before it use; if the market or the cash changed, nothing is placed', async () => {
    const engine = openEngine(null);
    await engine.call('account.open', {
      commandId: commandId(),
      ...OPENING,
      cash: { VND: '20000000', USD: '0' },
      holdings: [],
    });
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['FPT', 'Buy', 100, 95_000],
      ['FPT', 'Buy', 100, 94_900],
      ['FPT', 'Buy', 100, 94_800],
    ]);
    const preview = await engine.call('sheets.preview', { fileName: 'b.xlsx', bytes });
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'denied']);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 94_000));
    const { denial, orders } = await engine.call('sheets.commit', {
      commandId: commandId(),
      fileHash: preview.fileHash,
      rows: [2, 3],
      name: 'B',
    });
    expect(denial).toMatchObject({
      code: 'BASKET_ROWS_DENIED',
      rows: [{ row: 3, denial: { code: 'INSUFFICIENT_BUYING_POWER' } }],
    });
    expect(orders).toEqual([]);
    expect(await engine.call('orders.list', { status: 'working', before: null, limit: 50 })).toHaveLength(1);
  });
});

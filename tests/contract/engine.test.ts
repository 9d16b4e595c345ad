/** Orders, restart and faults through the contract: what any host and any screen relies on. */
import type { DemoTape } from '#feeds/demo/tape.ts';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
    const { orders } = await engine.call('risk.emergencyStop', { commandId: commandId(), flatten: false });
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
      (runtime.world.tape as DemoTape).snapshot(),
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
        (again.world.tape as DemoTape).snapshot(),
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
    expect(old[0]).toMatchObject({
      event: { kind: 'order-cancelled', reason: 'reset' },
      instrumentId: FPT,
    });
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    await engine.engine.close();
    const again = openEngine(folder);
    expect((await again.call('session.bootstrap', {})).orders).toHaveLength(1);
    expect(await again.call('journal.verify', {})).toMatchObject({ ok: true });
  });
});

describe('reset and damage', () => {
  test('a reset that cannot be stored leaves the old account trading', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    await openAccount(engine);
    const { runtime } = engine.engine.context;
    runtime.store.db.exec(
      "CREATE TRIGGER no_second BEFORE INSERT ON journal WHEN NEW.stream = 'account-2' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(
      engine.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] }),
    ).rejects.toMatchObject({
      error: { code: 'STORE_FAILED' },
    });
    expect((await engine.call('workspace.status', {})).stream).toBe('account-1');
    expect((await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000))).orders[0]).toMatchObject({
      status: 'working',
    });
    await engine.engine.close();
    const again = openEngine(folder);
    expect((await again.call('session.bootstrap', {})).orders).toHaveLength(1);
  });

  test('a file that is no workspace is never called sound, and is not backed up', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'workspace.db'),
      'not a database, but long enough to be taken for one '.repeat(50),
    );
    const engine = openEngine(folder);
    expect((await engine.call('workspace.status', {})).mode).toBe('damaged');
    expect(await engine.call('journal.verify', {})).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('not a database')],
    });
    await expect(engine.call('workspace.backup', { file: join(folder, 'copy.db') })).rejects.toMatchObject({
      error: { code: 'WORKSPACE_DAMAGED' },
    });
    expect(readFileSync(join(folder, 'workspace.db'), 'utf8')).toContain('not a database');
  });

  test('a snapshot of another generator: the journal stays right, the crowd is new, working orders stand', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    await openAccount(engine);
    engine.play(200);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    engine.engine.context.runtime.snapshot();
    const { db } = engine.engine.context.runtime.store;
    const { body } = db
      .prepare('SELECT body FROM snapshots ORDER BY seq DESC, position DESC LIMIT 1')
      .get() as { body: string };
    const older = body.replace(/"generatorVersion":\d+/g, '"generatorVersion":0');
    const hash = createHash('sha256').update(older).digest('hex');
    db.prepare('UPDATE snapshots SET body = ?, hash = ? WHERE body = ?').run(older, hash, body);
    engine.engine.context.runtime.store.close();
    const again = openEngine(folder);
    const explained = await again.call('orders.explain', { orderId: 'O1' });
    expect(explained.order.status).toBe('working');
    expect(explained.queueNow?.price).toBe(95_000);
    again.play(500);
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
    ['clock.set', { speed: 1_001 }, 'speed'],
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

/** Sessions on every order of a recorded book: the book moves as it did, and one's own order has its real place in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';

import {
  limitOrder,
  marketOrder,
  openEngine,
  openAccount,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const ID = 'RECORD:XYZ';
let engine: TestEngine;
let folder: string;

/** time, type, id, size, price × 10,000, side: a small book, then trades at its front. */
const MESSAGES = [
  '34200.0,1,1,100,1000000,1',
  '34200.1,1,2,100,1001000,-1',
  '34200.2,1,3,300,1000000,1',
  '34201.0,4,1,100,1000000,1',
  '34202.0,4,3,100,1000000,1',
  '34203.0,4,3,200,1000000,1',
  '34204.0,1,4,500,1000000,1',
  '34205.0,4,4,100,1000000,1',
  '34206.0,1,5,50,1002000,-1',
];
const bytes = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${lines.join('\n')}\n`);

const create = (lines: readonly string[] = MESSAGES, more: object = {}) =>
  engine.call('replay.createOrders', {
    commandId: 'create',
    name: 'An open',
    symbol: 'XYZ',
    format: 'lobster',
    fileName: 'XYZ_2012-06-21_message.csv',
    bytes: bytes(lines),
    cash: { VND: '0', USD: '100000' },
    feeProfiles: { VND: 'zero', USD: 'zero' },
    ...more,
  });
const step = (steps: number) => engine.call('replay.step', { steps });
const depth = async () => {
  await engine.call('market.focus', { instrumentId: ID });
  engine.engine.flush();
  return engine.frames.findLast((frame) => frame.depth)?.depth;
};

beforeEach(async () => {
  folder = temporaryFolder();
  engine = openEngine(folder);
  await openAccount(engine);
});

describe('a record of orders', () => {
  test('moves the book as it did', async () => {
    const session = await create();
    expect(session).toMatchObject({ kind: 'orders', end: MESSAGES.length });
    expect(new Date(session.from).toISOString()).toBe('2012-06-21T13:30:00.000Z');
    await step(3);
    expect(await depth()).toMatchObject({
      bids: [{ price: 1_000_000, quantity: 400, orders: 2, mine: 0 }],
      asks: [{ price: 1_001_000, quantity: 100 }],
    });
    await step(1);
    expect((await depth())!.bids).toMatchObject([{ quantity: 300, orders: 1 }]);
    expect((await engine.call('session.bootstrap', {})).quotes[0]).toMatchObject({
      last: 1_000_000,
      volume: 100,
    });
  });

  test('one’s own order waits behind all that came before it, and trades when they are gone', async () => {
    await create();
    await step(3);
    const { orders } = await engine.call('orders.place', limitOrder(ID, 'buy', 150, 1_000_000));
    const explained = await engine.call('orders.explain', { orderId: orders[0]!.id });
    expect(explained.queue).toMatchObject({ ordersAhead: 2, quantityAhead: 400 });
    await step(3);
    // Orders 1 and 3 traded, which were before it.
    expect(await engine.call('fills.list', { limit: 5 })).toEqual([]);
    await step(2);
    // 100 of order 4, which came later: the own order was before it.
    expect(await engine.call('fills.list', { limit: 5 })).toMatchObject([
      { price: 1_000_000, quantity: 100, liquidity: 'maker' },
    ]);
    expect((await depth())!.bids[0]).toMatchObject({ mine: 50 });
  });

  test('a market order takes what stands there, a stop waits for its price', async () => {
    await create();
    await step(3);
    await engine.call('orders.place', marketOrder(ID, 'buy', 60));
    expect(await engine.call('fills.list', { limit: 5 })).toMatchObject([{ price: 1_001_000, quantity: 60 }]);
    const { ticket } = limitOrder(ID, 'sell', 60, 0);
    await engine.call('orders.place', {
      commandId: 'stop',
      ticket: { ...ticket, type: 'stop', price: null, stop: 1_000_000 },
    });
    await step(1);
    const fills = await engine.call('fills.list', { limit: 5 });
    expect(fills[0]).toMatchObject({ side: 'sell', price: 1_000_000, quantity: 60 });
  });

  test('is resumed with the same book and the same place in the queue', async () => {
    await create();
    await step(3);
    await engine.call('orders.place', limitOrder(ID, 'buy', 150, 1_000_000));
    await step(2);
    const before = await depth();
    const place = await engine.call('orders.explain', { orderId: 'O1' });
    await engine.engine.close();
    engine = openEngine(folder);
    expect(await depth()).toEqual(before);
    expect((await engine.call('orders.explain', { orderId: 'O1' })).queue).toEqual(place.queue);
    const back = await engine.call('replay.seek', { to: { position: 3 } });
    expect(back.position).toBe(3);
    expect((await depth())!.bids[0]).toMatchObject({ quantity: 550, mine: 150 });
  });

  test('says what is wrong with a file', async () => {
    await expect(create(['34200.0,9,1,100,1000000,1'])).rejects.toMatchObject({
      error: { code: 'FLOW_UNREADABLE', params: { problem: 'flow-type', line: 1 } },
    });
  });
});

const LOB = join(import.meta.dirname, '../../../shared/data/lob/lobster');
test.skipIf(!existsSync(LOB))(
  'the open of AAPL is played to its published book (needs the shared data)',
  async () => {
    const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(LOB, name)));
    const book = read('AAPL_2012-06-21_L50_open_orderbook.csv');
    const session = await create([], {
      symbol: 'AAPL',
      fileName: 'AAPL_2012-06-21_L50_open_message.csv',
      bytes: read('AAPL_2012-06-21_L50_open_message.csv'),
      opening: { fileName: 'orderbook.csv', bytes: book },
    });
    await engine.call('replay.seek', { to: 'end' });
    const id = session.symbols[0]!.id;
    await engine.call('market.focus', { instrumentId: id });
    engine.engine.flush();
    const { bids, asks } = engine.frames.findLast((frame) => frame.depth)!.depth!;
    const last = Buffer.from(book).toString('utf8').trim().split('\n').at(-1)!.split(',').map(Number);
    for (let level = 0; level < 10; level += 1) {
      const [ask, askSize, bid, bidSize] = last.slice(level * 4, level * 4 + 4);
      expect([asks[level]!.price, asks[level]!.quantity]).toEqual([ask, askSize]);
      expect([bids[level]!.price, bids[level]!.quantity]).toEqual([bid, bidSize]);
    }
  },
);

/** The replay deck through the contract: what was recorded is traded again, saved, resumed, branched and compared. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';
const DAY = 86_400_000;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

/** Closes that go up by a tick a bar within a day and fall back overnight; five minutes from 9:00 in Vietnam. */
function csv(days: number, from = 0): Uint8Array<ArrayBuffer> {
  const lines = ['time,open,high,low,close,volume'];
  for (let day = from; day < from + days; day += 1) {
    if ([5, 6].includes(day % 7)) continue;
    for (let bar = 0; bar < 12; bar += 1) {
      const at = new Date(MONDAY + day * DAY + 2 * 3_600_000 + bar * 300_000).toISOString();
      const open = 95_000 + (day % 5) * 200 + bar * 100;
      lines.push([at, open, open + 150, open - 50, open + 100, 10_000 + bar].join(','));
    }
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

let engine: TestEngine;

async function importBars(bytes = csv(10)): Promise<number> {
  const imported = await engine.call('bars.import', {
    commandId: `import-${Math.random()}`,
    fileName: 'FPT_5m.csv',
    bytes,
    symbol: 'FPT',
    timezone: 'UTC',
  });
  return imported.seriesId;
}

const SESSION = {
  name: 'A week of FPT',
  cash: { VND: '100000000', USD: '0' },
  feeProfiles: { VND: 'vn-broker', USD: 'zero' },
} as const;

const create = (series: number, more: object = {}) =>
  engine.call('replay.create', {
    commandId: `create-${Math.random()}`,
    series: [series],
    ...SESSION,
    ...more,
  });

const clock = async () => (await engine.call('session.bootstrap', {})).clock;
const step = (steps: number) => engine.call('replay.step', { steps });
const equity = async () => (await engine.call('session.bootstrap', {})).account!.currencies[0]!.equity;

beforeEach(async () => {
  engine = openEngine(temporaryFolder());
  await openAccount(engine);
});

describe('a session', () => {
  test('begins paused before its first bar, with an account of its own, and the paper account waits', async () => {
    await engine.call('orders.place', marketOrder(FPT, 'buy', 100));
    const series = await importBars();
    const before = await engine.call('session.bootstrap', {});
    const session = await create(series);
    expect(session).toMatchObject({ current: true, position: 0, kind: 'bars', timeframe: '5m', orders: 0 });
    const picture = await engine.call('session.bootstrap', {});
    expect(picture.deck).toMatchObject({ name: 'A week of FPT', position: 0, end: session.end });
    expect(picture.clock).toMatchObject({ paused: true, at: MONDAY + 2 * 3_600_000 });
    expect(picture.account!.currencies[0]).toMatchObject({ cash: 100_000_000, equity: 100_000_000 });
    expect(picture.positions).toEqual([]);
    await engine.call('replay.leave', {});
    const after = await engine.call('session.bootstrap', {});
    expect(after.deck).toBeNull();
    expect(after.positions).toEqual(before.positions);
  });

  test('a market order fills at the next open, with fees, and nothing later is seen', async () => {
    await create(await importBars());
    await step(1);
    const bars = await engine.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(bars.time).toEqual([MONDAY + 2 * 3_600_000]);
    const { orders, denial } = await engine.call('orders.place', marketOrder(FPT, 'buy', 100));
    expect(denial).toBeNull();
    expect(orders[0]!.status).toBe('working');
    await step(1);
    const [fill] = await engine.call('fills.list', { limit: 1 });
    expect(fill).toMatchObject({ price: 95_100, quantity: 100, liquidity: 'taker' });
    const days = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    expect([days.time, days.close, days.high]).toEqual([[MONDAY], [95_200], [95_250]]);
  });

  test('a bracket works, a day order ends with its day, the day counts', async () => {
    await create(await importBars());
    await step(1);
    const leg = (
      type: 'limit' | 'stop' | 'market',
      side: 'buy' | 'sell',
      price: number | null,
      stop: number | null,
    ) => ({
      instrumentId: FPT,
      side,
      type,
      timeInForce: 'GTC' as const,
      quantity: 100,
      price,
      stop,
    });
    const group = await engine.call('orders.placeGroup', {
      commandId: 'bracket',
      group: 'bracket',
      legs: [
        { role: 'entry', ticket: leg('market', 'buy', null, null) },
        { role: 'exit', ticket: leg('limit', 'sell', 95_500, null) },
        { role: 'exit', ticket: leg('stop', 'sell', null, 94_000) },
      ],
    });
    expect(group.denial).toBeNull();
    const { ticket } = limitOrder(FPT, 'buy', 100, 94_000);
    await engine.call('orders.place', { commandId: 'day', ticket: { ...ticket, timeInForce: 'DAY' } });
    await engine.call('replay.seek', { to: 'next-trade' });
    await engine.call('replay.seek', { to: 'next-trade' });
    const fills = await engine.call('fills.list', { limit: 10 });
    expect(fills.map(({ side, price }) => [side, price])).toEqual([
      ['sell', 95_500],
      ['buy', 95_100],
    ]);
    await engine.call('replay.seek', { to: 'next-session' });
    const orders = await engine.call('orders.list', { status: 'cancelled', before: null, limit: 10 });
    expect(orders.map(({ reason }) => reason).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(
      ['expired', 'group'],
    );
    expect((await clock()).day).toBe(MONDAY);
  });

  test('plays to its end and stops there', async () => {
    const session = await create(await importBars());
    await engine.call('replay.seek', { to: 'end' });
    expect(await clock()).toMatchObject({ position: session.end, paused: true });
    await step(5);
    expect((await clock()).position).toBe(session.end);
  });
});

describe('a split on the way', () => {
  test('changes what is held, what works and the chart on its day, and not before', async () => {
    await engine.call('series.actions.set', {
      symbol: 'FPT',
      actions: [{ kind: 'split', exDate: '2026-01-06', numerator: 2, denominator: 1 }],
    });
    await create(await importBars());
    await step(2);
    await engine.call('orders.place', marketOrder(FPT, 'buy', 100));
    await step(1);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 90_000));
    const before = await engine.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(before.close[0]).toBe(95_100);
    await engine.call('replay.seek', { to: 'next-session' });
    const after = await engine.call('session.bootstrap', {});
    expect(after.positions[0]!.quantity).toBe(200);
    expect(after.orders.find(({ status }) => status === 'working')).toMatchObject({
      quantity: 200,
      price: 45_000,
    });
    const chart = await engine.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(chart.close[0]).toBe(47_550);
    // Once: also where the session was left between the two days.
    const { stream } = after.status;
    await engine.call('replay.leave', {});
    await engine.call('replay.open', { stream });
    await step(1);
    expect((await engine.call('session.bootstrap', {})).positions[0]!.quantity).toBe(200);
    expect((await engine.call('journal.verify', {})).ok).toBe(true);
  });
});

describe('saved and resumed', () => {
  test('a session goes on exactly where it was left, also after the program was ended', async () => {
    const folder = temporaryFolder();
    engine = openEngine(folder);
    await openAccount(engine);
    await create(await importBars());
    await step(3);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    await step(2);
    const before = await engine.call('session.bootstrap', {});
    engine.engine.close();
    engine = openEngine(folder);
    const after = await engine.call('session.bootstrap', {});
    const { status: _, ...rest } = after;
    const { status: __, ...were } = before;
    expect(rest).toEqual(were);
    expect((await engine.call('journal.verify', {})).ok).toBe(true);
  });

  test('the journal does not depend on the speed, the pauses or the leaving', async () => {
    const series = await importBars();
    const hashes: string[] = [];
    for (const ways of [[40], Array.from({ length: 40 }, () => 1), [7, 13, 20]]) {
      const { stream } = await create(series);
      await step(2);
      await engine.call('orders.place', { ...limitOrder(FPT, 'buy', 100, 95_000), commandId: `o-${stream}` });
      for (const steps of ways) {
        await step(steps);
        if (ways.length !== 3) continue;
        await engine.call('replay.leave', {});
        await engine.call('replay.open', { stream });
      }
      const entries = await engine.call('journal.list', { stream, before: null, limit: 500 });
      hashes.push(JSON.stringify(entries.map(({ event }) => event)));
    }
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('branches', () => {
  test('going back opens a branch; what was done stays in the session', async () => {
    await create(await importBars());
    await step(2);
    await engine.call('orders.place', marketOrder(FPT, 'buy', 100));
    await step(5);
    const worth = await equity();
    const { orders } = await engine.call('session.bootstrap', {});
    expect(orders).toHaveLength(1);
    const deck = await engine.call('replay.seek', { to: { position: 2 } });
    expect(deck).toMatchObject({ position: 2, name: expect.stringMatching(/\(2\)$/) });
    // The order came at position 2: a branch from there has it.
    expect((await engine.call('session.bootstrap', {})).orders).toHaveLength(1);
    await step(5);
    expect(await equity()).toBe(worth);
    const earlier = await engine.call('replay.seek', { to: { position: 1 } });
    expect(earlier.position).toBe(1);
    expect((await engine.call('session.bootstrap', {})).orders).toHaveLength(0);
    const list = await engine.call('replay.list', {});
    // Nothing was ordered after the first branch's place: the branch took over. The second left an order behind.
    expect(list.map(({ orders: count, fills }) => [count, fills])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect((await engine.call('journal.verify', {})).ok).toBe(true);
  });

  test('two branches are compared by what they came to', async () => {
    const { stream: held } = await create(await importBars());
    await step(2);
    await engine.call('orders.place', marketOrder(FPT, 'buy', 100));
    await step(1);
    await engine.call('replay.branch', { stream: held, name: 'Sold at once' });
    const sold = (await engine.call('replay.list', {})).find(({ current }) => current)!.stream;
    await engine.call('orders.place', marketOrder(FPT, 'sell', 100));
    await step(6);
    await engine.call('replay.open', { stream: held });
    await step(6);
    const { reports } = await engine.call('replay.compare', { streams: [held, sold] });
    const [one, two] = reports;
    expect(one!.curve.slice(0, 3)).toEqual(two!.curve.slice(0, 3));
    expect(one!.figures).toMatchObject({ trades: 1, wins: 0, fills: 1, equity: await equity() });
    expect(two!.figures).toMatchObject({ trades: 1, fills: 2, losses: 1 });
    expect(two!.trades[0]!.closedAt).not.toBeNull();
    expect(one!.figures.equity - one!.figures.start).toBe(one!.figures.pnl);
  });
});

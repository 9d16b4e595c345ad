/** The replay deck through the contract: what was recorded is traded again, saved, resumed, branched and compared. */
import { beforeEach, describe, expect, test } from 'vitest';
import { FPT, MONDAY, TestDeck } from '../support/deck.ts';
import { limitOrder, marketOrder } from '../support/workspace.ts';

let deck: TestDeck;
beforeEach(async () => {
  deck = await TestDeck.open();
});

describe('a session', () => {
  test('begins paused before its first bar, with an account of its own, and the paper account waits', async () => {
    await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    const series = await deck.importBars();
    const before = await deck.picture();
    const session = await deck.create(series);
    expect(session).toMatchObject({ current: true, position: 0, kind: 'bars', timeframe: '5m', orders: 0 });
    const picture = await deck.picture();
    expect(picture.deck).toMatchObject({ name: 'A week of FPT', position: 0, end: session.end });
    expect(picture.clock).toMatchObject({ paused: true, at: MONDAY + 2 * 3_600_000 });
    expect(picture.account!.currencies[0]).toMatchObject({ cash: 100_000_000, equity: 100_000_000 });
    expect(picture.positions).toEqual([]);
    await deck.call('replay.leave', {});
    const after = await deck.picture();
    expect(after.deck).toBeNull();
    expect(after.positions).toEqual(before.positions);
  });

  test('a market order fills at the next open, with fees, and nothing later is seen', async () => {
    await deck.create(await deck.importBars());
    await deck.step(1);
    const bars = await deck.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(bars.time).toEqual([MONDAY + 2 * 3_600_000]);
    const { orders, denial } = await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    expect(denial).toBeNull();
    expect(orders[0]!.status).toBe('working');
    await deck.step(1);
    const [fill] = await deck.call('fills.list', { limit: 1 });
    expect(fill).toMatchObject({ price: 95_100, quantity: 100, liquidity: 'taker' });
    const days = await deck.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    expect([days.time, days.close, days.high]).toEqual([[MONDAY], [95_200], [95_250]]);
  });

  test('a bracket works, a day order ends with its day, the day counts', async () => {
    await deck.create(await deck.importBars());
    await deck.step(1);
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
    const group = await deck.call('orders.placeGroup', {
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
    await deck.call('orders.place', { commandId: 'day', ticket: { ...ticket, timeInForce: 'DAY' } });
    await deck.call('replay.seek', { to: 'next-trade' });
    await deck.call('replay.seek', { to: 'next-trade' });
    const fills = await deck.call('fills.list', { limit: 10 });
    expect(fills.map(({ side, price }) => [side, price])).toEqual([
      ['sell', 95_500],
      ['buy', 95_100],
    ]);
    await deck.call('replay.seek', { to: 'next-session' });
    const orders = await deck.call('orders.list', { status: 'cancelled', before: null, limit: 10 });
    expect(orders.map(({ reason }) => reason).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(
      ['expired', 'group'],
    );
    expect((await deck.picture()).clock.day).toBe(MONDAY);
  });

  test('plays to its end and stops there', async () => {
    const session = await deck.create(await deck.importBars());
    await deck.call('replay.seek', { to: 'end' });
    expect((await deck.picture()).clock).toMatchObject({ position: session.end, paused: true });
    await deck.step(5);
    expect((await deck.picture()).clock.position).toBe(session.end);
  });
});

describe('saved and resumed', () => {
  test('a session goes on exactly where it was left, also after the program was ended', async () => {
    await deck.create(await deck.importBars());
    await deck.step(3);
    await deck.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    await deck.step(2);
    const before = await deck.picture();
    await deck.restart();
    const after = await deck.picture();
    const { status: _, ...rest } = after;
    const { status: __, ...were } = before;
    expect(rest).toEqual(were);
    expect((await deck.call('journal.verify', {})).ok).toBe(true);
  });

  test('the journal does not depend on the speed, the pauses or the leaving', async () => {
    const series = await deck.importBars();
    const hashes: string[] = [];
    for (const ways of [[40], Array.from({ length: 40 }, () => 1), [7, 13, 20]]) {
      const { stream } = await deck.create(series);
      await deck.step(2);
      await deck.call('orders.place', { ...limitOrder(FPT, 'buy', 100, 95_000), commandId: `o-${stream}` });
      for (const steps of ways) {
        await deck.step(steps);
        if (ways.length !== 3) continue;
        await deck.call('replay.leave', {});
        await deck.call('replay.open', { stream });
      }
      const entries = await deck.call('journal.list', { stream, before: null, limit: 500 });
      hashes.push(JSON.stringify(entries.map(({ event }) => event)));
    }
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('branches', () => {
  test('going back opens a branch; what was done stays in the session', async () => {
    await deck.create(await deck.importBars());
    await deck.step(2);
    await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    await deck.step(5);
    const worth = await deck.equity();
    const { orders } = await deck.picture();
    expect(orders).toHaveLength(1);
    const branch = await deck.call('replay.seek', { to: { position: 2 } });
    expect(branch).toMatchObject({ position: 2, name: expect.stringMatching(/\(2\)$/) });
    // The order came at position 2: a branch from there has it.
    expect((await deck.picture()).orders).toHaveLength(1);
    await deck.step(5);
    expect(await deck.equity()).toBe(worth);
    const earlier = await deck.call('replay.seek', { to: { position: 1 } });
    expect(earlier.position).toBe(1);
    expect((await deck.picture()).orders).toHaveLength(0);
    const list = await deck.call('replay.list', {});
    // Nothing was ordered after the first branch's place: the branch took over. The second left an order behind.
    expect(list.map(({ orders: count, fills }) => [count, fills])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect((await deck.call('journal.verify', {})).ok).toBe(true);
  });

  test('two branches are compared by what they came to', async () => {
    const { stream: held } = await deck.create(await deck.importBars());
    await deck.step(2);
    await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    await deck.step(1);
    await deck.call('replay.branch', { stream: held, name: 'Sold at once' });
    const sold = (await deck.call('replay.list', {})).find(({ current }) => current)!.stream;
    await deck.call('orders.place', marketOrder(FPT, 'sell', 100));
    await deck.step(6);
    await deck.call('replay.open', { stream: held });
    await deck.step(6);
    const { reports } = await deck.call('replay.compare', { streams: [held, sold] });
    const [one, two] = reports;
    expect(one!.curve.slice(0, 3)).toEqual(two!.curve.slice(0, 3));
    expect(one!.figures).toMatchObject({ trades: 1, wins: 0, fills: 1, equity: await deck.equity() });
    expect(two!.figures).toMatchObject({ trades: 1, fills: 2, losses: 1 });
    expect(two!.trades[0]!.closedAt).not.toBeNull();
    expect(one!.figures.equity - one!.figures.start).toBe(one!.figures.pnl);
  });
});

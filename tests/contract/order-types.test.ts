/** Every order type through the contract: what the venue takes, what a preview says, what the views carry. */
import { describe, expect, test } from 'vitest';
import type { Ticket } from '#contract/shapes.ts';
import { FIRST_DAY_END } from '#feeds/demo/calendar.ts';
import { commandId, openAccount, openEngine, type TestEngine } from '../support/workspace.ts';

const FPT = 'HOSE:FPT';
/** Positions of the first day, which begins with the continuous session: 250 ms a step. */
const LUNCH = 135 * 240;
const CLOSING = FIRST_DAY_END - 15 * 240;

const ticket = (extra: Partial<Ticket>): Ticket => ({
  instrumentId: FPT,
  side: 'sell',
  type: 'limit',
  timeInForce: 'GTC',
  quantity: 200,
  price: null,
  ...extra,
});

async function desk(): Promise<TestEngine & { readonly last: () => Promise<number> }> {
  const engine = openEngine(null);
  await openAccount(engine);
  engine.play(200);
  const last = async () =>
    (await engine.call('session.bootstrap', {})).quotes.find(({ instrumentId }) => instrumentId === FPT)!
      .last;
  return { ...engine, last };
}

describe('what can be ordered', () => {
  test('is told for every type and time in force, and follows the phases of the day', async () => {
    const { call, play } = await desk();
    const support = () => call('instruments.support', { instrumentId: FPT });
    const now = await support();
    expect(now).toMatchObject({ phase: 'continuous', cancel: true, amend: 'price-or-quantity' });
    expect(now.rows).toHaveLength(9 * 7);
    const row = (view: typeof now, type: string, time: string) =>
      view.rows.find((each) => each.type === type && each.timeInForce === time)!;
    expect(row(now, 'limit', 'DAY')).toMatchObject({
      support: { kind: 'native' },
      without: {},
    });
    expect(row(now, 'limit', 'GTC').support).toEqual({ kind: 'held', by: 'renewal', also: [] });
    expect(row(now, 'stop', 'DAY')).toMatchObject({
      support: { kind: 'held', by: 'trigger', also: ['conversion'] },
      without: { iceberg: 'ATTRIBUTES_CONFLICT', postOnly: 'ATTRIBUTES_CONFLICT' },
    });
    expect(row(now, 'limit', 'AT_OPEN').support).toEqual({ kind: 'refused', reason: 'PHASE_PASSED' });

    play(LUNCH);
    const lunch = await support();
    expect(lunch).toMatchObject({ phase: 'break', amend: 'none' });
    expect(row(lunch, 'market', 'DAY').support).toEqual({ kind: 'refused', reason: 'NO_CONTINUOUS_TRADING' });
    expect(row(lunch, 'limit', 'DAY').support).toEqual({ kind: 'held', by: 'session', also: [] });
    const { sessions, quotes } = await call('session.bootstrap', {});
    expect(sessions.find(({ exchange }) => exchange === 'HOSE')).toEqual({
      exchange: 'HOSE',
      phase: 'break',
      until: Date.UTC(2026, 0, 5, 6),
    });
    expect(quotes.find(({ instrumentId }) => instrumentId === FPT)!.phase).toBe('break');
  });

  test('frames say when an exchange goes on to its next phase', async () => {
    const engine = await desk();
    engine.engine.flush();
    engine.play(LUNCH - 300);
    engine.engine.flush();
    engine.frames.length = 0;
    engine.play(200);
    engine.engine.flush();
    expect(engine.frames.at(-1)!.sessions!.map(({ phase }) => phase)).toEqual(Array(4).fill('break'));
    engine.frames.length = 0;
    engine.play(1);
    engine.engine.flush();
    expect(engine.frames.at(-1)?.sessions).toBeUndefined();
  });
});

describe('previews', () => {
  test('of a stop: held until its trigger, worth its trigger price, and so it comes', async () => {
    const { call, last } = await desk();
    const stop = (await last()) - 1_000;
    const order = ticket({ type: 'stop', stop });
    const preview = await call('orders.preview', { ticket: order });
    expect(preview).toMatchObject({
      denial: null,
      support: { kind: 'held', by: 'trigger', also: ['conversion'] },
      fillsNow: 0,
      rests: 0,
      waiting: 'trigger',
      stop,
      ends: null,
      notional: 200 * stop,
      positionAfter: 800,
    });
    const { orders } = await call('orders.place', { commandId: commandId(), ticket: order });
    expect(orders[0]).toMatchObject({
      stop,
      price: null,
      waiting: 'trigger',
      triggered: null,
      status: 'working',
      group: null,
      attributes: {},
    });
  });

  test('of a trailing stop: where its stop starts', async () => {
    const { call, last } = await desk();
    const at = await last();
    const order = ticket({ type: 'trailing-stop', trail: { by: 'ticks', distance: 20 } });
    expect(await call('orders.preview', { ticket: order })).toMatchObject({
      waiting: 'trigger',
      stop: at - 2_000,
    });
    const { orders } = await call('orders.place', { commandId: commandId(), ticket: order });
    expect(orders[0]).toMatchObject({
      stop: at - 2_000,
      attributes: { trail: { by: 'ticks', distance: 20 } },
    });
  });

  test('of what trades at once or not at all: why it would end', async () => {
    const { call, last } = await desk();
    const order = ticket({ side: 'buy', timeInForce: 'FOK', price: (await last()) - 2_000 });
    expect(await call('orders.preview', { ticket: order })).toMatchObject({
      ends: 'fok',
      rests: 0,
      fillsNow: 0,
    });
  });

  test('of a refused pair: the reason, in the preview and in its support', async () => {
    const { call, last } = await desk();
    const order = ticket({ timeInForce: 'AT_OPEN', price: await last() });
    expect(await call('orders.preview', { ticket: order })).toMatchObject({
      denial: { code: 'ORDER_TYPE_NOT_ALLOWED', reason: 'PHASE_PASSED' },
      support: { kind: 'refused', reason: 'PHASE_PASSED' },
    });
  });

  test('two stops at different triggers are two orders, at the same one they are one too many', async () => {
    const { call, last } = await desk();
    const stop = (await last()) - 1_000;
    const place = async (extra: Partial<Ticket>) =>
      (await call('orders.place', { commandId: commandId(), ticket: ticket({ type: 'stop', ...extra }) }))
        .denial;
    expect(await place({ stop })).toBeNull();
    expect(await place({ stop: stop - 100 })).toBeNull();
    expect(await place({ stop })).toMatchObject({ code: 'DUPLICATE_ORDER' });
  });

  test('of a bracket: each leg, and the group’s denial; placing it does the same', async () => {
    const { call, last } = await desk();
    const at = await last();
    const entry = ticket({ side: 'buy', price: at - 1_000 });
    const target = ticket({ price: at + 1_000 });
    const legs = (stop: Ticket) => [
      { role: 'entry' as const, ticket: entry },
      { role: 'exit' as const, ticket: target },
      { role: 'exit' as const, ticket: stop },
    ];
    const good = legs(ticket({ type: 'stop', stop: at - 2_000 }));
    const preview = await call('orders.previewGroup', { group: 'bracket', legs: good });
    expect(preview.denial).toBeNull();
    expect(preview.legs.map(({ rests, waiting }) => [rests, waiting])).toEqual([
      [200, null],
      [0, 'parent'],
      [0, 'parent'],
    ]);
    const bad = legs(ticket({ type: 'stop', stop: at - 2_050 }));
    const denied = await call('orders.previewGroup', { group: 'bracket', legs: bad });
    expect(denied.denial).toMatchObject({ code: 'PRICE_OFF_TICK' });
    expect(denied.legs.map(({ denial }) => denial?.code)).toEqual([
      'GROUP_LEG_DENIED',
      'GROUP_LEG_DENIED',
      'PRICE_OFF_TICK',
    ]);
    expect(await call('orders.list', { status: null, before: null, limit: 9 })).toEqual([]);
    const { orders } = await call('orders.placeGroup', {
      commandId: commandId(),
      group: 'bracket',
      legs: good,
    });
    expect(orders.map(({ waiting, inactive, group }) => [waiting, inactive, group?.role])).toEqual([
      [null, 0, 'entry'],
      ['parent', 200, 'exit'],
      ['parent', 200, 'exit'],
    ]);
  });
});

describe('an auction', () => {
  test('shows its price and volume while it gathers, market orders as a level without a price', async () => {
    const engine = await desk();
    const { call, play, frames } = engine;
    const AAPL = 'US:AAPL';
    await call('market.focus', { instrumentId: AAPL as never });
    play(CLOSING + 2_000 - 200);
    const order = ticket({
      instrumentId: AAPL,
      side: 'buy',
      type: 'market',
      timeInForce: 'AT_CLOSE',
      quantity: 30,
    });
    const { orders, denial } = await call('orders.place', { commandId: commandId(), ticket: order });
    expect(denial).toBeNull();
    expect(orders[0]).toMatchObject({ status: 'working', waiting: null });
    engine.engine.flush();
    const { depth } = frames.at(-1)!;
    expect(depth!.indicative!.volume).toBeGreaterThan(0);
    expect(depth!.bids[0]).toMatchObject({ price: null, quantity: 30, mine: 30 });
    const quote = (await call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === AAPL,
    )!;
    expect(quote.phase).toBe('closing-auction');
    expect(Math.abs(quote.bid! - quote.last)).toBeLessThan(quote.last);
    play(2_000);
    expect((await call('orders.list', { status: null, before: null, limit: 1 }))[0]).toMatchObject({
      status: 'filled',
    });
    expect((await call('fills.list', { limit: 1 }))[0]).toMatchObject({ liquidity: 'auction' });
  });
});

/** Sheets whose rows say more than the plain order: groups, moments to be sent at, sizes. */
import { describe, expect, test } from 'vitest';
import { commitSheet, csv, previewAgain, previewSheet } from '../support/sheets.ts';
import { commandId, openAccount, openEngine, temporaryFolder } from '../support/workspace.ts';

const PAGE = { status: null, before: null, limit: 50 } as const;

describe('groups, moments and sizes', () => {
  const head =
    'Symbol,Side,Quantity,Price,Order type,Stop price,Send at,Take profit,Stop loss,Group,Size by,Strategy';

  test('a row with target and stop is a bracket, rows of one group are one, both are in the basket', async () => {
    const { call, play, ...engine } = openEngine(null);
    await openAccount({ call, play, ...engine });
    const bytes = csv(
      head,
      'FPT,Buy,100,94000,,,,99000,90000,,,swing',
      'FPT,Sell,100,99000,,,,,,exit,,',
      'FPT,Sell,100,,Stop,91000,,,,exit,,',
    );
    const { preview, rows } = await previewSheet(call, 'groups.csv', bytes);
    expect(rows.map(({ verdict, group }) => [verdict, group])).toEqual([
      ['accepted', null],
      ['accepted', 'exit'],
      ['accepted', 'exit'],
    ]);
    const { basket } = await commitSheet(call, preview);
    expect(basket).toMatchObject({ rows: 3, orders: 5, working: 5 });
    const orders = await call('orders.list', { ...PAGE, basketId: basket!.basketId });
    expect(orders.map(({ group, type }) => `${group?.kind} ${group?.role} ${type}`).reverse()).toEqual([
      'bracket entry limit',
      'bracket exit limit',
      'bracket exit stop',
      'oco exit limit',
      'oco exit stop',
    ]);
    expect(orders.filter(({ strategy }) => strategy === 'swing')).toHaveLength(3);
    await call('orders.cancelAll', {
      commandId: commandId(),
      instrumentId: null,
      basketId: basket!.basketId,
    });
    const [after] = (await call('session.bootstrap', {})).baskets;
    expect(after).toMatchObject({ working: 0, cancelled: 5 });
  });

  test('a group goes as a whole: where one row is denied, all are; where one is left out, none is sent', async () => {
    const { call, ...engine } = openEngine(null);
    await openAccount({ call, ...engine });
    const bytes = csv(head, 'FPT,Sell,100,99000,,,,,,exit,,', 'FPT,Sell,100,91001,,,,,,exit,,');
    const { preview, rows } = await previewSheet(call, 'groups.csv', bytes);
    expect(rows.map(({ verdict, denial }) => [verdict, denial?.code])).toEqual([
      ['denied', 'GROUP_LEG_DENIED'],
      ['denied', 'PRICE_OFF_TICK'],
    ]);
    const without = await previewAgain(call, preview.sheetId, { without: [3] });
    expect(without.rows).toMatchObject([
      { verdict: 'denied', reason: 'invalid_group' },
      { verdict: 'skipped' },
    ]);
  });

  test('a row is held until its moment, and one whose moment is over is denied', async () => {
    const { call, play, ...engine } = openEngine(temporaryFolder());
    await openAccount({ call, play, ...engine });
    // The demo market stands at a quarter past nine in Vietnam.
    const bytes = csv(head, 'FPT,Buy,100,,Market,,09:20,,,,,', 'FPT,Buy,100,95000,,,08:00,,,,,');
    const { preview, rows } = await previewSheet(call, 'later.csv', bytes);
    expect(rows).toMatchObject([
      { verdict: 'accepted', waiting: 'time', fillsNow: 0, sendAt: Date.UTC(2026, 0, 5, 2, 20) },
      { verdict: 'denied', denial: { code: 'TERMS_INVALID', problem: 'sending-passed' } },
    ]);
    const { basket } = await commitSheet(call, preview);
    expect(basket).toMatchObject({ working: 1, held: 1 });
    play(4 * 60 * 5 - 2);
    expect(await call('orders.list', PAGE)).toMatchObject([{ status: 'working', waiting: 'time' }]);
    play(4);
    const [order] = await call('orders.list', PAGE);
    expect(order).toMatchObject({ status: 'filled', waiting: null });
    const { events } = await call('orders.explain', { orderId: order!.id });
    expect(events.map(({ event }) => event.kind)).toEqual(
      expect.arrayContaining(['order-accepted', 'order-waiting', 'order-released', 'order-filled']),
    );
  });

  test('a size is worked out from equity, risk or money, in whole lots', async () => {
    const { call, ...engine } = openEngine(null);
    await openAccount({ call, ...engine });
    const bytes = csv(
      head,
      'HPG,Buy,,27000,,,,,,,100000000,',
      'HPG,Buy,,27000,,,,,26000,,risk 0.1%,',
      'HPG,Buy,,27000,,,,,,,1000,',
    );
    const { rows } = await previewSheet(call, 'sized.csv', bytes);
    expect(rows[0]).toMatchObject({ verdict: 'accepted', sized: true, qty: '3700' });
    expect(Number(rows[1]!.qty)).toBeGreaterThan(0);
    expect(Number(rows[1]!.qty) % 100).toBe(0);
    expect(rows[2]).toMatchObject({ verdict: 'denied', reason: 'invalid_sizing' });
  });
});

describe('remarks', () => {
  const head = 'Symbol,Side,Quantity,Price,Order type,Send at,Exchange';

  test('another exchange than the symbol’s, a moment that is closed, a type that is not taken then', async () => {
    const { call, ...engine } = openEngine(null);
    await openAccount({ call, ...engine });
    const bytes = csv(
      head,
      'FPT,Buy,100,95000,Limit,,NYSE',
      'HPG,Buy,100,27000,Limit,,HSX',
      'VNM,Buy,100,66000,Limit,2026-01-10 10:00,',
      'MBB,Buy,100,23800,Limit,10:00,hose',
    );
    const { rows } = await previewSheet(call, 'remarks.csv', bytes);
    expect(rows.map(({ verdict, warnings }) => [verdict, warnings])).toEqual([
      ['warning', ['other_exchange']],
      ['accepted', []],
      ['warning', ['sent_when_closed']],
      ['accepted', []],
    ]);
  });
});

/** A group of rows goes as a whole, whatever one of them is left out for. */
import { expect, test } from 'vitest';
import { commitSheet, csv, previewSheet } from '../support/sheets.ts';
import { commandId, OPENING, openAccount, openEngine } from '../support/workspace.ts';

const HEAD = 'Symbol,Side,Quantity,Price,Group,Group type,Account';

async function verdicts(rows: readonly string[], reading = {}) {
  const engine = openEngine(null);
  await openAccount(engine);
  const shown = await previewSheet(engine.call, 'groups.csv', csv(HEAD, ...rows), { reading });
  return shown.rows.map(({ verdict, reason, skipped }) => `${verdict} ${reason ?? skipped ?? ''}`.trim());
}

test('two exits alike: the group is not sent with one of them only, and goes whole when repeats are kept', async () => {
  const rows = [
    'FPT,Buy,200,90000,A,OTO,',
    'FPT,Sell,100,95000,A,OTO,',
    'FPT,Sell,100,95000,A,OTO,',
    'FPT,Buy,100,90000,,,',
  ];
  expect(await verdicts(rows)).toEqual([
    'denied invalid_group',
    'denied invalid_group',
    'duplicate duplicate',
    'accepted',
  ]);
  expect(await verdicts(rows, { repeats: 'keep' })).toEqual(['accepted', 'accepted', 'warning', 'accepted']);
});

test('a row of another account is left out: the rest of its group is not sent', async () => {
  const rows = [
    'FPT,Buy,200,90000,A,OTO,1',
    'FPT,Sell,100,95000,A,OTO,1',
    'FPT,Sell,100,96000,A,OTO,2',
    'FPT,Buy,100,90000,,,1',
  ];
  expect(await verdicts(rows, { accounts: ['1'] })).toEqual([
    'denied invalid_group',
    'denied invalid_group',
    'skipped account',
    'accepted',
  ]);
});

test('a target or a stop alone follows the row that brings it, also where the stop says the size', async () => {
  const engine = openEngine(null);
  await openAccount(engine);
  const { call, play } = engine;
  const head = 'Symbol,Side,Quantity,Price,Take profit,Stop loss,Size by';
  const lines = [
    'FPT,Buy,100,97000,,90000,',
    'FPT,Buy,200,97000,99500,,',
    'FPT,Buy,,97000,,90000,risk 0.1%',
    'FPT,Buy,300,90000,,89000,',
  ];
  const { preview, rows } = await previewSheet(call, 'exits.csv', csv(head, ...lines));
  expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  const { basket } = await commitSheet(call, preview);
  play(1);
  const page = { status: null, before: null, limit: 50, basketId: basket!.basketId } as const;
  const orders = [...(await call('orders.list', page))].reverse();
  const exits = orders.filter(({ group }) => group?.role === 'exit');
  expect(exits.map(({ side, type, waiting, leaves }) => [side, type, waiting, leaves])).toEqual([
    ['sell', 'stop', 'trigger', 100],
    ['sell', 'limit', null, 200],
    ['sell', 'stop', 'trigger', orders[4]!.quantity],
    ['sell', 'stop', 'parent', 300],
  ]);
  const { bytes } = await call('sheets.export', {
    basketId: basket!.basketId,
    language: 'en',
    format: 'csv',
  });
  const again = await previewSheet(call, 'again.csv', new Uint8Array(bytes));
  expect(again.rows.map(({ takeProfit, stopLoss, group }) => [takeProfit, stopLoss, group])).toEqual([
    [null, '90000', null],
    ['99500', null, null],
    [null, '90000', null],
    [null, '89000', null],
  ]);
});

test('in an account that holds both sides, exits close what their entry opened', async () => {
  const { call, play } = openEngine(null);
  const terms = { settlement: 'immediate', positionMode: 'hedging' } as const;
  await call('account.open', { commandId: commandId(), ...OPENING, holdings: [...OPENING.holdings], terms });
  const lines = [
    'FPT,Buy,100,97000,99000,90000,,',
    'AAPL,Buy,10,190,250,100,,',
    'AAPL,Buy,20,190,,,A,OTO',
    'AAPL,Sell,20,260,,,A,OTO',
  ];
  const head = 'Symbol,Side,Quantity,Price,Take profit,Stop loss,Group,Group type';
  const { preview, rows } = await previewSheet(call, 'exits.csv', csv(head, ...lines));
  expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  const { basket } = await commitSheet(call, preview);
  play(1);
  const page = { status: null, before: null, limit: 50, basketId: basket!.basketId } as const;
  const exits = (await call('orders.list', page)).filter(({ group }) => group?.role === 'exit');
  expect(exits.map(({ side, attributes }) => [side, attributes.effect])).toEqual(
    exits.map(() => ['sell', 'close']),
  );
});

/** What was sent once is not offered again, however the file or the way it is read changes. */
import { expect, test } from 'vitest';
import { commitSheet, csv, previewAgain, previewSheet, type Shown } from '../support/sheets.ts';
import { commandId, openAccount, openEngine } from '../support/workspace.ts';

const HEAD = 'Symbol,Side,Quantity,Price';
const said = ({ rows }: Shown) => rows.map(({ row, verdict, change }) => [row, verdict, change?.orderId]);

async function opened() {
  const engine = openEngine(null);
  await openAccount(engine);
  return engine;
}

test('the same file without the corrections it was sent with: the corrected rows are changed ones, the rest is new', async () => {
  const { call } = await opened();
  const file = csv(HEAD, 'FPT,Buy,100,90000', 'FPT,Buy,200,89000', 'FPT,Sell,100,95000', 'FPT,Buy,100,91000');
  const edits = [
    { row: 3, field: 'qty' as const, text: '300' },
    { row: 4, field: 'side' as const, text: 'Buy' },
    { row: 4, field: 'price' as const, text: '92000' },
  ];
  const first = await previewSheet(call, 'a.csv', file, { reading: { edits }, without: [5] });
  await commitSheet(call, first.preview);
  const again = await previewSheet(call, 'a.csv', file);
  expect(again.preview).toMatchObject({ alreadyImported: { basketId: 'B1' }, earlier: null });
  expect(said(again)).toEqual([
    [2, 'duplicate', undefined],
    [3, 'skipped', 'O2'],
    [4, 'skipped', 'O3'],
    [5, 'accepted', undefined],
  ]);
  const chosen = await previewAgain(call, again.preview.sheetId, { with: [3] });
  expect(chosen.rows[1]).toMatchObject({ verdict: 'warning', change: { orderId: 'O2', qty: 300 } });
});

test('a row that a later version added and a still later one changes is a changed one', async () => {
  const { call } = await opened();
  const versions = [['FPT,Buy,100,90000'], ['FPT,Buy,100,90000', 'FPT,Buy,200,89000']];
  for (const rows of versions) {
    const { preview } = await previewSheet(call, 'a.csv', csv(HEAD, ...rows));
    await commitSheet(call, preview);
  }
  const third = await previewSheet(call, 'a.csv', csv(HEAD, 'FPT,Buy,100,90000', 'FPT,Buy,300,89000'));
  expect(said(third)).toEqual([
    [2, 'duplicate', undefined],
    [3, 'skipped', 'O2'],
  ]);
  expect(third.preview.earlier).toMatchObject({ unchanged: 1, changed: 1, added: 0 });
});

test('the result of a sheet that a kept template read can be had, also when the template is gone', async () => {
  const { call } = await opened();
  const fields = { Foo: 'symbol', Bar: 'side', Baz: 'qty', Qux: 'price' } as const;
  const headings = Object.entries(fields).map(([title, field]) => ({ title, field }));
  await call('sheets.saveTemplate', { template: { name: 'Broker', headings, reading: {} } });
  const { preview } = await previewSheet(call, 'a.csv', csv('Foo,Bar,Baz,Qux', 'FPT,Buy,100,90000'));
  const { basket } = await commitSheet(call, preview);
  await call('sheets.removeTemplate', { name: 'Broker' });
  const { bytes } = await call('sheets.result', { basketId: basket!.basketId, language: 'en' });
  const again = await previewSheet(call, 'result.xlsx', new Uint8Array(bytes));
  expect(said(again)).toEqual([[2, 'duplicate', undefined]]);
});

test('a result whose words look like formulas says that all is done; its export gives the same words', async () => {
  const { call } = await opened();
  const rows = [
    'FPT,Buy,100,90000,-mom,=G,OCO,=1+1',
    'FPT,Buy,100,91000,@x,=G,OCO,\u200b=n',
    'FPT,Buy,100,90500,+s,,,﹢n',
  ];
  const { preview } = await previewSheet(
    call,
    'a.csv',
    csv(`${HEAD},Strategy,Group,Group type,Note`, ...rows),
  );
  const { basket } = await commitSheet(call, preview);
  const { basketId } = basket!;
  const result = await call('sheets.result', { basketId, language: 'vi' });
  const again = await previewSheet(call, 'result.xlsx', new Uint8Array(result.bytes));
  expect(again.rows.map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  const exported = await call('sheets.export', { basketId, language: 'en', format: 'csv' });
  const back = await previewSheet(call, 'again.csv', new Uint8Array(exported.bytes));
  expect(back.rows.map(({ strategy }) => strategy)).toEqual(['-mom', '@x', '+s']);
});

test('a price under the former symbol of a dollar instrument is never multiplied', async () => {
  const { call } = await opened();
  const renamed = { kind: 'symbol-change', symbol: 'APLE' } as const;
  await call('account.corporateAction', { commandId: commandId(), instrumentId: 'US:AAPL', action: renamed });
  const sheet = csv('Mã CK,Mua/Bán,Khối lượng,Giá (nghìn đồng)', 'FPT,Mua,100,90.5', 'AAPL,Mua,10,180.5');
  const { rows } = await previewSheet(call, 'a.csv', sheet);
  expect(rows.map(({ instrumentId, price }) => [instrumentId, price])).toEqual([
    ['HOSE:FPT', '90500'],
    ['US:AAPL', '180.5'],
  ]);
});

test('a row that would be sent at another moment than previewed is shown first', async () => {
  const { call, play } = await opened();
  const sheet = csv(`${HEAD},Send at`, 'FPT,Buy,100,90000,14:20');
  const { preview } = await previewSheet(call, 'a.csv', sheet);
  // Until the next day of the market, before 14:20.
  const day = async () => new Date((await call('session.bootstrap', {})).clock.at).getUTCDate();
  const first = await day();
  for (let tries = 0; tries < 400 && (await day()) === first; tries += 1) play(2_000);
  expect(await day()).not.toBe(first);
  const { basket, changed } = await commitSheet(call, preview);
  expect({ basket, changed }).toMatchObject({ basket: null, changed: [{ row: 2, what: 'verdict' }] });
});

test('rows that are another kind of group now are changed ones', async () => {
  const { call } = await opened();
  const rows = (kind: string) => [`FPT,Buy,200,90000,A,${kind}`, `FPT,Sell,100,99000,A,${kind}`];
  const head = `${HEAD},Group,Group type`;
  const { preview } = await previewSheet(call, 'a.csv', csv(head, ...rows('OCO')));
  await commitSheet(call, preview);
  const again = await previewSheet(call, 'a.csv', csv(head, ...rows('OTO')));
  expect(said(again)).toEqual([
    [2, 'skipped', 'O1'],
    [3, 'skipped', 'O2'],
  ]);
});

/** Order sheets through the contract: verdicts in sequence, one atomic commit, once only. */
import { describe, expect, test } from 'vitest';
import { Workbook } from './workbook.ts';
import { commitSheet, csv, previewAgain, previewSheet } from '../support/sheets.ts';
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
const PAGE = { status: null, before: null, limit: 50 } as const;

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
      ['Tổng cộng', null, 800, null, null],
    ]);

  test('each row has its verdict, good rows are placed in one command, and the same file does nothing again', async () => {
    const { call, play, ...engine } = openEngine(temporaryFolder());
    await openAccount({ call, play, ...engine });
    play(100);
    const bytes = await sheet();
    const { preview, rows } = await previewSheet(call, 'lenh.xlsx', bytes);
    expect(
      rows.map(({ row, verdict, denial, reason, skipped }) => [
        row,
        verdict,
        denial?.code ?? reason ?? skipped,
      ]),
    ).toEqual([
      [3, 'accepted', null],
      [4, 'denied', 'SHORT_NOT_ALLOWED'],
      [5, 'denied', 'UNKNOWN_INSTRUMENT'],
      [6, 'denied', 'invalid_qty'],
      [7, 'denied', 'PRICE_OFF_TICK'],
      [8, 'accepted', null],
      [9, 'skipped', 'total'],
    ]);
    expect(rows[2]!.suggestion).toBe('FPT');
    expect(preview.unknown).toEqual([
      { symbol: 'FTP', rows: 1, template: 'HOSE', price: '95500', suggestion: 'FPT' },
    ]);
    expect(rows[3]!.cell).toBe('C6');
    expect(preview.totals).toMatchObject({ accepted: 2, denied: 4, duplicates: 0, skipped: 1 });
    const done = await commitSheet(call, preview, { name: 'Monday' });
    expect(done).toMatchObject({
      denial: null,
      changed: [],
      basket: { name: 'Monday', rows: 2, orders: 2, kept: true },
    });
    const again = await previewSheet(call, 'lenh.xlsx', bytes);
    expect(again.preview.alreadyImported).toMatchObject({ name: 'Monday' });
    expect(
      again.rows
        .filter(({ verdict }) => verdict === 'duplicate')
        .map(({ row, done: order }) => [row, order?.orderId]),
    ).toEqual([
      [3, 'O1'],
      [8, 'O2'],
    ]);
    expect(again.preview.totals.accepted).toBe(0);
    const nothing = await commitSheet(call, again.preview);
    expect(nothing).toMatchObject({ basket: null });
    expect(await call('orders.list', PAGE)).toHaveLength(2);
    const renamed = await previewSheet(call, 'copy.xlsx', bytes);
    expect(renamed.preview.totals).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  test('every figure of the preview is what the commit does, while the market stands still', async () => {
    const { call, play, ...engine } = openEngine(null);
    await openAccount({ call, play, ...engine });
    play(200);
    const bytes = csv(
      'Symbol,Side,Quantity,Price,Order type,TIF',
      'FPT,Buy,700,,Market,IOC',
      'FPT,Sell,300,90000,Limit,DAY',
      'HPG,Buy,500,26500,Limit,DAY',
      'AAPL,Buy,40,,Market,IOC',
      'VNM,Buy,1200,70000,Limit,DAY',
    );
    const { preview, rows } = await previewSheet(call, 'all.csv', bytes);
    const before = (await call('account.show', {}))!;
    const done = await commitSheet(call, preview);
    expect(done.changed).toEqual([]);
    const orders = await call('orders.list', { ...PAGE, basketId: done.basket!.basketId });
    const sent = rows.filter(({ verdict }) => verdict === 'accepted' || verdict === 'warning');
    expect(sent.length).toBeGreaterThanOrEqual(4);
    const inOrder = [...orders].sort((a, b) => a.number - b.number);
    expect(inOrder.map(({ filled, averagePrice, fees }) => [filled, averagePrice, fees > 0])).toEqual(
      sent.map(({ fillsNow, averagePrice }) => [fillsNow, averagePrice, fillsNow > 0]),
    );
    for (const [index, order] of inOrder.entries())
      if (order.status === 'filled') expect(order.fees).toBe(sent[index]!.fees);
    const after = (await call('account.show', {}))!;
    for (const { currency, buyingPower, buyingPowerAfter } of preview.totals.byCurrency) {
      const of = (account: typeof after) => account.currencies.find((each) => each.currency === currency)!;
      expect(of(before).buyingPower).toBe(buyingPower);
      expect(of(after).buyingPower).toBe(buyingPowerAfter);
    }
    for (const { instrumentId, after: held } of preview.positions)
      expect(after.positions.find((each) => each.instrumentId === instrumentId)?.quantity ?? 0).toBe(held);
  });

  test('a row sees the cash that the rows before it use; what changed since is shown first and nothing is placed', async () => {
    const { call } = openEngine(null);
    await call('account.open', {
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
    const { preview, rows } = await previewSheet(call, 'b.xlsx', bytes);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'denied']);
    await call('orders.place', limitOrder(FPT, 'buy', 100, 94_000));
    const refused = await commitSheet(call, preview);
    expect(refused).toMatchObject({
      basket: null,
      changed: [{ row: 3, what: 'verdict', was: { verdict: 'accepted' } }],
      preview: { totals: { accepted: 1, denied: 2 } },
    });
    expect(await call('orders.list', { ...PAGE, status: 'working' })).toHaveLength(1);
    await expect(commitSheet(call, preview)).rejects.toMatchObject({ error: { code: 'SHEET_EXPIRED' } });
    const done = await commitSheet(call, refused.preview!);
    expect(done.basket).toMatchObject({ orders: 1 });
  });

  test('other figures alone are shown once, and pass when that is accepted', async () => {
    const { call, play, ...engine } = openEngine(null);
    await openAccount({ call, play, ...engine });
    play(40);
    const bytes = csv('Symbol,Side,Quantity,Order type', 'FPT,Buy,1000,Market');
    const { preview } = await previewSheet(call, 'm.csv', bytes);
    await call('orders.place', marketOrder(FPT, 'buy', 4_000));
    const moved = await commitSheet(call, preview);
    expect(moved).toMatchObject({ basket: null, changed: [{ row: 2, what: 'figures' }] });
    const { preview: now } = moved;
    await call('orders.place', marketOrder(FPT, 'buy', 4_000));
    const sent = await commitSheet(call, now!, { accept: 'verdicts' });
    expect(sent).toMatchObject({ denial: null, basket: { orders: 1 } });
  });

  test('rows are left out by choice; the rows after them see what they leave', async () => {
    const { call } = openEngine(null);
    await call('account.open', {
      commandId: commandId(),
      ...OPENING,
      cash: { VND: '10000000', USD: '0' },
      holdings: [],
    });
    const bytes = csv('Symbol,Side,Quantity,Price', 'FPT,Buy,100,95000', 'FPT,Buy,100,94900');
    const { preview, rows } = await previewSheet(call, 'c.csv', bytes);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'denied']);
    const other = await previewAgain(call, preview.sheetId, { without: [2] });
    expect(other.rows.map(({ verdict, skipped }) => [verdict, skipped])).toEqual([
      ['skipped', 'unchosen'],
      ['accepted', null],
    ]);
    expect((await commitSheet(call, other.preview)).basket).toMatchObject({ rows: 1 });
    expect(await call('orders.list', PAGE)).toMatchObject([{ price: 94_900 }]);
  });

  test('a row beyond anything the ledger computes with is denied; the others are not', async () => {
    const { call, ...engine } = openEngine(null);
    await openAccount({ call, ...engine });
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['HPG', 'Buy', 100, 27_000],
      ['HPG', 'Buy', 900_000_000_000, 27_000],
    ]);
    const { rows } = await previewSheet(call, 'huge.xlsx', bytes);
    expect(rows.map(({ verdict, denial }) => [verdict, denial?.code ?? null])).toEqual([
      ['accepted', null],
      ['denied', 'VALUE_TOO_LARGE'],
    ]);
    const { ticket } = limitOrder('HOSE:HPG', 'buy', Number.MAX_SAFE_INTEGER, 27_000);
    expect((await call('orders.preview', { ticket })).denial).toMatchObject({ code: 'VALUE_TOO_LARGE' });
  });

  test('a row that another file brought before is left out, said so, and placed when chosen', async () => {
    const { call, ...engine } = openEngine(temporaryFolder());
    await openAccount({ call, ...engine });
    const first = await previewSheet(
      call,
      'monday.csv',
      csv('Symbol,Side,Quantity,Price', 'FPT,Buy,100,95000', 'HPG,Buy,100,27000'),
    );
    await commitSheet(call, first.preview);
    const second = await previewSheet(
      call,
      'renamed.csv',
      csv('Symbol,Side,Quantity,Price', 'FPT,Buy,100,95000', 'VNM,Buy,100,66000'),
    );
    expect(second.preview.alreadyImported).toBeNull();
    expect(second.rows).toMatchObject([
      { row: 2, verdict: 'duplicate', again: true, done: { orderId: 'O1', status: 'working', filled: 0 } },
      { row: 3, verdict: 'accepted', again: false },
    ]);
    const chosen = await previewAgain(call, second.preview.sheetId, { with: [2] });
    const commit = { commandId: commandId() };
    const done = await commitSheet(call, chosen.preview, commit);
    expect(done).toMatchObject({ denial: null, basket: { orders: 2 } });
    expect(await commitSheet(call, chosen.preview, commit)).toEqual(done);
    expect(await call('orders.list', PAGE)).toHaveLength(4);
  });

  test('a changed file tells new rows from changed and done ones, and sends only what is new by itself', async () => {
    const { call, ...engine } = openEngine(temporaryFolder());
    await openAccount({ call, ...engine });
    const head = 'Symbol,Side,Quantity,Price';
    const first = await previewSheet(
      call,
      'plan.csv',
      csv(head, 'FPT,Buy,100,95000', 'HPG,Buy,100,27000', 'VNM,Buy,100,66000'),
    );
    await commitSheet(call, first.preview);
    const bytes = csv(
      head,
      'MBB,Buy,100,24000',
      'FPT,Buy,100,95000',
      'HPG,Buy,300,26900',
      'VNM,Buy,100,66000',
    );
    const { preview, rows } = await previewSheet(call, 'plan.csv', bytes);
    expect(preview.earlier).toMatchObject({ basketId: 'B1', unchanged: 2, changed: 1, added: 1 });
    expect(
      rows.map(({ row, verdict, change, done }) => [row, verdict, change?.orderId ?? done?.orderId ?? null]),
    ).toEqual([
      [2, 'accepted', null],
      [3, 'duplicate', 'O1'],
      [4, 'skipped', 'O2'],
      [5, 'duplicate', 'O3'],
    ]);
    expect(rows[2]!.change).toEqual({ orderId: 'O2', qty: 100, price: 27_000, filled: 0, status: 'working' });
    const chosen = await previewAgain(call, preview.sheetId, { with: [4] });
    expect(chosen.rows[2]).toMatchObject({ verdict: 'warning', change: { orderId: 'O2' } });
    expect(await commitSheet(call, preview).catch((error: unknown) => error)).toMatchObject({
      error: { code: 'SHEET_EXPIRED' },
    });
    expect((await commitSheet(call, chosen.preview)).basket).toMatchObject({ rows: 2 });
  });
});

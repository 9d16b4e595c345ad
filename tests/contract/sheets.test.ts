/** Order sheets through the contract: verdicts in sequence, one atomic commit, once only. */
import { describe, expect, test } from 'vitest';
import { Workbook } from './workbook.ts';
import {
  commandId,
  limitOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

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

  test('a row beyond anything the ledger computes with is denied; the others are not', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['HPG', 'Buy', 100, 27_000],
      ['HPG', 'Buy', 900_000_000_000, 27_000],
    ]);
    const { rows } = await engine.call('sheets.preview', { fileName: 'huge.xlsx', bytes });
    expect(rows.map(({ verdict, denial }) => [verdict, denial?.code ?? null])).toEqual([
      ['accepted', null],
      ['denied', 'VALUE_TOO_LARGE'],
    ]);
    const { ticket } = limitOrder('HOSE:HPG', 'buy', Number.MAX_SAFE_INTEGER, 27_000);
    expect((await engine.call('orders.preview', { ticket })).denial).toMatchObject({
      code: 'VALUE_TOO_LARGE',
    });
  });

  test('a row that another file brought before is left out, said so, and placed when chosen', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    const csv = (...rows: string[]) =>
      new TextEncoder().encode(['Symbol,Side,Quantity,Price', ...rows, ''].join('\n'));
    const first = await engine.call('sheets.preview', {
      fileName: 'monday.csv',
      bytes: csv('FPT,Buy,100,95000', 'HPG,Buy,100,27000'),
    });
    await engine.call('sheets.commit', {
      commandId: commandId(),
      fileHash: first.fileHash,
      rows: [2, 3],
      name: 'Monday',
    });
    const second = await engine.call('sheets.preview', {
      fileName: 'renamed.csv',
      bytes: csv('FPT,Buy,100,95000', 'VNM,Buy,100,66000'),
    });
    expect(second.alreadyImported).toBeNull();
    expect(second.rows).toMatchObject([
      { row: 2, verdict: 'duplicate', again: true, detail: 'O1' },
      { row: 3, verdict: 'accepted', again: false },
    ]);
    const commit = { commandId: commandId(), fileHash: second.fileHash, rows: [2, 3], name: 'Tuesday' };
    const done = await engine.call('sheets.commit', commit);
    expect(done).toMatchObject({ denial: null, basket: { orders: 2 } });
    expect(await engine.call('sheets.commit', commit)).toEqual(done);
    expect(await engine.call('orders.list', { status: null, before: null, limit: 50 })).toHaveLength(4);
  });
});

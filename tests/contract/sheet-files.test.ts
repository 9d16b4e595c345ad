/** What surrounds a sheet: templates, the watched folder, the copy that is kept, and the workbooks that come back. */
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { CallFunction } from '#contract/calls.ts';
import type { SheetTemplate } from '#contract/sheets.ts';
import { commitSheet, csv, previewAgain, previewSheet } from '../support/sheets.ts';
import {
  commandId,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';
import { Workbook } from './workbook.ts';

const PAGE = { status: null, before: null, limit: 50 } as const;

async function started(folder: string | null = null): Promise<TestEngine> {
  const engine = openEngine(folder);
  await openAccount(engine);
  engine.play(100);
  return engine;
}

describe('templates', () => {
  const template: SheetTemplate = {
    name: 'My broker',
    headings: [
      { title: 'Instr', field: 'symbol' },
      { title: 'Way', field: 'side' },
      { title: 'Pieces', field: 'qty' },
      { title: 'At', field: 'price' },
    ],
    reading: { decimal: ',' },
  };
  const bytes = csv('Instr;Way;Pieces;At', 'FPT;Buy;100;95000,0');

  test('a mapping that is kept is recognised by the headings, in another session, until it is removed', async () => {
    const folder = temporaryFolder();
    const first = await started(folder);
    expect((await previewSheet(first.call, 'a.csv', bytes)).preview.parsed.file_error).toBe('missing_column');
    await first.call('sheets.saveTemplate', { template: structuredClone(template) as never });
    await first.call('sheets.saveTemplate', { template: structuredClone(template) as never });
    expect(await first.call('sheets.templates', {})).toEqual([template]);
    await first.engine.close();
    const { call } = openEngine(folder);
    const { preview, rows } = await previewSheet(call, 'a.csv', bytes);
    expect(preview.parsed).toMatchObject({ template: 'My broker', file_error: null });
    expect(rows).toMatchObject([{ symbol: 'FPT', price: '95000', verdict: 'accepted' }]);
    await call('sheets.removeTemplate', { name: 'My broker' });
    expect((await previewAgain(call, preview.sheetId)).preview.parsed.template).toBeNull();
  });

  test('one that is given with the file goes before those that are kept', async () => {
    const { call } = await started();
    const given = { ...structuredClone(template), name: 'Given' } as never;
    expect(await call('sheets.parse', { fileName: 'a.csv', bytes, template: given })).toMatchObject({
      template: 'Given',
      accepted: [{ symbol: 'FPT' }],
    });
    expect((await previewSheet(call, 'a.csv', bytes, { template: given })).preview.parsed.template).toBe(
      'Given',
    );
  });
});

describe('workbooks that come back', () => {
  const sheet = () =>
    Workbook([
      ['Lệnh của tôi', null, null, null, null, null],
      ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Ghi chú', 'Của riêng tôi'],
      ['FPT', 'Mua', 200, 99_000, 'một', 'α'],
      ['HPG', 'Mua', 'abc', 27_000, '=SUM(A1)', 'β'],
      ['VNM', 'Mua', 100, 66_000, 'ba', 'γ'],
    ]);

  test('the result has every row of the sheet; brought in again it says that all is done', async () => {
    const { call } = await started(temporaryFolder());
    const opened = await previewSheet(call, 'lệnh.xlsx', await sheet());
    const fixed = await previewAgain(call, opened.preview.sheetId, {
      reading: { edits: [{ row: 4, field: 'qty', text: '300' }] },
    });
    const { basket } = await commitSheet(call, fixed.preview);
    const { fileName, bytes } = await call('sheets.result', { basketId: basket!.basketId, language: 'vi' });
    expect(fileName).toBe('lệnh - kết quả.xlsx');
    const again = await previewSheet(call, fileName, new Uint8Array(bytes));
    expect(again.rows.map(({ verdict, done }) => [verdict, done?.orderId])).toEqual([
      ['duplicate', 'O1'],
      ['duplicate', 'O2'],
      ['duplicate', 'O3'],
    ]);
    expect(again.preview.totals.accepted).toBe(0);
    expect(again.preview.parsed.columns.map(({ header }) => header).slice(0, 8)).toEqual([
      'Mã CK',
      'Mua/Bán',
      'Khối lượng',
      'Giá',
      'Ghi chú',
      'Của riêng tôi',
      'Trạng thái',
      'Số hiệu lệnh',
    ]);
  });

  test('a basket exported as a sheet gives the same orders again, in both kinds of file and both languages', async () => {
    const { call } = await started();
    const head =
      'Symbol,Side,Quantity,Price,Order type,Stop price,TIF,Send at,Take profit,Stop loss,Group,Strategy,Note';
    const { preview } = await previewSheet(
      call,
      'all.csv',
      csv(
        head,
        'FPT,Buy,100,94000,Limit,,GTC,14:20,99000,90000,,swing,"bracket, later"',
        'FPT,Sell,100,99000,Limit,,DAY,,,,exit,,one',
        'FPT,Sell,100,,Stop,91000,GTC,,,,exit,,other',
        'HPG,Buy,200,,Market,,IOC,,,,,,now',
        'AAPL,Buy,7,180.25,Limit,,DAY,,,,,,=1+1',
        'VNM,Buy,100,70000,Stop limit,69000,GTC,,,,,,',
      ),
    );
    expect(preview.totals).toMatchObject({ accepted: 6 });
    const { basket } = await commitSheet(call, preview);
    const shape = async (basketId: string) =>
      (await call('orders.list', { ...PAGE, basketId })).map(
        ({
          instrumentId,
          side,
          type,
          timeInForce,
          quantity,
          price,
          stop,
          attributes,
          strategy,
          group,
          note,
        }) => ({
          instrumentId,
          side,
          type,
          timeInForce,
          quantity,
          price,
          stop,
          attributes,
          strategy,
          group: group && [group.kind, group.role],
          note: note.replace(/^'/, ''),
        }),
      );
    const before = await shape(basket!.basketId);
    expect(before).toHaveLength(8);
    for (const language of ['en', 'vi'] as const) {
      for (const format of ['xlsx', 'csv'] as const) {
        const file = await call('sheets.export', { basketId: basket!.basketId, language, format });
        const back = await previewSheet(call, `${language}.${format}`, new Uint8Array(file.bytes));
        const all = await previewAgain(call, back.preview.sheetId, { with: back.rows.map(({ row }) => row) });
        expect(all.rows.map(({ verdict }) => verdict)).not.toContain('denied');
        const sent = await commitSheet(call, all.preview);
        expect(await shape(sent.basket!.basketId)).toEqual(before);
      }
    }
  });

  test('both blank templates are understood as they are; filled ones need nothing changed', async () => {
    const { call } = await started();
    for (const language of ['en', 'vi'] as const) {
      const blank = await call('sheets.blank', { language });
      expect(
        await call('sheets.parse', { fileName: blank.fileName, bytes: new Uint8Array(blank.bytes) }),
      ).toMatchObject({
        file_error: null,
        rejected: [],
        warnings: ['no_rows'],
      });
      const filled = await call('sheets.blank', { language, examples: true });
      const parsed = await call('sheets.parse', {
        fileName: filled.fileName,
        bytes: new Uint8Array(filled.bytes),
      });
      expect(parsed).toMatchObject({ file_error: null, rejected: [], warnings: [] });
      expect(parsed.accepted.length).toBeGreaterThan(3);
      expect(parsed.columns.every(({ field }) => field !== null)).toBe(true);
    }
  });

  test('the sheet is kept with its basket, in the same commit, and not where nothing was sent', async () => {
    const folder = temporaryFolder();
    const { call, engine } = await started(folder);
    const copies = () =>
      engine.context.runtime.store.db.prepare('SELECT COUNT(*) FROM sheet_copies').pluck().get() as number;
    const { preview } = await previewSheet(
      call,
      'a.csv',
      csv('Symbol,Side,Quantity,Price', 'FPT,Buy,100,95000'),
    );
    await call('risk.limit', { commandId: commandId(), mode: 'halted', until: null } as never);
    const refused = await commitSheet(call, preview);
    expect(refused).toMatchObject({ basket: null, changed: [{ row: 2, what: 'verdict' }] });
    expect(copies()).toBe(0);
    await call('risk.resume', { commandId: commandId() } as never);
    const now = await previewAgain(call, preview.sheetId);
    expect((await commitSheet(call, now.preview)).basket).toMatchObject({ kept: true });
    expect(copies()).toBe(1);
    expect(await call('journal.verify', {})).toMatchObject({ ok: true });
  });
});

describe('the watched folder', () => {
  const settled = async (call: CallFunction, files: number) =>
    vi.waitFor(
      async () => {
        const inbox = await call('sheets.inbox', {});
        if (inbox.files.length !== files) throw new Error(JSON.stringify(inbox));
        return inbox;
      },
      { timeout: 15_000, interval: 100 },
    );

  test('tells of new sheets and never sends any; one that was imported is marked', async () => {
    const folder = temporaryFolder();
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox);
    const { call } = await started(join(folder, 'workspace'));
    expect(await call('sheets.watch', { folder: join(folder, 'none') })).toMatchObject({
      problem: 'missing',
      files: [],
    });
    expect(await call('sheets.watch', { folder: inbox })).toEqual({
      folder: inbox,
      problem: null,
      files: [],
    });
    writeFileSync(join(inbox, 'orders.csv'), csv('Symbol,Side,Quantity,Price', 'FPT,Buy,100,95000'));
    writeFileSync(join(inbox, '~$orders.xlsx'), 'lock');
    writeFileSync(join(inbox, 'picture.png'), 'no sheet');
    writeFileSync(join(folder, 'secret.csv'), 'Symbol,Side,Quantity\nFPT,Buy,1\n');
    symlinkSync(join(folder, 'secret.csv'), join(inbox, 'link.csv'));
    mkdirSync(join(inbox, 'folder.csv'));
    expect((await settled(call, 1)).files).toMatchObject([{ name: 'orders.csv', status: 'new' }]);
    expect(await call('orders.list', PAGE)).toEqual([]);
    const { sheetId } = await call('sheets.openInbox', { name: 'orders.csv' });
    const { preview } = await previewAgain(call, sheetId);
    expect(await call('orders.list', PAGE)).toEqual([]);
    expect((await call('sheets.inbox', {})).files).toMatchObject([{ status: 'seen' }]);
    await commitSheet(call, preview);
    expect((await call('sheets.inbox', {})).files).toMatchObject([{ status: 'imported' }]);
    writeFileSync(join(inbox, 'orders.csv'), csv('Symbol,Side,Quantity,Price', 'FPT,Buy,200,95000'));
    utimesSync(join(inbox, 'orders.csv'), new Date(), new Date(Date.now() + 5_000));
    await vi.waitFor(
      async () => expect((await call('sheets.inbox', {})).files).toMatchObject([{ status: 'new' }]),
      { timeout: 15_000, interval: 100 },
    );
    for (const name of ['link.csv', '../secret.csv', 'folder.csv', 'picture.png', '/etc/passwd'])
      await expect(call('sheets.openInbox', { name })).rejects.toMatchObject({
        error: { code: 'FILE_UNREADABLE' },
      });
    rmSync(inbox, { recursive: true });
    await vi.waitFor(
      async () => expect(await call('sheets.inbox', {})).toMatchObject({ problem: 'missing' }),
      {
        timeout: 15_000,
        interval: 100,
      },
    );
    expect(await call('sheets.watch', { folder: null })).toEqual({ folder: null, problem: null, files: [] });
  });
});

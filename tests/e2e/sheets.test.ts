/** An order sheet from Excel to the blotter, once. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { Workbook } from '../contract/workbook.ts';
import { ROOT } from '../../scripts/lib.ts';
import { attach, launchBrowser, openAccountOnPage, openPage, startHost } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a Vietnamese sheet: verdicts, commit, blotter; the same file again does nothing', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lệnh.xlsx');
  const bytes = await Workbook([
    ['BẢNG ĐẶT LỆNH', null, null, null, null],
    ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh'],
    ['FPT', 'Mua', 100, 95_000, 'LO'],
    ['VNM', 'Bán', 100, 66_800, 'LO'],
    ['FTP', 'Mua', 100, 95_500, 'LO'],
    ['HPG', 'Mua', 'abc', 27_150, 'LO'],
    ['HPG', 'Mua', 200, null, 'MP'],
  ]);
  writeFileSync(file, bytes);
  const host = await startHost(join(folder, 'workspace'));
  try {
    const { page, complaints } = await openPage(browser, host.address);
    await openAccountOnPage(page);
    await page.getByTestId('nav-import').click();
    await page.getByTestId('import-file').setInputFiles(file);
    await page.getByTestId('import-row-3').waitFor();
    const verdict = (row: number) => page.getByTestId(`import-verdict-${row}`).innerText();
    expect(await verdict(3)).toMatch(/accepted/i);
    expect(await verdict(4)).toMatch(/denied/i);
    expect(await verdict(5)).toMatch(/denied/i);
    expect(await verdict(6)).toMatch(/not readable/i);
    expect(await page.getByTestId('import-row-6').innerText()).toContain('C6');
    expect(await page.getByTestId('import-row-5').innerText()).toContain('FPT');
    await page.getByTestId('import-commit').click();
    await page.getByTestId('import-done').waitFor();
    await page.getByTestId('nav-trade').click();
    await page.getByTestId('blotter-tab-working').click();
    await page.getByTestId('order-row-O1').waitFor();
    await page.getByTestId('nav-import').click();
    await page.getByRole('button', { name: /another/i }).click();
    await page.getByTestId('import-file').setInputFiles(file);
    await page.getByTestId('import-already').waitFor();
    const session = await attach(join(folder, 'workspace'));
    expect(await session.call('orders.list', { status: null, before: null, limit: 50 })).toHaveLength(2);
    session.close();
    expect(complaints).toEqual([]);
  } finally {
    await host.stop();
  }
});

const SHARED = join(ROOT, '../shared/data');
const present = existsSync(SHARED);

test.skipIf(!present)(
  `real FPT history, the basic sheet over it${present ? '' : ' (skipped: ../shared/data is not there)'}`,
  async () => {
    const folder = temporaryFolder();
    const host = await startHost(folder);
    try {
      const { page, complaints } = await openPage(browser, host.address);
      await openAccountOnPage(page, 'FPT 100 90000\nVCB 2300 85000\nVIC 500 40000\nMBB 200 22000');
      const session = await attach(folder);
      const bytes = new Uint8Array(
        (await import('node:fs')).readFileSync(join(SHARED, 'market/vietnam/vn30_vnd/FPT.csv')),
      );
      const bars = await session.call('bars.import', {
        commandId: 'bars',
        fileName: 'FPT.csv',
        bytes,
        symbol: 'FPT',
      });
      expect(bars).toMatchObject({ lastClose: '95500', bars: 1_438 });
      await session.call('clock.set', { paused: true });
      await page.getByTestId('nav-import').click();
      await page.getByTestId('import-file').setInputFiles(join(SHARED, 'orders/dev/01_vi_basic.xlsx'));
      await page.getByTestId('import-row-5').waitFor();
      await page.getByTestId('import-commit').click();
      await page.getByTestId('import-done').waitFor();
      const orders = await session.call('orders.list', { status: null, before: null, limit: 50 });
      expect(orders.map(({ denial }) => denial)).toEqual(orders.map(() => null));
      expect(orders).toHaveLength(10);
      session.close();
      expect(complaints).toEqual([]);
    } finally {
      await host.stop();
    }
  },
);

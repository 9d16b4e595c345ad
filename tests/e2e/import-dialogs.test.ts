/** The imports hold on to nothing of an earlier file, and speak the reader's language throughout. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import { attach, launchBrowser, openAccountOnPage, openPage, startHost, type Host } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();
let browser: Browser;
let host: Host;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startHost(folder)]);
  ({ page, complaints } = await openPage(browser, host.address));
  await openAccountOnPage(page);
  const session = await attach(folder);
  await session.call('settings.set', { key: 'locale', value: 'vi' });
  session.close();
  await page.reload();
  await page.getByTestId('menu-button').waitFor();
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await host.stop();
  await browser.close();
});

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('bars: the next file brings its own symbol, and no result of the one before', async () => {
  await page.getByTestId('menu-button').click();
  await page.getByTestId('menu-import-bars').click();
  const symbol = page.getByTestId('bars-symbol');
  const pick = (name: string, text: string) => page.getByTestId('bars-file').setInputFiles(file(name, text));
  await pick('FPT.csv', 'date,open,high,low,close\n2025-12-01,1.5,2,1,95000.5\n2025-12-02,1,2,3,1\n');
  expect(await symbol.inputValue()).toBe('FPT');
  await pick('FPT.csv', 'date,open,high,low,close\n2025-12-01,1,2,3,1\n2025-12-02,95000,95000,95000,95000\n');
  await page.getByTestId('bars-submit').click();
  const result = page.getByTestId('bars-result');
  await result.waitFor();
  expect(await result.innerText()).toContain('95.000');
  expect(await result.innerText()).toContain('dòng 2: giá cao thấp hơn giá thấp');
  await pick('VNM.csv', 'nothing here\n');
  expect(await symbol.inputValue()).toBe('VNM');
  await page.getByTestId('bars-submit').click();
  await page.getByTestId('bars-error').waitFor();
  expect(await page.getByTestId('bars-error').innerText()).toContain('không thấy dòng tiêu đề');
  expect(await result.count()).toBe(0);
  await symbol.fill('HPG');
  await pick('VCB.csv', 'nothing here\n');
  expect(await symbol.inputValue()).toBe('HPG');
  await page.keyboard.press('Escape');
});

test('sheets: a preview that comes back late does not bring the old file back', async () => {
  await page.getByTestId('nav-import').click();
  await page
    .getByTestId('import-file')
    .setInputFiles(
      file(
        'lệnh.csv',
        `Symbol,Side,Quantity,Price\nVNM,Buy,1000,66800\nHPG,Buy,"2,5,5",1\n${'VCB,Buy,100,60000\n'.repeat(3_000)}`,
      ),
    );
  await page.getByTestId('import-row-2').waitFor();
  const first = await page.getByTestId('import-row-2').innerText();
  expect(first).toContain('1.000');
  expect(first).toContain('66.800');
  expect(await page.getByTestId('import-row-3').innerText()).toContain('dòng 3');
  await page.evaluate(() => {
    const press = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click();
    press('import-refresh');
    press('import-another');
  });
  await page.getByTestId('import-file').waitFor({ state: 'attached' });
  await page.waitForTimeout(1_500);
  expect(await page.getByTestId('import-refresh').count()).toBe(0);
  await page.getByTestId('import-file').setInputFiles(file('leer.csv', ''));
  await page.getByTestId('import-file-error').waitFor();
  expect(await page.getByTestId('import-file-error').innerText()).toBe('Tệp trống.');
  expect(await page.getByTestId('import-understood').innerText()).not.toContain('unknown');
});

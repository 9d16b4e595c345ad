/** The import page with a sheet on it in both languages, themes and sizes; by keys alone; while the market moves. */
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { Workbook } from '../contract/workbook.ts';
import { openPage } from '../support/app.ts';
import { eventually, openDesk, ordersOf, quoteOf, type Desk } from '../support/desk.ts';
import { LOOKS } from '../support/looks.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
let floor = 0;
let sheet: Buffer;
beforeAll(async () => {
  desk = await openDesk();
  floor = (await quoteOf(desk.call, FPT)).floor!;
  const bytes = await Workbook([
    ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh', 'Cắt lỗ', 'Ghi chú'],
    ['FPT', 'Mua', 300, floor, 'LO', null, 'gom thêm'],
    ['FTP', 'Mua', 200, floor, 'LO', null, null],
    ['HPG', 'Mua', 'một nghìn', 27_000, 'LO', null, null],
    ['NEWX', 'Mua', 100, 12_500, 'LO', null, null],
    ['VNM', 'Bán', 400, 66_000, 'LO', null, null],
    ['FPT', 'Mua', 500, null, 'MP', null, null],
    ['Tổng cộng', null, 1_500, null, null, null, null],
  ]);
  sheet = Buffer.from(bytes);
});
afterAll(() => desk.end());

const give = (page: Page, name = 'lệnh.xlsx') =>
  page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/zip', buffer: sheet });

async function visit(look: Record<string, string>, size: { width: number; height: number }) {
  for (const [key, value] of Object.entries(look)) await desk.call('settings.set', { key, value });
  const opened = await openPage(desk.browser, await desk.host.freshAddress(), size);
  await opened.page.getByTestId('nav-import').click();
  return opened;
}

/** Texts cut off without an ellipsis. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main label, main th, main h2, main legend')]
      .filter((element) => {
        const { overflow, textOverflow } = getComputedStyle(element);
        const cut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 4;
        return cut && overflow !== 'visible' && textOverflow !== 'ellipsis';
      })
      .map((element) => `${element.tagName} "${element.innerText}"`),
  );

async function fits(page: Page, what: string): Promise<void> {
  await page.waitForTimeout(150);
  expect(await clipped(page), what).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, what).toBeLessThanOrEqual(0);
}

async function fine(page: Page, what: string): Promise<void> {
  await fits(page, what);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    what,
  ).toEqual([]);
}

test.each(LOOKS)(
  '$theme, $locale, $width × $height: a sheet with every verdict shuts nobody out and cuts nothing',
  async ({ theme, locale, ...size }) => {
    const look = { theme, locale };
    const { page, complaints } = await visit(look, size);
    await fine(page, 'open');
    await give(page);
    await page.getByTestId('import-row-2').waitFor();
    await page.getByTestId('import-cell-2-symbol').click();
    await page.getByTestId('check-buying-power').waitFor();
    await fits(page, 'row');
    for (const tab of ['positions', 'limits']) {
      await page.getByTestId(`import-tab-${tab}`).click();
      await fits(page, tab);
    }
    await page.getByTestId('import-tab-row').click();
    await page.getByTestId('import-cell-4-qty').dblclick();
    await page.getByTestId('import-cell-input').waitFor();
    await fine(page, 'editing');
    const place = await page.getByTestId('import-verdict-4').boundingBox();
    expect(place!.x + place!.width, 'the verdict is in sight').toBeLessThan(size.width);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('a moving market refreshes the preview and moves nothing: scroll, cursor and places stay', async () => {
  const { page, complaints } = await visit({ theme: 'dark', locale: 'en' }, { width: 1280, height: 800 });
  await give(page);
  await page.getByTestId('import-row-7').waitFor();
  await page.getByTestId('import-cell-3-qty').click();
  await page.getByTestId('detail-suggest').waitFor();
  const places = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'main th, main [role=columnheader], main button, main h2, main [role=row]',
        ),
      ].map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return [element.getAttribute('data-testid'), Math.round(x), Math.round(y), Math.round(width)];
      }),
    );
  const shown = () => page.getByTestId('import-row-7').innerText();
  const [before, first] = [await places(), await shown()];
  await desk.call('clock.set', { speed: 50, paused: false });
  await eventually(shown).not.toBe(first);
  await page.waitForTimeout(1_500);
  await desk.call('clock.set', { speed: 1, paused: true });
  expect(await places()).toEqual(before);
  expect(await page.getByTestId('import-cell-3-qty').getAttribute('data-here')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  expect(complaints).toEqual([]);
  await page.close();
});

test('by keys alone: open, move, correct, leave out, name, send', async () => {
  const { page, complaints } = await visit({ theme: 'dark', locale: 'en' }, { width: 1440, height: 900 });
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  const tabTo = async (testId: string) => {
    for (let pressed = 0; pressed < 120 && (await focused()) !== testId; pressed += 1)
      await keyboard.press('Tab');
    expect(await focused()).toBe(testId);
  };
  const keys = { name: 'keys.xlsx', mimeType: 'application/zip', buffer: sheet };
  page.on('filechooser', (chooser) => void chooser.setFiles(keys));
  await page.getByTestId('nav-trade').click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await keyboard.press('g');
  await keyboard.press('i');
  await page.getByTestId('import-page').waitFor();
  await tabTo('import-file-button');
  await keyboard.press('Enter');
  await page.getByTestId('import-row-2').waitFor();
  await tabTo('import-choose-all');
  await keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');

  const here = (cell: string) => page.getByTestId(`import-cell-${cell}`).getAttribute('data-here');
  await keyboard.press('ArrowDown');
  await keyboard.press(' ');
  const verdict = (row: number) => page.getByTestId(`import-verdict-${row}`).innerText();
  await eventually(() => verdict(2)).toBe('– skipped');
  await keyboard.press(' ');
  await eventually(() => verdict(2)).toBe('✓ accepted');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await keyboard.press(key);
  expect(await here('4-qty')).toBe('true');
  await keyboard.press('F2');
  await page.getByTestId('import-cell-input').waitFor();
  await keyboard.type('1100');
  await keyboard.press('Escape');
  expect(await verdict(4)).toBe('✗ not readable');
  await keyboard.press('Enter');
  await page.getByTestId('import-cell-input').waitFor();
  await keyboard.type('1100');
  await keyboard.press('Enter');
  await eventually(() => verdict(4)).toMatch(/accepted|denied/);
  expect(await here('5-qty')).toBe('true');
  const before = (await ordersOf(desk.call)).length;
  await tabTo('import-name');
  await keyboard.press('Control+a');
  await keyboard.type('By keys');
  await eventually(() => page.getByTestId('import-commit').isEnabled()).toBe(true);
  await keyboard.press('Enter');
  await page.getByTestId('import-done').waitFor();
  expect((await ordersOf(desk.call)).length).toBeGreaterThan(before);
  expect(await focused()).toBe('import-show-orders');
  await keyboard.press('Escape');
  await page.getByTestId('import-file').waitFor({ state: 'attached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('a sheet that the engine let go is opened again by itself, with what was corrected and left out', async () => {
  const { page, complaints } = await visit({ theme: 'dark', locale: 'en' }, { width: 1440, height: 900 });
  const verdict = (row: number) => page.getByTestId(`import-verdict-${row}`).innerText();
  await give(page, 'kept.xlsx');
  await page.getByTestId('import-suggest-3').click();
  await eventually(() => verdict(3)).toMatch(/accepted|duplicate|skipped/);
  for (let other = 0; other < 5; other += 1)
    await desk.call('sheets.open', { fileName: `${other}.xlsx`, bytes: new Uint8Array(sheet) });
  await page.getByTestId('read-repeats').selectOption('keep');
  await eventually(() => page.getByTestId('import-work').getAttribute('data-busy')).toBe('false');
  expect(await page.getByTestId('import-error').count()).toBe(0);
  expect(await page.getByTestId('import-cell-3-symbol').innerText()).toBe('FPT');
  expect(complaints).toEqual([]);
  await page.close();
});

/** An order sheet put right on the page: mapping, cells, suggestions, rows left out, symbols created, and its result. */
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Workbook } from '../contract/workbook.ts';
import { eventually, openDesk, ordersOf, quoteOf, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
let floor = 0;
beforeAll(async () => {
  desk = await openDesk();
  floor = (await quoteOf(desk.call, FPT)).floor!;
  await at('nav-import').click();
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const verdict = (row: number) => at(`import-verdict-${row}`).innerText();
const csv = (...rows: readonly string[]): string => [...rows, ''].join('\n');

/** Gives the page a file. */
const choose = (name: string, content: string | Uint8Array): Promise<void> =>
  at('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

beforeEach(async () => {
  if (!(await at('import-another').isVisible())) return;
  await at('import-another').click();
  if (await at('import-leave').isVisible()) await at('confirm').click();
});

/** Lets a file go over the page as a person does. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await desk.page.evaluateHandle(
    ([fileName, content]) => {
      const held = new DataTransfer();
      held.items.add(new File([Uint8Array.from(content)], fileName));
      return held;
    },
    [name, [...bytes]] as const,
  );
  await at('import-page').dispatchEvent('dragenter', { dataTransfer: transfer });
  await at('import-page').dispatchEvent('drop', { dataTransfer: transfer });
}

test('a Vietnamese sheet is dropped, put right in place, sent, and comes back as a workbook with its results', async () => {
  const { page, call } = desk;
  const bytes = await Workbook([
    ['BẢNG ĐẶT LỆNH', null, null, null, null, null],
    ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá đặt', 'Loại lệnh', 'Ghi chú'],
    ['FPT', 'Mua', 300, floor, 'LO', '<img src=x onerror="document.title=1">'],
    ['FTP', 'Mua', 100, floor, 'LO', null],
    ['FTP', 'Mua', 200, floor, 'LO', null],
    ['FPT', 'Mua', 'bốn trăm', floor, 'LO', null],
    ['FPT', 'Mua', 500, floor, 'LO', null],
  ]);
  await drop('lệnh sửa.xlsx', bytes);
  await at('import-row-3').waitFor();
  expect(await Promise.all([3, 4, 5, 6, 7].map(verdict))).toEqual([
    '✓ accepted',
    '✗ denied',
    '✗ denied',
    '✗ not readable',
    '✓ accepted',
  ]);

  await at('import-cell-3-symbol').click();
  await at('detail-note').waitFor();
  expect(await at('detail-note').innerText()).toBe('<img src=x onerror="document.title=1">');
  expect(await page.locator('main img').count()).toBe(0);
  await at('check-buying-power').waitFor();

  await at('import-suggest-4').click();
  await eventually(() => verdict(4)).toBe('✓ accepted');
  expect(await verdict(5)).toBe('✗ denied');
  await at('import-cell-6-qty').dblclick();
  const input = at('import-cell-input');
  await input.waitFor();
  expect(await input.inputValue()).toBe('bốn trăm');
  await input.fill('400');
  await page.keyboard.press('Enter');
  await eventually(() => verdict(6)).toBe('✓ accepted');
  expect(await at('import-cell-6-qty').getAttribute('title')).toContain('bốn trăm');
  expect(await at('import-cell-7-qty').getAttribute('data-here')).toBe('true');

  await page.keyboard.press('Control+z');
  await eventually(() => verdict(6)).toBe('✗ not readable');
  await at('import-cell-6-qty').dblclick();
  await input.fill('400');
  await page.keyboard.press('Tab');
  await eventually(() => verdict(6)).toBe('✓ accepted');
  expect(await at('import-cell-6-price').getAttribute('data-here')).toBe('true');

  await at('import-choose-7').uncheck();
  expect(await at('import-commit').innerText()).toBe('Send 3 orders');
  await eventually(() => verdict(7)).toBe('– skipped');
  await at('import-name').fill('Repaired');
  await at('import-commit').click();
  await at('import-done').waitFor();
  expect((await ordersOf(call)).map(({ quantity }) => quantity)).toEqual([300, 100, 400]);
  expect(await at('import-progress').innerText()).toContain('3 working');

  const waiting = page.waitForEvent('download');
  await at('import-result').click();
  const download = await waiting;
  expect(download.suggestedFilename()).toContain('lệnh sửa');
  const saved = new Uint8Array(readFileSync(await download.path()));
  const book = read(saved, { type: 'array' });
  const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
  const flat = JSON.stringify(cells);
  expect(flat).toContain('Mã CK');
  expect(flat).toContain('O1');
  expect(flat).toContain('O3');
  expect(desk.complaints).toEqual([]);
});

test('a column is read as another field, and kept as a template that is recognised', async () => {
  const rows = csv('Code,Way,Number,Limit,Reference', `FPT,Buy,700,${floor},1`, `HPG,Buy,800,27000,2`);
  await choose('own.csv', rows);
  await at('import-understood').waitFor();
  const qty = at('read-column-C');
  await qty.waitFor();
  await qty.selectOption('note');
  await at('read-missing').waitFor();
  expect(await at('read-missing').innerText()).toContain('Quantity');
  for (const [column, field] of ['symbol', 'side', 'qty', 'price'].entries())
    await at(`read-column-${'ABCD'[column]!}`).selectOption(field);
  await at('read-column-E').selectOption('');
  await eventually(() => verdict(2)).toBe('✓ accepted');
  await at('template-name').fill('House mapping');
  await at('template-save').click();
  await eventually(() => at('import-template').innerText()).toContain('House mapping');
  await at('import-another').click();
  await choose('own again.csv', rows.replace('700', '900'));
  await eventually(() => at('import-template').innerText()).toContain('House mapping');
  await eventually(() => verdict(2)).toBe('✓ accepted');
  await desk.page.getByRole('button', { name: 'Delete template House mapping' }).click();
  await eventually(() => at('import-template').count()).toBe(0);
  expect(await desk.call('sheets.templates', {})).toEqual([]);
});

test('prices are thousands of đồng where a person says so', async () => {
  const price = String(floor / 1000);
  await choose('thousands.csv', csv('Symbol,Side,Quantity,Price', `FPT,Buy,1100,${price}`));
  await eventually(() => verdict(2)).toMatch(/accepted|warning/);
  await at('read-prices').selectOption('units');
  await eventually(() => verdict(2)).toMatch(/denied|not readable/);
  await at('read-prices').selectOption('thousands');
  await eventually(() => verdict(2)).toMatch(/accepted|warning/);
  expect(await at('import-cell-2-price').innerText()).toBe(floor.toLocaleString('en-US'));
});

test('unknown symbols are listed from the strip, as proposed or otherwise', async () => {
  const { call } = desk;
  await choose(
    'new.csv',
    csv('Symbol,Side,Quantity,Price', 'QQQX,Buy,100,12500', 'WWWY,Buy,100,21000', 'QQQX,Buy,200,12500'),
  );
  await at('import-unknown').waitFor();
  expect(await at('import-unknown').innerText()).toContain('2 symbols are not known');
  await at('unknown-price-QQQX').fill('12,600');
  await at('unknown-create-all').click();
  await eventually(() => verdict(2)).toBe('✓ accepted');
  await eventually(() => verdict(3)).toBe('✓ accepted');
  expect(await at('import-unknown').count()).toBe(0);
  const listed = await call('instruments.list', {});
  expect(listed.find(({ symbol }) => symbol === 'QQQX')).toMatchObject({ listedPrice: 12_600 });
  expect(listed.find(({ symbol }) => symbol === 'WWWY')).toMatchObject({ listedPrice: 21_000 });
  expect(desk.complaints).toEqual([]);
});

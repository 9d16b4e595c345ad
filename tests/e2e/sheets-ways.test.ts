/** The ways a sheet comes to the page and goes from it: pasted, from a hidden sheet, changed since, from a watched folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  commandId,
  eventually,
  openDesk,
  ordersOf,
  placeLimit,
  quoteOf,
  type Desk,
} from '../support/desk.ts';

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
const csv = (...rows: readonly string[]): string => ['Symbol,Side,Quantity,Price', ...rows, ''].join('\n');
const choose = (name: string, content: string | Uint8Array): Promise<void> =>
  at('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

beforeEach(async () => {
  if (await at('import-another').isVisible()) await at('import-another').click();
});

/** What Ctrl+V does with these rows in the clipboard. */
const paste = (text: string): Promise<void> =>
  desk.page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);

test('rows copied from a spreadsheet are pasted anywhere on the page', async () => {
  await paste(`Mã CK\tMua/Bán\tKhối lượng\tGiá\nFPT\tMua\t1.300\t${floor}\n`);
  await at('import-row-2').waitFor();
  await eventually(() => verdict(2)).toBe('✓ accepted');
  expect(await at('import-cell-2-qty').innerText()).toBe('1,300');
  expect(await at('import-name').inputValue()).toMatch(/^Clipboard \d/);
  await at('import-another').click();
  await at('import-paste').click();
  await eventually(() => at('import-paste-hint').innerText()).toMatch(/Ctrl\+V|no text/);
});

test('a hidden sheet is read only once it is chosen', async () => {
  const book = utils.book_new();
  const head = ['Symbol', 'Side', 'Quantity', 'Price'];
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ['FPT', 'Buy', 100, floor]]), 'Shown');
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ['FPT', 'Buy', 1700, floor]]), 'Kept back');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  await choose('two.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  await at('import-row-2').waitFor();
  expect(await at('import-cell-2-qty').innerText()).toBe('100');
  expect(await at('import-understood').innerText()).toContain('Kept back (hidden)');
  await at('read-sheet').selectOption('Kept back');
  await eventually(() => at('import-cell-2-qty').innerText()).toBe('1,700');
});

test('a file that changed since it was sent: only what is new goes by itself', async () => {
  const { call } = desk;
  const before = (await ordersOf(call)).length;
  await choose('plan.csv', csv(`FPT,Buy,100,${floor}`, `FPT,Buy,200,${floor}`));
  await at('import-row-3').waitFor();
  await at('import-commit').click();
  await at('import-done').waitFor();
  await at('import-another').click();
  await eventually(() => at('recent-baskets').innerText()).toContain('plan.csv');
  await choose('plan.csv', csv(`FPT,Buy,100,${floor}`, `FPT,Buy,300,${floor}`, `HPG,Buy,100,27000`));
  await at('import-earlier').waitFor();
  expect(await at('import-earlier').innerText()).toContain('“plan”: 1 unchanged, 1 changed, 1 new');
  expect(await verdict(2)).toBe('= duplicate');
  expect(await at('import-row-3').innerText()).toContain('200 @');
  expect(await at('import-choose-3').isChecked()).toBe(false);
  await at('import-filter-changed').click();
  expect(await at('import-row-4').count()).toBe(0);
  await desk.page.keyboard.press('Escape');
  await at('import-choose-3').check();
  await eventually(() => verdict(3)).toBe('! warning');
  await at('import-choose-3').uncheck();
  await eventually(() => verdict(3)).toBe('– skipped');
  await at('import-commit').click();
  await at('import-done').waitFor();
  expect((await ordersOf(call)).slice(before).map(({ quantity }) => quantity)).toEqual([100, 200, 100]);
});

test('what the market changed is shown first and sent only after that', async () => {
  const { call } = desk;
  const { currencies } = (await call('session.bootstrap', {})).account!;
  const power = currencies.find(({ currency }) => currency === 'VND')!.buyingPower;
  const half = Math.floor((power * 0.4) / (floor * 1.0015) / 100) * 100;
  await choose('moved.csv', csv(`FPT,Buy,${half},${floor}`, `FPT,Buy,${half - 100},${floor}`));
  await at('import-row-3').waitFor();
  expect([await verdict(2), await verdict(3)]).toEqual(['✓ accepted', '✓ accepted']);
  const before = (await ordersOf(call)).length;
  const big = await placeLimit(call, FPT, 'buy', half, floor);
  await at('import-commit').click();
  await at('import-changed').waitFor();
  expect(await ordersOf(call)).toHaveLength(before + 1);
  await eventually(() => verdict(3)).toBe('✗ denied');
  expect(await at('import-row-2').count()).toBe(0);
  expect(await at('import-row-3').innerText()).toContain('Was: accepted');
  expect(await at('import-detail').innerText()).toContain('Was: accepted');
  expect(await at('import-commit').innerText()).toBe('Send 1 as it is now');
  await at('import-commit').click();
  await at('import-done').waitFor();
  const sent = (await ordersOf(call)).slice(before + 1);
  expect(sent.map(({ quantity }) => quantity)).toEqual([half]);
  for (const { id } of [big, ...sent]) await call('orders.cancel', { commandId: commandId(), orderId: id });
});

test('a watched folder tells of a new sheet, and nothing is opened or sent by that', async () => {
  const { call, page } = desk;
  const folder = join(desk.folder, 'inbox');
  await at('inbox-path').fill(folder);
  await at('inbox-watch').click();
  await at('inbox-problem').waitFor();
  expect(await at('inbox-problem').innerText()).toContain('not there');
  mkdirSync(folder);
  await at('inbox-problem').waitFor({ state: 'detached' });
  const before = (await ordersOf(call)).length;
  await at('nav-trade').click();
  writeFileSync(join(folder, 'tonight.csv'), csv(`FPT,Buy,2100,${floor}`));
  const toast = page.getByTestId('toast').filter({ hasText: 'tonight.csv' });
  await toast.waitFor();
  await toast.getByTestId('toast-action').click();
  const file = at('inbox-file-tonight.csv');
  expect(await file.innerText()).toContain('new');
  expect(await at('import-row-2').count()).toBe(0);
  expect(await ordersOf(call)).toHaveLength(before);
  await file.getByRole('button').click();
  await eventually(() => verdict(2)).toBe('✓ accepted');
  await at('import-another').click();
  await eventually(() => file.innerText()).toContain('seen');
  await at('inbox-stop').click();
  await at('inbox-path').waitFor();
  expect(desk.complaints).toEqual([]);
});

test('a long sheet is stopped while it is checked; the next one opens', async () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `FPT,Buy,${100 * (index + 1)},${floor}`);
  await choose('long.csv', csv(...lines));
  await at('import-stop').click();
  await at('import-file').waitFor({ state: 'attached' });
  expect(await at('import-row-2').count()).toBe(0);
  await choose('short.csv', csv(`FPT,Buy,3700,${floor}`));
  await eventually(() => verdict(2)).toBe('✓ accepted');
});

test('rows of one account are left out, and the letter B is what a person says it is', async () => {
  const head = 'Symbol,Side,Quantity,Price,Account';
  const lines = [head, `FPT,B,2300,${floor},A1`, `FPT,B,2400,${floor},A2`, `FPT,Buy,2600,${floor},A2`, ''];
  await choose('accounts.csv', lines.join('\n'));
  await eventually(() => verdict(4)).toMatch(/accepted/);
  await at('read-account-A2').click();
  await eventually(() => verdict(4)).toBe('– skipped');
  expect(await at('import-commit').innerText()).toBe('Send 1 order');
  await at('read-letterB').selectOption('sell');
  await eventually(() => at('import-cell-2-side').innerText()).toBe('Sell');
  await at('read-letterB').selectOption('buy');
  await eventually(() => verdict(2)).toBe('✓ accepted');
});

/** The import page: rows chosen, previewed again, an unknown symbol created from its row, a file that is none. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
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
const english = (value: number): string => value.toLocaleString('en-US');
const verdict = (row: number) => at(`import-verdict-${row}`).innerText();
const power = async () =>
  (await desk.call('session.bootstrap', {})).account!.currencies.find(({ currency }) => currency === 'VND')!
    .buyingPower;

/** Gives the page a file. */
const choose = (name: string, content: string | Uint8Array): Promise<void> =>
  at('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const sheet = (...rows: readonly string[]): string => ['Symbol,Side,Quantity,Price', ...rows, ''].join('\n');

beforeEach(async () => {
  if (await at('import-another').isVisible()) await at('import-another').click();
});

test('a file that is no sheet says so in plain words, sends nothing, and the next file is read', async () => {
  const failure = at('import-file-error');
  await choose('notes.csv', 'hello\nthere\n');
  await failure.waitFor();
  expect(await failure.innerText()).toContain(
    'A needed column was not found. A sheet needs at least symbol, side and quantity.',
  );
  expect(await at('import-commit').isDisabled()).toBe(true);
  await at('import-another').click();
  await choose('picture.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]));
  await failure.waitFor();
  expect(await failure.innerText()).toContain(
    'This file is not a spreadsheet. Choose an XLSX, XLS or CSV file.',
  );
  await at('import-another').click();
  await choose('empty.csv', '');
  await failure.waitFor();
  expect(await failure.innerText()).toContain('The file is empty.');
  expect(await desk.call('orders.list', { status: null, before: null, limit: 9 })).toEqual([]);
  await at('import-another').click();
  await choose('good.csv', sheet(`FPT,Buy,100,${floor}`));
  await eventually(() => verdict(2)).toMatch(/accepted/);
  expect(await failure.count()).toBe(0);
});

test('Preview again plays the rows against the account as it is now, and keeps what was chosen', async () => {
  const { call } = desk;
  await choose(
    'again.csv',
    sheet(
      `FPT,Buy,100,${floor}`,
      `FPT,Buy,200,${floor}`,
      `HPG,Buy,100,${(await quoteOf(call, 'HOSE:HPG')).floor}`,
    ),
  );
  await at('import-row-4').waitFor();
  expect(await Promise.all([2, 3, 4].map(verdict))).toEqual(['✓ accepted', '✓ accepted', '✓ accepted']);
  await at('import-choose-2').uncheck();
  await eventually(() => verdict(2)).toBe('– skipped');
  const before = await power();
  const hpg = (await quoteOf(call, 'HOSE:HPG')).floor!;
  const value = 200 * floor + 100 * hpg;
  expect(await exact(desk.page, 'import-buys-VND')).toBe(value);
  expect(await exact(desk.page, 'import-buyingPower-VND')).toBe(before);
  expect(await exact(desk.page, 'import-buyingPowerAfter-VND')).toBe(
    before - value - Math.round((value * 15) / 10_000),
  );

  // What is left covers the last row, but not the one of 200.
  const keep = 50 * floor;
  const quantity = Math.floor((before - keep) / (floor * 1.0015) / 100) * 100;
  const big = await placeLimit(call, FPT, 'buy', quantity, floor);
  expect(big.status).toBe('working');
  const left = await power();
  expect(await verdict(3)).toBe('✓ accepted');
  await at('import-refresh').click();
  await eventually(() => verdict(3)).toBe('✗ denied');
  const need = 200 * floor + Math.round((200 * floor * 15) / 10_000);
  expect(await at('import-row-3').innerText()).toContain(
    `The order needs ${english(need)} VND and your buying power is ${english(left)} VND.`,
  );
  expect([await verdict(2), await verdict(4)]).toEqual(['– skipped', '✓ accepted']);
  expect([await at('import-choose-2').isChecked(), await at('import-choose-4').isChecked()]).toEqual([
    false,
    true,
  ]);
  expect(await at('import-choose-3').count()).toBe(0);
  expect(await at('import-commit').innerText()).toBe('Send 1 order');
  await call('orders.cancel', { commandId: commandId(), orderId: big.id });
  await at('import-refresh').click();
  await eventually(() => verdict(3)).toBe('✓ accepted');
  expect(await at('import-choose-3').isChecked()).toBe(true);
  expect(await at('import-choose-2').isChecked()).toBe(false);
});

test('an unknown symbol is created from its row; the chosen rows are sent and no others', async () => {
  const { call, page } = desk;
  await choose(
    'tuesday.csv',
    sheet(
      `FPT,Buy,300,${floor}`,
      `FPT,Buy,400,${floor}`,
      'ZZTOP,Buy,100,20000',
      'HPG,Buy,some,27000',
      'VNM,Sell,100,66800',
    ),
  );
  await at('import-row-6').waitFor();
  expect(await Promise.all([2, 3, 4, 5, 6].map(verdict))).toEqual([
    '✓ accepted',
    '✓ accepted',
    '✗ denied',
    '✗ not readable',
    '✗ denied',
  ]);
  expect(await at('import-row-4').innerText()).toContain('There is no instrument “ZZTOP”.');
  await at('import-create-ZZTOP').click();
  await at('create-symbol').waitFor();
  expect(await at('create-symbol').innerText()).toContain('Create ZZTOP');
  await at('create-price').fill('20,000');
  await at('create-submit').click();
  await eventually(() => verdict(4)).toBe('✓ accepted');
  expect(await at('create-symbol').count()).toBe(0);
  expect((await call('instruments.list', {})).find(({ symbol }) => symbol === 'ZZTOP')).toMatchObject({
    id: 'HOSE:ZZTOP',
    listedPrice: 20_000,
  });

  const all = page.getByRole('checkbox', { name: 'Send all acceptable rows' });
  expect(await all.isChecked()).toBe(true);
  await all.uncheck();
  expect(await at('import-commit').isDisabled()).toBe(true);
  await page.getByText('Choose at least one acceptable row').waitFor();
  await at('import-choose-3').check();
  await at('import-choose-4').check();
  expect(await at('import-commit').innerText()).toBe('Send 2 orders');
  expect([await at('import-choose-5').count(), await at('import-choose-6').count()]).toEqual([0, 0]);
  await at('import-name').fill('');
  expect(await at('import-commit').isDisabled()).toBe(true);
  await at('import-name').fill('Tuesday, some');
  const before = (await ordersOf(call)).length;
  await at('import-commit').click();
  await at('import-done').waitFor();
  expect((await ordersOf(call)).slice(before)).toMatchObject([
    { instrumentId: FPT, quantity: 400, price: floor, source: 'sheet', timeInForce: 'DAY' },
    { instrumentId: 'HOSE:ZZTOP', quantity: 100, price: 20_000, source: 'sheet', timeInForce: 'DAY' },
  ]);
  const [basket] = (await call('session.bootstrap', {})).baskets;
  expect(basket).toMatchObject({ name: 'Tuesday, some', fileName: 'tuesday.csv', orders: 2 });
  await at('import-show-orders').click();
  for (const { id, status } of (await ordersOf(call)).slice(before))
    if (status === 'working') await at(`order-row-${id}`).waitFor();
  await at('watch-row-ZZTOP').waitFor();
  expect(desk.complaints).toEqual([]);
});

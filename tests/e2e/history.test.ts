/** Symbols and their history from the screen: bars imported, refused in plain words, symbols created, added, taken off. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
import { eventually, openDesk, placeLimit, quoteOf, runUntil, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000');
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);

async function importBars(name: string, content: string, symbol: string): Promise<void> {
  await at('menu-button').click();
  await at('menu-import-bars').click();
  await at('import-bars').waitFor();
  await at('bars-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await at('bars-symbol').fill(symbol);
  await at('bars-submit').click();
}
async function closeBars(): Promise<void> {
  await desk.page.keyboard.press('Escape');
  await at('import-bars').waitFor({ state: 'detached' });
}

const BARS = `date,open,high,low,close,volume
2025-01-02,71000,72500,70500,72000,1000
2025-01-03,72000,73000,71500,72900,2000
2025-01-06,72900,74000,72000,73400,3000
`;

test('imported bars: chart, last price, position and what worked follow; the market goes on from there', async () => {
  const { page, call } = desk;
  const { bid } = await quoteOf(call, FPT);
  const working = await placeLimit(call, FPT, 'buy', 200, bid!);
  await at(`order-row-${working.id}`).waitFor();
  await at('timeframe-1d').click();
  await eventually(() => at('chart').getAttribute('data-bars')).not.toBe('0');

  await at('menu-button').click();
  await at('menu-import-bars').click();
  expect(await at('bars-submit').isDisabled()).toBe(true);
  await at('bars-file').setInputFiles({ name: 'FPT.csv', mimeType: 'text/csv', buffer: Buffer.from(BARS) });
  await eventually(() => at('bars-symbol').inputValue()).toBe('FPT');
  await at('bars-submit').click();
  await at('bars-result').waitFor();
  expect(await at('bars-result').innerText()).toMatch(
    /^3 bars of FPT, .*2025.*\. The market goes on from 73,?400\.$/,
  );
  await closeBars();

  await eventually(() => exact(page, 'chart-last')).toBe(73_400);
  expect(await exact(page, 'watch-row-FPT')).toBe(73_400);
  expect(await exact(page, 'position-pnl-FPT')).toBe(1_000 * (73_400 - 90_000));
  await at(`order-row-${working.id}`).waitFor({ state: 'detached' });
  const orders = await call('orders.list', { status: null, before: null, limit: 9 });
  expect(orders).toMatchObject([{ id: working.id, status: 'cancelled', reason: 'anchored', filled: 0 }]);
  const bars = await call('bars.get', { instrumentId: FPT, timeframe: '1d' });
  expect([bars.close.slice(0, 3), bars.source]).toEqual([[72_000, 72_900, 73_400], 'FPT.csv']);
  await eventually(() => at('chart').getAttribute('data-bars')).toBe(String(bars.time.length));
  expect(await at('chart').innerText()).toContain('before: FPT.csv');

  const { volume } = await quoteOf(call, FPT);
  await runUntil(call, async () => (await quoteOf(call, FPT)).volume > volume);
  const quote = await quoteOf(call, FPT);
  expect([quote.reference, quote.ceiling, quote.floor]).toEqual([73_400, 78_500, 68_300]);
  expect(Math.abs(quote.last - 73_400)).toBeLessThan(2_000);
  await eventually(() => exact(page, 'chart-last')).toBe(quote.last);
});

test('importing again says how many bars were replaced', async () => {
  const changed = BARS.replace('72900,74000,72000,73400', '72900,74000,72000,73300');
  await importBars('longer.csv', `${changed}2025-01-07,73400,74000,73000,73500,10\n`, 'fpt');
  await at('bars-result').waitFor();
  expect(await at('bars-result').innerText()).toMatch(/1 earlier bars? (was|were) replaced\./);
  await closeBars();
  await eventually(() => exact(desk.page, 'chart-last')).toBe(73_500);
});

test('a file that holds no bars is refused in plain words and changes nothing', async () => {
  const { call } = desk;
  const before = await quoteOf(call, FPT);
  await importBars('bad.csv', 'nothing to see', 'FPT');
  await at('bars-error').waitFor();
  const said = await at('bars-error').innerText();
  expect(said).toMatch(
    /^The bars in bad\.csv cannot be read: no heading with date, open, high, low and close was found\. Nothing was imported\.$/,
  );
  expect(said).not.toMatch(/Error|undefined|\bat \w+ \(/);
  expect(await at('bars-result').count()).toBe(0);
  await closeBars();
  expect(await quoteOf(call, FPT)).toEqual(before);
});

test('an unknown symbol is created in either market, watched and looked at', async () => {
  const { page, call } = desk;
  const create = async (symbol: string) => {
    await at('watch-search').fill(symbol);
    await at('watch-create').click();
    await at('create-symbol').waitFor();
  };
  await create('fptx');
  expect(await at('create-submit').isDisabled()).toBe(true);
  await at('create-price').fill('cheap');
  expect(await at('create-submit').isDisabled()).toBe(true);
  await at('create-price').fill('51,300');
  await at('create-submit').click();
  await at('create-symbol').waitFor({ state: 'detached' });
  await at('watch-row-FPTX').waitFor();
  expect(await at('watch-row-FPTX').getAttribute('aria-selected')).toBe('true');
  await eventually(() => exact(page, 'chart-last')).toBe(51_300);

  await create('ABC.D');
  await page.getByRole('radio', { name: 'US (USD)' }).click();
  await at('create-price').fill('12.5');
  await at('create-submit').click();
  await at('create-symbol').waitFor({ state: 'detached' });
  await at('watch-row-ABC.D').waitFor();
  await eventually(() => exact(page, 'chart-last')).toBe(125_000);
  expect(await at('chart-last').innerText()).toBe('12.50');
  const listed = (await call('instruments.list', {})).filter(({ symbol }) =>
    ['FPTX', 'ABC.D'].includes(symbol),
  );
  expect(listed).toMatchObject([
    { id: 'HOSE:FPTX', exchange: 'HOSE', currency: 'VND', listedPrice: 51_300, lotSize: 100 },
    { id: 'US:ABC.D', exchange: 'NYSE', currency: 'USD', listedPrice: 125_000, lotSize: 1 },
  ]);
  await runUntil(call, async () => (await quoteOf(call, 'US:ABC.D')).volume > 0);
  const { last } = await quoteOf(call, 'US:ABC.D');
  await eventually(() => exact(page, 'chart-last')).toBe(last);
});

test('a listed symbol is found by name, added to the list and taken off it', async () => {
  const { page, call } = desk;
  const watched = async () => (await call('workspace.status', {})).watched;
  const before = await watched();
  await at('watch-search').fill('sabeco');
  await at('watch-add-SAB').click();
  await at('watch-row-SAB').waitFor();
  expect(await watched()).toEqual([...before, 'HOSE:SAB']);
  await at('watch-row-SAB').hover();
  await page.getByRole('button', { name: 'Remove SAB' }).click();
  await at('watch-row-SAB').waitFor({ state: 'detached' });
  expect(await watched()).toEqual(before);
  expect(desk.complaints).toEqual([]);
});

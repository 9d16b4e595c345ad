/** Baskets after they were sent: progress, result, cancelling, the workbook that goes back into Excel. */
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId, eventually, openDesk, type Desk } from '../support/desk.ts';
import { csv, previewSheet } from '../support/sheets.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000');
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.page.getByTestId(testId);

async function sendBasket(name: string, ...rows: string[]): Promise<string> {
  const bytes = csv('Symbol,Side,Quantity,Price,Order type,TIF,My idea', ...rows);
  const { preview } = await previewSheet(desk.call, `${name}.csv`, bytes);
  const { sheetId, version } = preview;
  const asked = { commandId: commandId(), sheetId, version, name, accept: 'verdicts' } as const;
  const { basket } = await desk.call('sheets.commit', asked);
  return basket!.basketId;
}

test('a basket shows its progress and result, opens to its orders, and what works of it is cancelled', async () => {
  const id = await sendBasket(
    'Morning',
    'FPT,Buy,300,,Market,IOC,first',
    'HPG,Buy,500,25500,Limit,DAY,second',
  );
  await at('blotter-tab-baskets').click();
  await at(`basket-row-${id}`).waitFor();
  const shown = async () =>
    (await desk.call('session.bootstrap', {})).baskets.find(({ basketId }) => basketId === id)!;
  expect(await shown()).toMatchObject({ orders: 2, filled: 1, working: 1 });
  await eventually(async () => Number(await at(`basket-pnl-${id}-VND`).getAttribute('data-value'))).toBe(
    (await shown()).byCurrency[0]!.pnl,
  );
  await at(`basket-open-${id}`).click();
  await at('basket-view').waitFor();
  expect(await at('basket-view').innerText()).toContain('1 of 2 filled, 1 working');
  await at(`basket-cancel-${id}`).click();
  await desk.page.getByTestId('cancel-basket-dialog').getByRole('button', { name: 'Cancel orders' }).click();
  await eventually(async () => (await shown()).working).toBe(0);
  await eventually(() => at('basket-view').innerText()).toContain('0 working');
  await at('basket-report').click();
  await eventually(() => at('report-name').innerText()).toBe((await shown()).name);
  await at('nav-trade').click();
  await at('basket-back').click();
  await at(`basket-row-${id}`).waitFor();
});

test('the result workbook has the sheet’s own columns and what became of each row', async () => {
  const id = await sendBasket('Result', 'FPT,Buy,200,,Market,IOC,=1+1', 'HPG,Buy,0,25500,Limit,DAY,none');
  await at('blotter-tab-baskets').click();
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    at(`basket-result-${id}`).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Result - result.xlsx');
  const book = read(readFileSync(await download.path()));
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
  const [headings, first, second] = rows;
  expect(headings!.slice(0, 7)).toEqual([
    'Symbol',
    'Side',
    'Quantity',
    'Price',
    'Order type',
    'TIF',
    'My idea',
  ]);
  const column = (name: string) => headings!.indexOf(name);
  expect(first![column('Status')]).toBe('Filled');
  expect(Number(first![column('Filled')])).toBe(200);
  expect(first![column('My idea')]).toBe("'=1+1");
  expect(second![column('Status')]).toBe('Not sent');
  expect(String(second![column('Explanation')])).toContain('line 3');
});

/** The data page: a file through the mapping dialog and its template, quality, repairs and their undo, export, delete. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import { attach, launchBrowser, openAccountOnPage, openPage, startHost, type Host } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';
import { faultyDays } from '../support/series.ts';

const folder = temporaryFolder();
let browser: Browser;
let host: Host;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startHost(folder)]);
  ({ page, complaints } = await openPage(browser, host.address));
  await openAccountOnPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByTestId('data-page').waitFor();
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await host.stop();
  await browser.close();
});

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const at = (id: string) => page.getByTestId(id);
const job = (name: string) => page.getByTestId('job').filter({ hasText: name });
const give = (...files: ReturnType<typeof file>[]) => at('data-files').setInputFiles(files);

const ODD = 'a|b|c|d|e|f\n05.02.2025|1|95,5|97,25|95|96,125\n06.02.2025|1|96|98|95,5|97\n';

describe('a file that is not recognised', () => {
  test('is mapped column by column, seen before it is stored, and kept as a template', async () => {
    await give(file('odd.csv', ODD));
    await at('queue-start').click();
    await job('odd.csv').getByTestId('job-error').waitFor();
    expect(await job('odd.csv').innerText()).toContain('no heading with date, open, high, low and close');
    await job('odd.csv').getByTestId('job-map').click();
    await at('map-failure').waitFor();
    expect(await at('map-import').isDisabled()).toBe(true);
    const roles = ['date', 'volume', 'open', 'high', 'low', 'close'];
    for (const [column, role] of roles.entries()) await at(`map-role-${column}`).selectOption(role);
    await at('map-skip').fill('1');
    await at('map-decimal').selectOption(',');
    await at('map-found').waitFor();
    await expect.poll(() => at('map-sample').innerText()).toContain('96.125');
    expect(await at('map-found').innerText()).toBe('2 bars of 1d');
    await at('map-template-name').fill('Odd portal');
    await at('map-template-save').click();
    await at('map-template-forget').waitFor();
    await at('map-import').click();
    await job('odd.csv').getByTestId('job-done').waitFor();
    await at('series-ODD-1d').waitFor();
  });

  test('the next one like it is read by the template without asking', async () => {
    await give(file('CTD.csv', ODD), file('nothing.csv', 'nothing here\n'));
    await at('queue-start').click();
    await job('CTD.csv').getByTestId('job-done').waitFor();
    expect(await job('CTD.csv').innerText()).toContain('Odd portal');
    await job('nothing.csv').getByTestId('job-error').waitFor();
    await job('nothing.csv').getByRole('button', { name: 'Remove' }).click();
    await at('queue-clear').click();
    await at('import-queue').waitFor({ state: 'detached' });
  });
});

describe('quality', () => {
  test('is told with the rows it is about, repaired after a preview, and taken back', async () => {
    await give(file('QQQX.csv', faultyDays()));
    await at('queue-start').click();
    await at('series-QQQX-1d').click();
    await at('finding-spike').waitFor();
    const before = await at('data-score').innerText();
    expect(await at('finding-split-like').innerText()).toContain('like a split of 2 for 1');
    await at('data-check-outliers').click();
    await at('finding-split-like').waitFor({ state: 'detached' });
    await at('data-check-outliers').click();
    await at('repair-all').click();
    await at('repair-preview').click();
    expect(await at('repair-score').innerText()).toContain('300 bars change');
    await at('repair-apply-seen').click();
    await at('finding-split-like').waitFor({ state: 'detached' });
    await expect.poll(() => at('data-score').innerText()).not.toBe(before);
    await at('data-tab-lineage').click();
    expect(await at('data-imports').innerText()).toMatch(/[0-9a-f]{64}/);
    await at('repair-undo').click();
    await at('repair-undo').waitFor({ state: 'detached' });
    await at('data-tab-quality').click();
    await expect.poll(() => at('data-score').innerText()).toBe(before);
  });

  test('by keyboard alone: the list, the tabs, a repair', async () => {
    await page.getByRole('grid', { name: 'Series' }).focus();
    await page.keyboard.press('Home');
    await page.getByRole('region', { name: 'CTD 1d' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('region', { name: 'QQQX 1d' }).waitFor();
    await page.getByRole('grid', { name: 'Findings' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    expect(await page.getByText('1 repair chosen').count()).toBe(1);
  });
});

test('splits are kept and taken out of older prices', async () => {
  await at('data-tab-actions').click();
  await at('action-date').fill('2020-01-15');
  await at('action-add').click();
  await at('data-actions').waitFor();
  expect(await at('data-actions').innerText()).toContain('2 for 1');
});

test('what is exported comes back as the same bars', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), at('data-export-csv').click()]);
  expect(download.suggestedFilename()).toBe('QQQX_1d.csv');
  const text = readFileSync(await download.path(), 'utf8');
  await give(file('AGAIN.csv', text));
  await at('queue-start').click();
  await at('series-AGAIN-1d').waitFor();
  const session = await attach(folder);
  const hashes = new Map((await session.call('series.list', {})).map(({ symbol, hash }) => [symbol, hash]));
  session.close();
  expect(hashes.get('AGAIN')).toBe(hashes.get('QQQX'));
  const [parquet] = await Promise.all([page.waitForEvent('download'), at('data-export-parquet').click()]);
  expect(
    readFileSync(await parquet.path())
      .subarray(0, 4)
      .toString(),
  ).toBe('PAR1');
});

test('a series goes and comes back', async () => {
  await at('data-filter').fill('again');
  await at('series-AGAIN-1d').click();
  await at('data-delete').click();
  await at('series-AGAIN-1d').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await at('series-AGAIN-1d').waitFor();
  await at('data-filter').fill('');
});

test('a new replay begins with the series that was looked at', async () => {
  await at('series-QQQX-1d').click();
  await at('data-replay').click();
  await at('replay-page').waitFor();
  expect(await page.getByRole('checkbox', { name: /QQQX/ }).isChecked()).toBe(true);
});

/**
 * Scrolling the preview of 100,000 rows in Chromium, as a person turns the wheel: the longest time between two frames.
 * Against a plain list of a few hundred rows that the browser scrolls by itself, in the same page.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { framesWhile, inBrowser } from './in-browser.ts';
import { percentile, type BenchResult } from './types.ts';

const ROWS = 100_000;
const TURNS = 240;
const GOAL_MS = 50;

const line = (index: number): string =>
  `HPG,${index % 2 === 0 ? 'Buy' : 'Sell'},${100 * (1 + (index % 9))},${27_150 - 50 * (index % 10)},note ${index}`;

const csv = (): string =>
  ['Symbol,Side,Quantity,Price,Note', ...Array.from({ length: ROWS }, (_, index) => line(index)), ''].join(
    '\n',
  );

/** Turns the wheel over an element, down and then fast down. */
async function wheel(page: Page, selector: string): Promise<number[]> {
  const box = (await page.locator(selector).first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(0, turn < TURNS / 2 ? 240 : 6_000);
      await page.waitForTimeout(8);
    }
  });
}

const LIST = 'bench-list';

async function plainList(page: Page): Promise<void> {
  await page.evaluate((id) => {
    const list = document.createElement('div');
    list.id = id;
    list.setAttribute('style', 'position:fixed;inset:0;overflow:auto;background:white;z-index:9999');
    for (let row = 0; row < 400; row += 1) {
      const each = document.createElement('div');
      each.textContent = `row ${row} of a plain list`;
      list.append(each);
    }
    document.body.append(list);
  }, LIST);
}

async function openSheet(page: Page, file: string): Promise<void> {
  await page.getByTestId('first-run-submit').click();
  await page.getByTestId('first-run').waitFor({ state: 'detached' });
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByTestId('import-row-2').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(3_000);
}

export const sheetScroll = (): Promise<BenchResult | null> =>
  inBrowser('scrolling', async ({ folder, open }) => {
    const file = join(folder, 'rows.csv');
    writeFileSync(file, csv());
    const page = await open();
    await openSheet(page, file);
    const ours = percentile(await wheel(page, '[data-testid=import-page] [role=grid]'), 1);
    await plainList(page);
    const peer = percentile(await wheel(page, `#${LIST}`), 1);
    return {
      name: 'scrolling 100,000 rows, longest frame',
      ours,
      peer,
      peerName: 'a plain list of 400 rows',
      unit: 'ms',
      ratio: peer / ours,
      goal: `< ${GOAL_MS} ms`,
      holds: ours < GOAL_MS,
    };
  });

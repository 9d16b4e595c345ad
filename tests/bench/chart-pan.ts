/**
 * Panning the chart through a million one-minute bars in Chromium, by dragging it to the right again and again: the longest
 * time between two frames. Against the same page with nothing to draw.
 */
import type { Page } from 'playwright';
import type { Reply } from '#contract/wire.ts';
import { isPush } from '#contract/wire.ts';
import { Engine } from '#engine/engine.ts';
import { intakeThreads } from '#engine/intake.ts';
import { minuteCsv, START } from './data-file.ts';
import { framesWhile, inBrowser, workspaceIn } from './in-browser.ts';
import { percentile, type BenchResult } from './types.ts';

const BARS = 1_000_000;
const DRAGS = 60;
const MOVES = 12;
const GOAL_MS = 50;

async function drag(page: Page, selector: string): Promise<void> {
  const box = (await page.locator(selector).first().boundingBox())!;
  const [left, right, middle] = [box.x + 60, box.x + box.width - 120, box.y + box.height / 2];
  for (let count = 0; count < DRAGS; count += 1) {
    await page.mouse.move(left, middle);
    await page.mouse.down();
    for (let move = 1; move <= MOVES; move += 1)
      await page.mouse.move(left + ((right - left) * move) / MOVES, middle);
    await page.mouse.up();
  }
}

/** A workspace whose replay session stands at the end of its tape. */
async function prepare(folder: string): Promise<void> {
  const engine = Engine.open({
    folder,
    version: 'bench',
    intake: intakeThreads(new URL('../../src/main/engine/threads/intake.ts', import.meta.url)),
    research: new URL('../../src/main/engine/threads/research.ts', import.meta.url),
    forward: new URL('../../src/main/engine/threads/forward.ts', import.meta.url),
    autoplay: false,
    now: () => START,
  });
  let answer: Reply | null = null;
  const connection = engine.connect((message) => {
    if (!isPush(message)) answer = message;
  });
  const call = async (name: string, params: unknown): Promise<unknown> => {
    await connection.handle({ id: 1, name, params });
    if (!answer?.ok) throw new Error(JSON.stringify(answer));
    return answer.result;
  };
  const imported = await call('bars.import', {
    commandId: 'bars',
    fileName: 'AAPL_1m.csv',
    bytes: new Uint8Array(minuteCsv(BARS)),
    symbol: 'AAPL',
    timezone: 'UTC',
  });
  await call('replay.create', {
    commandId: 'session',
    name: 'A million minutes',
    series: [(imported as { seriesId: number }).seriesId],
    cash: { VND: '0', USD: '100000' },
    feeProfiles: { VND: 'zero', USD: 'zero' },
    acceptQuality: true,
  });
  await call('replay.seek', { to: 'end' });
  await engine.close();
}

export const chartPan = (): Promise<BenchResult | null> =>
  inBrowser('panning', async ({ folder, open }) => {
    await prepare(workspaceIn(folder));
    const page = await open();
    await page.getByTestId('deck').waitFor();
    await page.waitForTimeout(2_000);
    const first = () => page.getByTestId('chart').getAttribute('data-first');
    const before = Number(await first());
    const frames = await framesWhile(page, () => drag(page, '[data-testid=chart]'));
    const panned = Math.round((before - Number(await first())) / 60_000);
    const ours = percentile(frames, 1);
    await page.getByTestId('nav-journal').click();
    await page.waitForTimeout(500);
    const peer = percentile(await framesWhile(page, () => drag(page, 'main')), 1);
    return {
      name: `panning a chart of 1,000,000 bars (${panned.toLocaleString('en')} bars back), longest frame`,
      ours,
      peer,
      peerName: 'the same drags on a page of text',
      unit: 'ms',
      ratio: peer / ours,
      goal: `< ${GOAL_MS} ms`,
      holds: ours < GOAL_MS,
    };
  });

/** The page of reports: a run's tearsheet, parts of its time, conventions, comparison, files, the report builder. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId, eventually } from '../support/desk.ts';
import { openResearch, type ResearchDesk } from '../support/research.ts';

let desk: ResearchDesk;
const ids: string[] = [];
beforeAll(async () => {
  desk = await openResearch();
  const [wave, tide] = await desk.call('series.list', {});
  for (const [id, series] of [
    ['sma-cross', [wave!.id]],
    ['rsi-reversion', [wave!.id, tide!.id]],
  ] as const) {
    const spec = { strategies: [{ strategy: { id: `built-in:${id}` } }], data: { series: [...series] } };
    const run = await desk.call('runs.start', { commandId: commandId(), spec });
    await desk.call('runs.wait', { id: run.id });
    ids.push(run.id);
  }
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.at(testId);
const valueOf = (testId: string) => desk.valueOf(testId);

test('a key leads to the page, which begins with the account that is open', async () => {
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('o');
  await at('tearsheet').waitFor();
  await desk.look('reports-account');
  await at(`report-subject-run ${ids[0]}`).click();
  await eventually(() => desk.text('report-name')).toContain('sma-cross');
  await eventually(() => at('chart-equity').locator('[data-drawn]').count()).toBe(1);
  await desk.look('reports-run');
});

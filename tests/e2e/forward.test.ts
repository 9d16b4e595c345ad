/** Forward runs from the screen: a strategy on a replay session, what it did, and its backtest beside it. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId, eventually, openDesk, type Desk } from '../support/desk.ts';
import { wave } from '../support/wave.ts';

const LOOK = process.env['TAPEDECK_LOOK'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { call } = desk;
  const given = { fileName: 'WAVE.csv', bytes: wave(400), symbol: 'WAVE' };
  const { seriesId } = await call('bars.import', { commandId: commandId(), ...given });
  await call('replay.create', {
    commandId: commandId(),
    series: [seriesId],
    name: 'Waves again',
    cash: { VND: '0', USD: '100000' },
    feeProfiles: { VND: 'zero', USD: 'us-per-share' },
    settlement: 'immediate',
  });
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.page.getByTestId(testId);
const look = async (name: string) => {
  if (!LOOK) return;
  await desk.page.waitForTimeout(500);
  writeFileSync(`${LOOK}/${name}.png`, await desk.page.screenshot());
};

test('a strategy is attached to the open session and trades as it is played', async () => {
  await at('nav-research').click();
  await at('strategy-built-in:sma-cross').click();
  await at('research-tab-forward').click();
  expect(await at('forward-where').innerText()).toContain('Waves again');
  await look('forward-empty');
  await at('forward-share').fill('0');
  expect(await at('forward-start').isDisabled()).toBe(true);
  await at('forward-share').fill('100');
  await at('forward-start').click();
  await at('forward-running').waitFor();
  await desk.call('replay.step', { steps: 150 });
  await eventually(() => at('forward-running').innerText()).toMatch(/[1-9]\d* fills/);
  await look('forward-running');
});

test('paused it misses what comes; stopped, the report says what', async () => {
  await at('forward-pause').click();
  await at('forward-paused').waitFor();
  await desk.call('replay.step', { steps: 120 });
  await at('forward-resume').click();
  await at('forward-running').waitFor();
  await desk.call('replay.step', { steps: 120 });
  await at('forward-stop').click();
  await at('forward-stop-close').click();
  await at('forward-stopped').waitFor();
  await at('forward-compare').click();
  await at('divergence').waitFor();
  expect(await at('divergence-verdict').innerText()).toMatch(/some of them other/);
  expect(await at('divergence').innerText()).toMatch(/missed/i);
  await look('forward-report');
  await at('divergence-close').click();
  await at('forward-form').waitFor();
});

test('a report belongs to the strategy it was opened under', async () => {
  await at('forward-compare').click();
  await at('divergence').waitFor();
  expect(await at('divergence-run').innerText()).toContain('SMA cross · WAVE');
  await at('strategy-built-in:ema-cross').click();
  await at('forward-form').waitFor();
  expect(await at('divergence').count()).toBe(0);
  await at('strategy-built-in:sma-cross').click();
  await at('forward-form').waitFor();
});

test('its table fits the smaller window', async () => {
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await at('forward-compare').click();
  const table = at('divergence-rows');
  await table.waitFor();
  await look('forward-report-1280');
  const over = await at('divergence').evaluate((tab) => tab.scrollWidth - tab.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  await at('divergence-close').click();
});

test('where nothing was traded the report says so', async () => {
  await at('strategy-built-in:ema-cross').click();
  await at('forward-start').click();
  await at('forward-running').waitFor();
  await desk.call('replay.step', { steps: 2 });
  await at('forward-running').getByTestId('forward-compare').click();
  await at('divergence').waitFor();
  expect(await at('divergence-verdict').innerText()).toMatch(/^Neither the forward run nor the backtest/);
  expect(await at('divergence-rows').count()).toBe(0);
  await look('forward-no-trades');
  await at('divergence-close').click();
  await at('forward-stop').click();
  await at('forward-stop-keep').click();
  await eventually(() => at('forward-running').count()).toBe(0);
});

test('in Vietnamese', async () => {
  await desk.call('settings.set', { key: 'locale', value: 'vi' });
  await desk.page.reload();
  await at('nav-research').click();
  await at('research-tab-forward').click();
  await eventually(() => at('forward-stopped').first().innerText()).toContain('đã dừng');
  await look('forward-vi');
});

/** The page of reports: a run's tearsheet, parts of its time, conventions, comparison, files, the report builder. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandId, eventually, placeLimit, quoteOf, runUntil } from '../support/desk.ts';
import { openResearch, type ResearchDesk } from '../support/research.ts';
import { wave } from '../support/wave.ts';

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
const text = (testId: string) => desk.text(testId);
const valueOf = (testId: string) => desk.valueOf(testId);
const press = (key: string) => desk.page.keyboard.press(key);

test('a key leads to the page, which begins with the account that is open', async () => {
  await press('g');
  await press('o');
  await at('tearsheet').waitFor();
  expect(await text('report-short')).toMatch(/^Sample too short: \d+ returns?$/);
  expect(await text('tearsheet')).toContain('No trade is over');
  expect(await text('tearsheet')).not.toMatch(/NaN|Infinity|undefined/);
  await desk.look('reports-account');
});

describe('a run’s tearsheet', () => {
  let whole = 0;

  test('has its figures, charts and months', async () => {
    await at(`report-subject-run ${ids[0]}`).click();
    await eventually(() => text('report-name')).toContain('sma-cross');
    whole = await valueOf('key-total-return');
    const { figures } = await desk.call('runs.get', { id: ids[0]! });
    expect(whole).toBeCloseTo(figures!.totalReturn!, 9);
    expect(await valueOf('metric-sharpe')).toBeCloseTo(figures!.sharpe!, 9);
    await eventually(() => at('chart-equity').locator('[data-drawn]').count()).toBe(1);
    expect(await at('metric-sharpe').locator('xpath=ancestor::*[@title][1]').getAttribute('title')).toMatch(
      /\n.+\n/,
    );
    expect(await text('tearsheet')).not.toMatch(/NaN|Infinity|undefined/);
    await desk.look('reports-run');
  });

  test('follows a month that is clicked, one more with Shift, and all again with Escape', async () => {
    const march = at('month-2024-03').getByRole('button');
    await march.click();
    await eventually(() => text('report-period')).toBe('01/03/2024 – 31/03/2024');
    const month = Number((await march.innerText()).replace('−', '-').replace(' %', ''));
    await eventually(async () => Math.round((await valueOf('key-total-return')) * 1_000) / 10).toBe(month);
    expect(await at('chart-equity-time-span').count()).toBe(1);
    await desk.look('reports-month');
    await at('month-2024-04')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await eventually(() => text('report-period')).toBe('01/03/2024 – 30/04/2024');
    await press('Escape');
    await eventually(() => valueOf('key-total-return')).toBe(whole);
    expect(await at('report-period').count()).toBe(0);
  });

  test('follows a period that is dragged, in less than half a second', async () => {
    const box = (await at('chart-equity-time').boundingBox())!;
    const y = box.y + 40;
    await desk.page.mouse.move(box.x + box.width * 0.25, y);
    await desk.page.mouse.down();
    await desk.page.mouse.move(box.x + box.width * 0.4, y);
    await desk.page.mouse.move(box.x + box.width * 0.6, y);
    const since = performance.now();
    await desk.page.mouse.up();
    await at('report-period').waitFor();
    await eventually(() => valueOf('key-total-return')).not.toBe(whole);
    expect(performance.now() - since).toBeLessThan(1_000);
    await at('report-period-clear').click();
    await eventually(() => valueOf('key-total-return')).toBe(whole);
  });

  test('is read and its period chosen by keys alone', async () => {
    const slider = at('chart-equity-time');
    await slider.focus();
    await press('Home');
    for (let times = 0; times < 12; times += 1) await press('Shift+PageDown');
    await at('report-period').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\d\d\/\d\d\/2024.*Equity [\d,.]+/);
    await eventually(() => valueOf('key-total-return')).not.toBe(whole);
    await press('Escape');
    await eventually(() => valueOf('key-total-return')).toBe(whole);
  });

  test('is drawn in percent and as logarithms, and a chart is saved as a picture', async () => {
    await at('equity-unit-percent').click();
    await eventually(() => at('chart-equity-time').getAttribute('aria-valuetext')).toMatch(
      /Equity 1\d\d[.\d]* %/,
    );
    await at('equity-scale-log').click();
    await eventually(() => at('chart-equity-time').getAttribute('aria-valuetext')).toMatch(
      /Equity 1\d\d[.\d]* %/,
    );
    await desk.look('reports-log');
    for (const kind of ['png', 'svg'] as const) {
      const saved = desk.page.waitForEvent('download');
      await at('chart-equity-menu').click();
      await at(`chart-equity-${kind}`).click();
      const bytes = readFileSync(await (await saved).path());
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(kind === 'png' ? '\u0089PNG' : '<svg');
    }
    await at('equity-unit-money').click();
    await at('equity-scale-linear').click();
  });

  test('changes with a convention, which is said and kept', async () => {
    const before = await valueOf('key-sharpe');
    await at('report-terms').click();
    await at('term-riskFree').fill('20');
    await eventually(() => valueOf('key-sharpe')).toBeLessThan(before);
    await press('Escape');
    expect(await text('report-terms')).toContain('risk-free 20 %');
    const saved = desk.page.waitForEvent('download');
    await at('report-html').click();
    // Pages keep a number and its sign together.
    const html = readFileSync(await (await saved).path(), 'utf8').replaceAll('\u00a0', ' ');
    // Every figure that is known reads there as it does here.
    const shown = await at('report-figures')
      .locator('[data-value]')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('data-testid'), each.textContent]));
    const missing = shown.filter(
      ([id, said]) =>
        !new RegExp(`id="figure-${id!.slice(7)}"[^>]*>${said!.replace('.', '\\.')}<`).test(html),
    );
    expect(shown.length).toBeGreaterThan(60);
    expect(missing).toEqual([]);
    expect(html.includes('20.00 %')).toBe(true);
    await at('report-terms').click();
    await at('report-terms-usual').click();
    await eventually(() => valueOf('key-sharpe')).toBe(before);
    await press('Escape');
  });

  test('shows a trade on the bars it was made on', async () => {
    await at('report-trades-open').click();
    await at('report-trades').getByRole('row').nth(3).click();
    await at('run-trade-chart').waitFor();
    await eventually(() => at('run-trade-chart').getAttribute('data-marks')).toBe('2');
    await at('run-trade-chart').scrollIntoViewIfNeeded();
    await desk.look('reports-trade');
    expect(await at('chart-open-profit').count()).toBe(1);
  });
});

test('two runs stand side by side, the better figures marked, over the same period', async () => {
  await at(`report-choose-run ${ids[1]}`).check();
  await at('report-compare-table').waitFor();
  const totals = at('compare-total-return');
  await eventually(() => totals.count()).toBe(2);
  const best = await totals.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-best')));
  expect(best.filter((each) => each === 'true')).toHaveLength(1);
  const before = await totals.first().innerText();
  const box = (await at('compare-equity-time').boundingBox())!;
  await desk.page.mouse.move(box.x + 200, box.y + 40);
  await desk.page.mouse.down();
  await desk.page.mouse.move(box.x + 400, box.y + 40);
  await desk.page.mouse.up();
  await at('report-period').waitFor();
  await eventually(() => totals.first().innerText()).not.toBe(before);
  await desk.look('reports-compare');
  await press('Escape');
  await eventually(() => totals.first().innerText()).toBe(before);
});

describe('an account that has traded', () => {
  test('is led to from its page; its trade opens on the chart', async () => {
    const { call } = desk;
    const { ask } = await quoteOf(call, 'HOSE:FPT');
    await placeLimit(call, 'HOSE:FPT', 'buy', 100, ask!);
    await runUntil(call, async () => (await call('trades.list', { kind: 'flat', limit: 5 })).length > 0);
    const { bid } = await quoteOf(call, 'HOSE:FPT');
    await placeLimit(call, 'HOSE:FPT', 'sell', 100, bid!);
    await runUntil(
      call,
      async () => (await call('trades.list', { kind: 'flat', state: 'closed', limit: 5 })).length > 0,
    );
    await at('nav-account').click();
    await at('account-report').click();
    await eventually(() => valueOf('key-trades')).toBe(1);
    await at('report-trades-open').click();
    await at('report-trades').getByRole('row').nth(1).click();
    await at('trade-chart').waitFor();
    await at('trade-chart').scrollIntoViewIfNeeded();
    await desk.look('reports-account-trade');
    // What is filled meanwhile is seen without asking.
    const costs = await valueOf('metric-costs');
    const { ask: now } = await quoteOf(call, 'HOSE:FPT');
    await placeLimit(call, 'HOSE:FPT', 'buy', 200, now!);
    await eventually(() => valueOf('metric-costs')).toBeGreaterThan(costs);
  });

  test('has an audit of its orders in the preview, in either language, and sections in another order', async () => {
    await at('reports-tab-report').click();
    await at('builder-preset').selectOption('audit');
    const preview = desk.page.frameLocator('[data-testid=builder-preview]');
    await eventually(() => preview.locator('body').innerText()).toContain('Orders: decisions and reasons');
    expect(await preview.locator('body').innerText()).toMatch(/FPT[\s\S]*Accepted[\s\S]*Executions/);
    expect(await at('builder-preview').getAttribute('sandbox')).toBe('');
    await desk.look('reports-builder');
    await at('builder-language-vi').click();
    await eventually(() => preview.locator('html').getAttribute('lang')).toBe('vi');
    await at('builder-language-en').click();
    await at('section-fills').focus();
    await press('Alt+ArrowUp');
    const order = () =>
      at('builder-sections')
        .locator('input:checked')
        .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-testid')));
    await eventually(order).toEqual(['section-summary', 'section-fills', 'section-orders']);
    expect(await at('builder-preset').inputValue()).toBe('own');
    await at('section-orders').uncheck();
    await eventually(order).toEqual(['section-summary', 'section-fills']);
    await at('reports-tab-tearsheet').click();
  });
});

test('a replay session is led to from its results; a click with Ctrl compares it', async () => {
  const { call, page } = desk;
  await desk.series('FPT', wave(1_000));
  const series = (await call('series.list', {})).find(({ symbol }) => symbol === 'FPT')!;
  const { stream } = await call('replay.create', {
    commandId: commandId(),
    name: 'Practice',
    series: [series.id],
    from: Date.UTC(2024, 0, 10),
    cash: { VND: '100000000', USD: '0' },
    feeProfiles: { VND: 'vn-broker', USD: 'zero' },
  });
  await call('replay.open', { stream });
  for (const side of ['buy', 'sell'] as const) {
    const ticket = { instrumentId: 'HOSE:FPT', type: 'market', timeInForce: 'GTC', price: null } as const;
    await call('orders.place', { commandId: commandId(), ticket: { ...ticket, side, quantity: 100 } });
    await call('replay.step', { steps: 30 });
  }
  await call('replay.leave', {});
  await at('nav-replay').click();
  await at(`choose-${stream}`).check();
  await at(`replay-report-${stream}`).click();
  await eventually(() => text('report-name')).toBe('Practice');
  await eventually(() => valueOf('key-trades')).toBe(1);
  await at('report-trades-open').click();
  await at('report-trades').getByRole('row').nth(1).click();
  await at('trade-chart').waitFor();
  await at(`report-subject-run ${ids[0]}`).click({ modifiers: ['ControlOrMeta'] });
  await eventually(() => at('compare-total-return').count()).toBe(2);
  expect(await page.getByTestId('report-compare-table').innerText()).toContain('Practice');
});

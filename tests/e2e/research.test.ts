/** The research page: a strategy is run, written, checked, versioned from the screen, and the app answers meanwhile. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/desk.ts';
import { openResearch, strategyText, type ResearchDesk } from '../support/research.ts';

let desk: ResearchDesk;
beforeAll(async () => {
  desk = await openResearch();
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.at(testId);
const text = (testId: string) => desk.text(testId);

const GOOD = strategyText(`    const average = s.sma(s.parameters.length);
    const close = s.bars().line('close');
    return () => {
      if (close.crossesAbove(average)) { s.signal(1); s.log('in'); }
      else if (close.crossesBelow(average)) s.signal(0);
    };`);

test('a key leads to the page, which says what a run still needs', async () => {
  const { page } = desk;
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await at('research-page').waitFor();
  await at('strategy-built-in:sma-cross').click();
  expect(await at('run-start').isDisabled()).toBe(true);
  expect(await text('run-why')).toBe('Choose a series.');
  await desk.look('research-empty');
});

/** A report alone, without the program: it draws its charts, asks for nothing and complains of nothing. */
async function opens(html: string): Promise<void> {
  const page = await desk.page.context().newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => complaints.push(request.url()));
  await page.setContent(html);
  expect(await page.locator('svg').count()).toBeGreaterThan(3);
  const sizes = await page.locator('svg').evaluateAll((all) => all.map((each) => each.clientHeight));
  expect(Math.min(...sizes)).toBeGreaterThan(80);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.locator('body').innerText()).not.toMatch(/NaN|Infinity|undefined/);
  expect(complaints).toEqual([]);
  await page.close();
}

describe('a built-in strategy', () => {
  test('is refused with the reason, then run, and shows what it came to', async () => {
    await at('run-series-WAVE-1h').check();
    expect(await at('run-now').isEnabled()).toBe(true);
    await at('parameter-fast').fill('900');
    expect(await text('run-why')).toContain('outside its range');
    expect(await at('run-now').isDisabled()).toBe(true);
    expect(await at('run-now').getAttribute('title')).toContain('outside its range');
    await at('parameter-fast').fill('5');
    await at('run-start').click();
    await at('run-figures').waitFor();
    const [{ figures } = { figures: null }] = await desk.runs();
    expect(await desk.valueOf('figure-trades')).toBe(figures!.trades);
    expect(figures!.trades).toBeGreaterThan(5);
    expect(await text('result-name')).toBe('SMA cross fast 5');
    await desk.look('research-result');
  });

  test('has a tearsheet with every figure, its interval and its months', async () => {
    await at('result-tab-tearsheet').click();
    await at('tearsheet').waitFor();
    const [{ figures } = { figures: null }] = await desk.runs();
    expect(await desk.valueOf('metric-sharpe')).toBeCloseTo(figures!.sharpe!, 9);
    expect(await desk.valueOf('metric-trades')).toBe(figures!.trades);
    expect(await at('tearsheet').innerText()).not.toMatch(/NaN|Infinity|undefined/);
    expect(await at('month-2024').count()).toBe(1);
    const saved = desk.page.waitForEvent('download');
    await at('report-html').click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('SMA cross fast 5.html');
    await opens(readFileSync(await file.path(), 'utf8'));
    await at('report-terms').click();
    await at('term-riskFree').fill('20');
    await eventually(() => desk.valueOf('metric-sharpe')).toBeLessThan(figures!.sharpe!);
    await at('report-terms-usual').click();
    await desk.page.keyboard.press('Escape');
    await desk.look('research-tearsheet');
  });

  test('shows a trade on its bars, and why an order became what it is', async () => {
    await at('result-tab-trades').click();
    await at('run-trades').getByRole('row').nth(3).click();
    await at('run-trade-chart').waitFor();
    // An arrow for each order of the trade, with what it came to.
    await eventually(() => at('run-trade-chart').getAttribute('data-marks')).toBe('2');
    expect(await text('run-trade-orders')).toMatch(/^Buy [\d,]+ × [\d.]+ · Sell [\d,]+ × [\d.]+/);
    await desk.look('research-trades');
    await at('result-tab-orders').click();
    await at('run-orders').getByRole('button', { name: 'Why' }).first().click();
    await at('run-explain-story').waitFor();
    expect(await at('run-explain').locator('[data-testid^="check-"]').count()).toBeGreaterThan(2);
    await desk.look('research-explain');
    await desk.page.keyboard.press('Escape');
  });

  test('comes out the same again, and its settings go back into the form', async () => {
    await at('run-reproduce').click();
    await at('reproduction').waitFor();
    expect(await text('reproduction')).toContain('byte for byte');
    await at('result-tab-settings').click();
    expect(await text('run-settings')).toContain('fast 5');
    await desk.look('research-settings');
    await at('parameter-fast').fill('44');
    await at('run-again').click();
    await eventually(() => at('parameter-fast').inputValue()).toBe('5');
    await at('result-tab-overview').click();
  });
});

describe('a strategy of one’s own', () => {
  test('has its mistake shown at the line, is put right, saved and run from the keyboard', async () => {
    const { page } = desk;
    await desk.own('Mine', GOOD.replace("line('close');", "line('close';"));
    await at('check-problem').waitFor();
    expect(await text('check-problem')).toMatch(/Not TypeScript[\s\S]*Show line 8/);
    await eventually(() => at('code-editor').locator('.cm-lintRange-error').count()).toBeGreaterThan(0);
    await desk.look('research-problem');
    await desk.write(GOOD);
    await at('check-fine').waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await eventually(() => at('code-save').isDisabled()).toBe(true);
    await at('research-tab-run').click();
    await page.getByTestId('strategy-name').click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await eventually(() => text('result-name')).toBe('Mine');
    await at('result-tab-log').click();
    expect(await text('run-log')).toContain('in');
    await at('result-tab-overview').click();
  });

  test('keeps its versions: two side by side, the older one taken back', async () => {
    await at('research-tab-code').click();
    await desk.write(GOOD.replace('whole(20', 'whole(30'));
    await at('code-note').fill('longer');
    await at('code-save').click();
    await eventually(() => at('code-save').isDisabled()).toBe(true);
    await at('code-history').getByRole('button').click();
    await eventually(() => at('version').count()).toBe(3);
    await eventually(() => text('diff')).toContain('whole(30');
    await desk.look('research-history');
    await at('restore-2').click();
    await eventually(() => text('code-editor')).toContain('whole(20');
    await at('code-discard').click();
    await eventually(() => text('code-editor')).toContain('whole(30');
  });

  test('keeps parameters under a name', async () => {
    await at('research-tab-run').click();
    await at('parameter-length').fill('12');
    await at('set-keep').click();
    await at('set-name').fill('quick');
    await at('set-save').click();
    await at('set-choice').waitFor();
    await at('set-defaults').click();
    expect(await at('parameter-length').inputValue()).toBe('30');
    await at('set-choice').selectOption('quick');
    expect(await at('parameter-length').inputValue()).toBe('12');
    await at('set-forget').click();
    await at('set-choice').waitFor({ state: 'detached' });
  });

  test('an endless loop is stopped and told with its line, and the app answers meanwhile', async () => {
    const { page } = desk;
    await desk.own('Endless', strategyText('    return () => { while (true) {} };'));
    await at('check-problem').waitFor();
    expect(await text('check-problem')).toMatch(
      /Tried on made-up bars[\s\S]*took longer than 1 s[\s\S]*Show line/,
    );
    await desk.save();
    await at('run-start').click();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await at('ticket-submit').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await at('run-failed').waitFor();
    expect(await text('run-failed')).toContain('one call took too long');
    await desk.look('research-failed');
    await at('run-show-line').click();
    await at('code-editor').waitFor();
    expect(await page.locator('.cm-activeLine').innerText()).toContain('while (true)');
  });

  test('is taken out of the list and comes back', async () => {
    const { page } = desk;
    await at('strategy-hide').click();
    const list = page.getByRole('navigation', { name: 'Strategies' });
    await eventually(() => list.getByText('Endless', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await eventually(() => text('strategy-name')).toBe('Endless');
  });
});

const PARTS = strategyText(`    let bar = 0;
    return () => {
      bar += 1;
      if (bar === 1) s.buy({ quantity: 10_000_000 });
      if (bar === 2) s.buy({ quantity: 300 });
      if (bar === 40) s.close();
    };`);

test('a denial is told in words; an order that took several fills is one arrow', async () => {
  const [wave] = await desk.call('series.list', {});
  const strategy = { kind: 'typescript', source: PARTS, fileName: 'parts.ts' } as const;
  // A tenth of a bar's volume is less than either order.
  const spec = { strategies: [{ strategy }], data: { series: [wave!.id] }, participation: 0.1 };
  const { id } = await desk.call('runs.start', { commandId: 'parts', spec });
  const run = await desk.call('runs.wait', { id });
  expect(run.figures!.fills).toBeGreaterThan(3);
  await at(`run-${id}`).click();
  await at('result-tab-orders').click();
  const denied = at('run-orders').locator('[data-status="denied"]');
  await eventually(() => denied.innerText()).toBe('denied: not enough buying power');
  expect(await denied.getAttribute('title')).toMatch(/^The order needs [\d,.]+ USD and your buying power is/);
  await desk.look('research-denied');
  await at('result-tab-trades').click();
  await at('run-trades').getByRole('row').nth(1).click();
  await eventually(() => at('run-trade-chart').getAttribute('data-marks')).toBe('2');
  expect(await text('run-trade-orders')).toMatch(/^Buy 300 × [\d.]+ · Sell 300 × [\d.]+/);
  await desk.look('research-parts');
});

test('in Vietnamese, with its decimal comma', async () => {
  const { page, call } = desk;
  await call('settings.set', { key: 'locale', value: 'vi' });
  await page.reload();
  await at('nav-research').click();
  await at('strategy-built-in:donchian-breakout').click();
  expect(await at('parameter-stop').inputValue()).toBe('2');
  await at('parameter-stop').fill('2,5');
  await at('run-series-WAVE-1h').check();
  await at('run-start').click();
  await at('run-figures').waitFor();
  expect(await text('run-figures')).toContain('Sụt giảm');
  const [run] = await desk.runs();
  expect((await call('runs.get', { id: run!.id })).spec.strategies[0]!.parameters).toMatchObject({
    stop: 2.5,
  });
  await desk.look('research-vi');
});

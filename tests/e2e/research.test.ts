/** The research page: a strategy is run, written, checked and compared from the screen, and the app answers meanwhile. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandId, eventually, openDesk, type Desk } from '../support/desk.ts';
import { wave } from '../support/wave.ts';

const LOOK = process.env['TAPEDECK_LOOK'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const [symbol, phase] of [
    ['WAVE', 0],
    ['TIDE', 2],
  ] as const)
    await desk.call('bars.import', {
      commandId: commandId(),
      fileName: `${symbol}.csv`,
      bytes: wave(3_000, phase),
      symbol,
    });
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.page.getByTestId(testId);
const text = (testId: string) => at(testId).innerText();
const look = async (name: string) => {
  if (!LOOK) return;
  await desk.page.mouse.move(700, 5);
  await desk.page.waitForTimeout(500);
  writeFileSync(`${LOOK}/${name}.png`, await desk.page.screenshot());
};
const runs = async () => (await desk.call('runs.list', {})).toSorted((a, b) => b.createdAt - a.createdAt);
const valueOf = (testId: string) => at(testId).getAttribute('data-value').then(Number);

/** Replaces the text in the editor, as if it were typed. */
async function write(source: string): Promise<void> {
  const editor = at('code-editor').getByRole('textbox');
  await editor.click();
  await desk.page.keyboard.press('ControlOrMeta+a');
  await desk.page.keyboard.insertText(source);
}

async function own(name: string, source: string): Promise<void> {
  await at('strategy-new').click();
  await at('new-name').fill(name);
  await at('new-submit').click();
  await eventually(() => text('strategy-name')).toBe(name);
  await at('code-editor').waitFor();
  await write(source);
}

const body = (inside: string) => `import { strategy, whole } from 'tapedeck';

export default strategy({
  name: 'Own',
  parameters: { length: whole(20, 2, 200) },
  setup(s) {
${inside}
  },
});
`;

const GOOD = body(`    const average = s.sma(s.parameters.length);
    const close = s.bars().line('close');
    return () => {
      if (close.crossesAbove(average)) { s.signal(1); s.log('in'); }
      else if (close.crossesBelow(average)) s.signal(0);
    };`);

const LIMITS = body(`    const bars = s.bars();
    s.warmUp(20);
    return () => {
      if (s.position().quantity > 0 || s.orders().length > 0) return;
      const { close } = bars;
      s.buy({ limit: close - 0.8, stopLoss: close - 2, takeProfit: close + 1.2, until: s.now + 18_000_000 });
    };`);

test('a key leads to the page, which says what a run still needs', async () => {
  const { page } = desk;
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await at('research-page').waitFor();
  await at('strategy-built-in:sma-cross').click();
  expect(await at('run-start').isDisabled()).toBe(true);
  expect(await text('run-why')).toBe('Choose a series.');
  await look('research-empty');
});

describe('a built-in strategy', () => {
  test('is refused with the reason, then run, and shows what it came to', async () => {
    await at('run-series-WAVE-1h').check();
    await at('parameter-fast').fill('900');
    expect(await text('run-why')).toContain('outside its range');
    await at('parameter-fast').fill('5');
    await at('run-start').click();
    await at('run-figures').waitFor();
    const [{ figures } = { figures: null }] = await runs();
    expect(await valueOf('figure-trades')).toBe(figures!.trades);
    expect(figures!.trades).toBeGreaterThan(5);
    expect(await text('result-name')).toBe('SMA cross fast 5');
    await look('research-result');
  });

  test('shows a trade on its bars, and why an order became what it is', async () => {
    await at('result-tab-trades').click();
    await at('run-trades').getByRole('row').nth(3).click();
    await at('run-trade-chart').waitFor();
    await look('research-trades');
    await at('result-tab-orders').click();
    await at('run-orders').getByRole('button', { name: 'Why' }).first().click();
    await at('run-explain-story').waitFor();
    expect(await at('run-explain').locator('[data-testid^="check-"]').count()).toBeGreaterThan(2);
    await look('research-explain');
    await desk.page.keyboard.press('Escape');
  });

  test('comes out the same again, and its settings go back into the form', async () => {
    await at('run-reproduce').click();
    await at('reproduction').waitFor();
    expect(await text('reproduction')).toContain('byte for byte');
    await at('result-tab-settings').click();
    expect(await text('run-settings')).toContain('fast 5');
    await look('research-settings');
    await at('parameter-fast').fill('44');
    await at('run-again').click();
    await eventually(() => at('parameter-fast').inputValue()).toBe('5');
    await at('result-tab-overview').click();
  });
});

describe('a strategy of one’s own', () => {
  test('has its mistake shown at the line, is put right, saved and run from the keyboard', async () => {
    const { page } = desk;
    await own('Mine', GOOD.replace("line('close');", "line('close';"));
    await at('check-problem').waitFor();
    expect(await text('check-problem')).toMatch(/Not TypeScript[\s\S]*Show line 8/);
    await eventually(() => at('code-editor').locator('.cm-lintRange-error').count()).toBeGreaterThan(0);
    await look('research-problem');
    await write(GOOD);
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
    await write(GOOD.replace('whole(20', 'whole(30'));
    await at('code-note').fill('longer');
    await at('code-save').click();
    await eventually(() => at('code-save').isDisabled()).toBe(true);
    await at('code-history').getByRole('button').click();
    await eventually(() => at('version').count()).toBe(3);
    await eventually(() => text('diff')).toContain('whole(30');
    await look('research-history');
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
    await own('Endless', body('    return () => { while (true) {} };'));
    await at('check-fine').waitFor();
    await at('code-save').click();
    await eventually(() => at('code-save').isDisabled()).toBe(true);
    await at('research-tab-run').click();
    await at('run-start').click();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await at('ticket-submit').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await at('run-failed').waitFor();
    expect(await text('run-failed')).toContain('one call took too long');
    await look('research-failed');
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

describe('several runs', () => {
  test('fill sensitivity is a band with four ways of filling', async () => {
    await own('Limits', LIMITS);
    await at('check-fine').waitFor();
    await at('code-save').click();
    await eventually(() => at('code-save').isDisabled()).toBe(true);
    await at('research-tab-run').click();
    await at('run-sensitivity').click();
    await at('compare-table').waitFor();
    await eventually(() => at('compare-chart').getAttribute('data-lines')).toBe('4');
    expect(Number(await at('compare-chart').getAttribute('data-band'))).toBeGreaterThan(100);
    expect(await text('compare-table')).toContain('Worst case');
    expect(await text('sensitivity-sentence')).toMatch(/^From .+ % to .+ %: that much hangs/);
    await look('research-sensitivity');
  });

  test('A/B says in a sentence which is better and how easily chance does it', async () => {
    await at('strategy-built-in:sma-cross').click();
    await at('run-ab').click();
    await at('ab-fast').fill('12');
    await at('ab-start').click();
    await at('paired-sentence').waitFor();
    expect(await text('paired-sentence')).toMatch(
      /B is (better|worse) by .+ a day, between .+ and .+; chance/,
    );
    await look('research-ab');
  });

  test('two that are chosen stand side by side, the better figures marked', async () => {
    const [a, b] = (await runs()).filter(({ group, status }) => group === null && status === 'done');
    await at(`run-${b!.id}`).click();
    await at(`run-choose-${a!.id}`).check();
    await at('compare-table').waitFor();
    const returns = at('compare-totalReturn');
    await eventually(() => returns.count()).toBe(2);
    const best = await returns.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-best')));
    expect(best.toSorted()).toEqual(['false', 'true']);
    expect(await text('compare-table')).toContain('asked for differently');
    await look('research-compare');
  });

  test('strategies that share an account have curves of their own, and what was netted', async () => {
    await at('member-add').click();
    await at('member-strategy-1').selectOption('built-in:rsi-reversion');
    await at('member-share-0').fill('80');
    expect(await text('run-why')).toContain('add up to 100 %');
    await at('member-share-0').fill('50');
    await at('run-series-TIDE-1h').check();
    await at('run-start').click();
    await at('result-tab-strategies').click();
    await eventually(() => at('run-strategy-curves').getAttribute('data-lines')).toBe('2');
    await look('research-strategies');
    await desk.page.getByRole('button', { name: 'Remove' }).click();
  });
});

test('a look-ahead check lists what it found', async () => {
  await own(
    'Cold',
    body(
      "    const e = s.ema(100); const c = s.bars().line('close');\n    return () => { if (c.crossesAbove(e)) s.signal(1); else if (c.crossesBelow(e)) s.signal(0); };",
    ),
  );
  await at('check-fine').waitFor();
  await at('code-save').click();
  await eventually(() => at('code-save').isDisabled()).toBe(true);
  await at('research-tab-run').click();
  await at('run-lookahead').click();
  await at('lookahead-report').waitFor();
  expect(await text('lookahead-warm-ups')).toContain('ema(100');
  await look('research-lookahead');
});

test('a queued run is stopped', async () => {
  await desk.call('bars.import', {
    commandId: commandId(),
    fileName: 'LONG.csv',
    bytes: wave(60_000),
    symbol: 'LONG',
  });
  await at('strategy-built-in:macd-momentum').click();
  await at('run-series-TIDE-1h').uncheck();
  await at('run-series-WAVE-1h').uncheck();
  await at('run-series-LONG-1h').check();
  for (const seed of ['1', '2', '3', '4', '5', '6']) {
    await at('run-seed').fill(seed);
    await at('run-start').click();
  }
  await at('run-stop').click();
  const wanted = (await runs())[0]!.id;
  await eventually(async () => (await runs()).find(({ id }) => id === wanted)!.status).toBe('cancelled');
  await at('runs-status').selectOption('cancelled');
  await eventually(() => at(`run-${wanted}`).count()).toBe(1);
  await at(`run-hide-${wanted}`).click();
  await at(`run-${wanted}`).waitFor({ state: 'detached' });
  await desk.page.getByRole('button', { name: 'Undo' }).first().click();
  await at(`run-${wanted}`).waitFor();
  await at('runs-status').selectOption('all');
});

test('data of low quality is asked about before it is used', async () => {
  const lines = new TextDecoder().decode(wave(400)).split('\n');
  for (let row = 40; row < 390; row += 1) {
    const [time, open, high, low, close, volume] = lines[row]!.split(',');
    // Ten hours in a row at one price, then one whose high is a slip.
    if (row % 20 < 10) lines[row] = `${time},${lines[row - (row % 20)]!.split(',').slice(1).join(',')}`;
    else if (row % 20 === 12) lines[row] = [time, open, Number(high) * 3, low, close, volume].join(',');
  }
  await desk.call('bars.import', {
    commandId: commandId(),
    fileName: 'BAD.csv',
    bytes: new TextEncoder().encode(lines.join('\n')),
    symbol: 'BAD',
  });
  await at('run-series-LONG-1h').uncheck();
  await at('run-series-BAD-1h').check();
  await at('run-start').click();
  await at('run-quality').waitFor();
  expect(await text('run-quality')).toMatch(/BAD scores \d+ of 100/);
  await look('research-quality');
  await at('run-accept').check();
  await at('run-start').click();
  await at('run-figures').waitFor();
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
  const [run] = await runs();
  expect((await call('runs.get', { id: run!.id })).spec.strategies[0]!.parameters).toMatchObject({
    stop: 2.5,
  });
  await look('research-vi');
});

/** Several runs on the research page: sensitivity, A/B, comparison, shared accounts; checks, the queue, poor data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/desk.ts';
import { openResearch, strategyText, type ResearchDesk } from '../support/research.ts';
import { wave } from '../support/wave.ts';

let desk: ResearchDesk;
beforeAll(async () => {
  desk = await openResearch();
  await desk.at('nav-research').click();
  await desk.at('run-series-WAVE-1h').check();
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.at(testId);
const text = (testId: string) => desk.text(testId);

const LIMITS = strategyText(`    const bars = s.bars();
    s.warmUp(20);
    return () => {
      if (s.position().quantity > 0 || s.orders().length > 0) return;
      const { close } = bars;
      s.buy({ limit: close - 0.8, stopLoss: close - 2, takeProfit: close + 1.2, until: s.now + 18_000_000 });
    };`);

describe('several runs', () => {
  test('fill sensitivity is a band with four ways of filling', async () => {
    await desk.own('Limits', LIMITS);
    await desk.save();
    await at('run-sensitivity').click();
    await at('compare-table').waitFor();
    await eventually(() => at('compare-chart').getAttribute('data-lines')).toBe('4');
    expect(Number(await at('compare-chart').getAttribute('data-band'))).toBeGreaterThan(100);
    expect(await text('compare-table')).toContain('Worst case');
    expect(await text('sensitivity-sentence')).toMatch(/^From .+ % to .+ %: that much hangs/);
    await desk.look('research-sensitivity');
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
    await desk.look('research-ab');
  });

  test('two that are chosen stand side by side, the better figures marked', async () => {
    const plain = async () =>
      (await desk.runs()).filter(({ group, status }) => group === null && status === 'done');
    for (const [count, id] of ['ema-cross', 'rsi-reversion'].entries()) {
      await at(`strategy-built-in:${id}`).click();
      await at('run-start').click();
      await eventually(async () => (await plain()).length).toBe(count + 1);
    }
    const [a, b] = await plain();
    await at(`run-${b!.id}`).click();
    await at(`run-choose-${a!.id}`).check();
    await at('compare-table').waitFor();
    const returns = at('compare-totalReturn');
    await eventually(() => returns.count()).toBe(2);
    const best = await returns.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-best')));
    expect(best.toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual([
      'false',
      'true',
    ]);
    expect(await text('compare-table')).toContain('asked for differently');
    await desk.look('research-compare');
  });

  test('strategies that share an account have curves of their own, and what was netted', async () => {
    await at('strategy-built-in:sma-cross').click();
    await at('member-add').click();
    await at('member-strategy-1').selectOption('built-in:rsi-reversion');
    await at('member-share-0').fill('80');
    expect(await text('run-why')).toContain('add up to 100 %');
    await at('member-share-0').fill('50');
    await at('run-series-TIDE-1h').check();
    await at('run-start').click();
    await at('result-tab-strategies').click();
    await eventually(() => at('run-strategy-curves').getAttribute('data-lines')).toBe('2');
    await desk.look('research-strategies');
    await desk.page.getByRole('button', { name: 'Remove' }).click();
  });
});

test('a look-ahead check lists what it found', async () => {
  await desk.own(
    'Cold',
    strategyText(
      "    const e = s.ema(100); const c = s.bars().line('close');\n    return () => { if (c.crossesAbove(e)) s.signal(1); else if (c.crossesBelow(e)) s.signal(0); };",
    ),
  );
  await desk.save();
  await at('run-lookahead').click();
  await at('lookahead-report').waitFor();
  expect(await text('lookahead-warm-ups')).toContain('ema(100');
  await desk.look('research-lookahead');
});

test('a queued run is stopped', async () => {
  await desk.series('LONG', wave(60_000));
  await at('strategy-built-in:macd-momentum').click();
  await at('run-series-TIDE-1h').uncheck();
  await at('run-series-WAVE-1h').uncheck();
  await at('run-series-LONG-1h').check();
  for (const seed of ['1', '2', '3', '4', '5', '6']) {
    await at('run-seed').fill(seed);
    await at('run-start').click();
  }
  await at('run-stop').click();
  const wanted = (await desk.runs())[0]!.id;
  await eventually(async () => (await desk.runs()).find(({ id }) => id === wanted)!.status).toBe('cancelled');
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
  await desk.series('BAD', new TextEncoder().encode(lines.join('\n')));
  await at('run-series-LONG-1h').uncheck();
  await at('run-series-BAD-1h').check();
  await at('run-start').click();
  await at('run-quality').waitFor();
  expect(await text('run-quality')).toMatch(/BAD scores \d+ of 100/);
  await desk.look('research-quality');
  await at('run-accept').check();
  await at('run-start').click();
  await at('run-figures').waitFor();
});

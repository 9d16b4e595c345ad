/** Rules from the screen: a condition is built, read as a sentence, saved, run, and converted to code that does the same. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId, eventually, openDesk, type Desk } from '../support/desk.ts';
import { wave } from '../support/wave.ts';

const LOOK = process.env['TAPEDECK_LOOK'];

let desk: Desk;
let series = 0;
beforeAll(async () => {
  desk = await openDesk();
  const given = { fileName: 'WAVE.csv', bytes: wave(600), symbol: 'WAVE' };
  ({ seriesId: series } = await desk.call('bars.import', { commandId: commandId(), ...given }));
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
const own = async (kind: string) =>
  (await desk.call('strategies.list', {})).find((each) => each.kind === kind)!;

async function finalOf(id: string): Promise<number> {
  const spec = { strategies: [{ strategy: { id } }], data: { series: [series] } };
  const run = await desk.call('runs.start', { commandId: commandId(), spec });
  return (await desk.call('runs.wait', { id: run.id })).figures!.final;
}

test('new rules say what they do, and every change says it anew', async () => {
  await at('nav-research').click();
  await at('strategy-new').click();
  await at('new-name').fill('Dip');
  await at('new-template').selectOption('rules');
  await at('new-submit').click();
  await at('rule-builder').waitFor();
  const sentence = () => at('rule-sentence').innerText();
  expect(await sentence()).toBe(
    'Buy when close crosses above sma(50); leave when close crosses below sma(50).',
  );
  const long = at('builder-long');
  await long.getByTestId('builder-kind').first().selectOption('all');
  await long.getByTestId('builder-add-all').click();
  await eventually(sentence).toContain('close crosses above sma(50) and close crosses above sma(50)');
  await long.getByLabel('How').nth(1).selectOption('above');
  await long.getByLabel('What it is compared with').nth(2).locator('select').nth(1).selectOption('ema');
  await long.getByLabel('Stop', { exact: true }).selectOption('share');
  // Percent, as the sizing has it.
  const stop = long.getByLabel('percent of the price');
  expect(await stop.inputValue()).toBe('3');
  await stop.fill('2.5');
  await eventually(sentence).toContain('at a stop 2.5 % away');
  await stop.fill('3.0');
  expect(await stop.inputValue()).toBe('3.0');
  await long.getByLabel('At most bars', { exact: true }).check();
  await eventually(sentence).toBe(
    'Buy when close crosses above sma(50) and close is above ema(20); leave when close crosses below sma(50), or at a stop 3 % away, or after 20 bars.',
  );
  await look('rules');
  await at('check-fine').waitFor();
  await at('code-save').click();
  await eventually(async () => (await own('rules')).versions).toBe(2);
});

test('converted to code it trades the same', async () => {
  const rules = await own('rules');
  await at('rules-to-code').click();
  await eventually(async () => (await own('typescript'))?.kind).toBe('typescript');
  const code = await own('typescript');
  await at('check-fine').waitFor();
  await look('rules-code');
  expect(await finalOf(code.id)).toBe(await finalOf(rules.id));
});

test('as text, what is wrong is said by its place', async () => {
  const { id } = await own('rules');
  await at(`strategy-${id}`).click();
  await at('rule-builder').waitFor();
  await desk.page.getByRole('button', { name: 'As text' }).click();
  const editor = at('code-editor').getByRole('textbox');
  await editor.click();
  await desk.page.keyboard.press('ControlOrMeta+a');
  await desk.page.keyboard.insertText(
    '{ "name": "x", "long": { "enter": { "weekdays": [9] } }, "short": null }',
  );
  await eventually(() => at('check-problem').innerText()).toContain('long.enter.weekdays');
  await at('code-discard').click();
});

test('in Vietnamese a number has its decimal comma', async () => {
  await desk.call('settings.set', { key: 'locale', value: 'vi' });
  await desk.page.reload();
  await at('nav-research').click();
  await at(`strategy-${(await own('rules')).id}`).click();
  await at('research-tab-code').click();
  const stop = at('builder-long').getByLabel('phần trăm của giá');
  await stop.fill('2,5');
  expect(await stop.inputValue()).toBe('2,5');
  await eventually(() => at('rule-sentence').innerText()).toContain('2,5 %');
  await at('builder-add-parameter').click();
  const least = at('rule-builder').getByLabel(/^p1 /).nth(1);
  await least.fill('0,5');
  expect(await least.inputValue()).toBe('0,5');
  await at('check-fine').waitFor();
  await look('rules-vi');
  await at('code-save').click();
  await eventually(async () => (await own('rules')).versions).toBe(3);
  const { source } = await desk.call('strategies.get', { id: (await own('rules')).id });
  expect(JSON.parse(source)).toMatchObject({
    long: { stop: { share: 0.025 } },
    parameters: { p1: { min: 0.5 } },
  });
});

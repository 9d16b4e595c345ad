/** The risk desk through its screens: rules that bite, history, trial, files, decisions, the dashboard. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright';
import {
  commandId,
  eventually,
  openDesk,
  ordersOf,
  placeLimit,
  quoteOf,
  type Desk,
} from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000\nVCB 500 85000');
});
afterAll(() => desk.end());

const at = (testId: string): Locator => desk.page.getByTestId(testId);
const rulesInForce = async () => (await desk.call('workspace.status', {})).rules;
const open = async (tab: 'dashboard' | 'rules' | 'decisions') => {
  await at('nav-risk').click();
  await at(`risk-tab-${tab}`).click();
};
const save = async () => {
  await at('rules-save').click();
  await eventually(() => at('rules-changes').getAttribute('data-dirty')).toBe('false');
};
/** What a button of the page saves as a file. */
async function saved(testId: string): Promise<string> {
  const [download] = await Promise.all([desk.page.waitForEvent('download'), at(testId).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('a rule from the editor: nothing is in force before it is saved, then the ticket is denied by it', async () => {
  const { call } = desk;
  const before = await rulesInForce();
  await open('rules');
  await at('rules-add').click();
  expect(await desk.page.locator('[data-testid^=add-]').count()).toBe(27);
  await at('kinds-search').fill('slipped');
  await at('add-max-quantity').click();
  await at('rule-units').fill('0');
  await at('rule-scope').selectOption('instrument');
  await at('rule-symbol').fill('XYZ');
  await at('rule-id').fill('max-quantity');
  await at('rule-apply').click();
  const form = await at('rule-form').innerText();
  expect(form).toContain('A whole number from 1 to 1,000,000,000');
  expect(form).toContain('“XYZ” is not listed');
  expect(form).toContain('Another rule has this name');
  await at('rule-units').fill('1,000');
  await at('rule-symbol').fill('fpt');
  await at('rule-id').fill('fpt-size');
  await at('rule-apply').click();
  await at('rule-form').waitFor({ state: 'detached' });
  expect(await at('change-fpt-size').innerText()).toMatch(
    /added\s+Largest quantity an order \(fpt-size\) 1,000 units/,
  );
  expect(await rulesInForce()).toEqual(before);
  await save();
  expect(await rulesInForce()).toEqual([
    ...before,
    {
      id: 'fpt-size',
      rule: 'max-quantity',
      limit: 1_000,
      enabled: true,
      severity: 'deny',
      scope: { kind: 'instrument', instrumentId: FPT },
    },
  ]);
  const { floor } = await quoteOf(call, FPT);
  await at('nav-trade').click();
  await at('ticket-quantity').fill('1100');
  await at('ticket-price').fill(String(floor));
  await eventually(() => at('ticket-verdict').innerText()).toContain(
    'The quantity 1,100 is above your limit of 1,000 an order.',
  );
  expect(await at('ticket-submit').isDisabled()).toBe(true);
  const denied = await placeLimit(call, FPT, 'buy', 1_100, floor!);
  expect(denied.denial).toMatchObject({ code: 'QUANTITY_ABOVE_LIMIT' });
});

test('a rule that reduces makes the order smaller, and the blotter says of how much', async () => {
  const { call } = desk;
  await open('rules');
  await at('rule-edit-fpt-size').click();
  expect(await at('rule-units').inputValue()).toBe('1,000');
  await at('rule-severity').selectOption('reduce');
  await at('rule-units').fill('500');
  await at('rule-units').press('Enter');
  await at('change-fpt-size').getByText('1,000 units → 500 units').waitFor();
  await save();
  const { floor } = await quoteOf(call, FPT);
  const { id, quantity, asked } = await placeLimit(call, FPT, 'buy', 5_000, floor!);
  expect([quantity, asked]).toEqual([500, 5_000]);
  await at('nav-trade').click();
  await at('blotter-tab-working').click();
  await at(`order-row-${id}`).getByText('500 of 5,000').waitFor();
  await call('orders.cancel', { commandId: commandId(), orderId: id });
});

test('try on the past shows the verdict that would change, and opens its order; nothing is in force', async () => {
  const { call } = desk;
  const before = await rulesInForce();
  await open('rules');
  await at('rule-delete-fpt-size').click();
  await at('rules-try').click();
  await at('try-run').click();
  await at('try-counts').waitFor();
  const [denied] = (await ordersOf(call)).filter(({ status }) => status === 'denied');
  expect(await at('try-wouldAccept').innerText()).toBe('1');
  expect(await at('try-wouldDeny').innerText()).toBe('0');
  const verdict = await at(`verdict-${denied!.id}`).innerText();
  expect(verdict).toMatch(
    /Then\s+The quantity 1,100 is above your limit of 1,000 an order\.[^]*Now\s+accepted/,
  );
  await at(`verdict-${denied!.id}`).getByRole('button').click();
  await at('explain-drawer').waitFor();
  await desk.page.keyboard.press('Escape');
  await at('explain-drawer').waitFor({ state: 'detached' });
  expect(await rulesInForce()).toEqual(before);
  await at('rules-discard').click();
  expect(await at('rules-changes').getAttribute('data-dirty')).toBe('false');
});

test('history says what each change changed; its rules are used again', async () => {
  await open('rules');
  await at('rule-enabled-duplicate').click();
  await save();
  await at('rules-history').click();
  const history = await desk.call('risk.ruleHistory', {});
  const entries = at('rules-history-list').locator('> li');
  await eventually(() => entries.count()).toBe(history.length);
  expect(await entries.first().innerText()).toMatch(/in force[^]*changed\s+No duplicate[^]*, off/);
  expect(await entries.nth(1).innerText()).toMatch(
    /changed\s+Largest quantity an order[^]*1,000 units → 500 units/,
  );
  expect(await at(`history-use-${history[0]!.seq}`).isDisabled()).toBe(true);
  const first = history.at(-1)!;
  await at(`history-use-${first.seq}`).click();
  const change = at('rules-changes').getByTestId('change-fpt-size');
  await change.waitFor();
  expect(await change.getAttribute('data-change')).toBe('removed');
  await save();
  expect(await rulesInForce()).toEqual(first.rules);
});

test('files: what was exported is read again; a broken one is explained and changes nothing', async () => {
  await open('rules');
  const before = await rulesInForce();
  await at('rule-edit-max-quantity').click();
  await at('rule-units').fill('400,000');
  await at('rule-apply').click();
  const exported = JSON.parse(await saved('rules-export')) as { rules: { id: string }[] };
  expect(exported.rules.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const broken = join(desk.folder, 'broken.json');
  writeFileSync(
    broken,
    JSON.stringify([
      { rule: 'max-quantity', limit: 5 },
      { rule: 'concentration', bps: 0 },
    ]),
  );
  await at('rules-import').setInputFiles(broken);
  const toast = desk.page.getByTestId('toast').filter({ hasText: 'broken.json' });
  await toast.waitFor();
  expect(await toast.innerText()).toContain('broken.json was not taken; the rules stay as they were');
  expect(await toast.innerText()).toContain(
    'Rule 2 (Concentration): “bps” is missing, unknown or out of range.',
  );
  expect(await desk.page.locator('[data-testid^=change-]').count()).toBe(1);
  expect(await at('change-max-quantity').innerText()).toContain('500,000 units → 400,000 units');
  const good = join(desk.folder, 'good.json');
  writeFileSync(
    good,
    JSON.stringify({ rules: [{ rule: 'trading-hours', hours: [{ from: 540, until: 690 }] }] }),
  );
  await at('rules-import').setInputFiles(good);
  await at('rule-row-trading-hours').waitFor();
  expect(await at('rule-row-trading-hours').innerText()).toContain('09:00–11:30');
  expect(await rulesInForce()).toEqual(before);
  await at('rules-discard').click();
});

test('decisions are searched, filtered, read check by check and exported as shown', async () => {
  const { call } = desk;
  await open('decisions');
  const all = await call('risk.decisions', {});
  const rows = desk.page.locator('[data-testid^=decision-O]');
  await eventually(() => rows.count()).toBe(all.length);
  await at('decisions-outcome').selectOption('denied');
  await eventually(() => rows.count()).toBe(1);
  const [denied] = all.filter(({ outcome }) => outcome === 'denied');
  await at(`decision-${denied!.orderId}`).click();
  expect(await at('decision-detail').getByTestId('check-max-quantity').last().innerText()).toContain('1,100');
  await at('decisions-outcome').selectOption('');
  await at('decisions-search').fill('fpt-size');
  const found = await call('risk.decisions', { search: 'fpt-size' });
  await eventually(() => rows.count()).toBe(found.length);
  const reduced = found.find(({ outcome }) => outcome === 'reduced')!;
  expect(await at(`decision-${reduced.orderId}`).innerText()).toContain('500 of 5,000');
  const csv = (await saved('decisions-csv')).split('\r\n');
  expect(csv).toHaveLength(found.length + 2);
  expect(csv[0]).toBe('time,order,symbol,side,type,asked,taken,price,source,strategy,outcome,code,reason');
  const line = csv.find((each) => each.includes(`,${reduced.orderId},`))!;
  expect(line).toContain(`${new Date(reduced.at).toISOString()},${reduced.orderId},FPT,buy,limit,5000,500,`);
  const json = JSON.parse(await saved('decisions-json')) as { seq: number; checks: unknown[] }[];
  expect(json.map(({ seq }) => seq)).toEqual(found.map(({ seq }) => seq));
  expect(json[0]!.checks).toEqual(found[0]!.checks);
  await at('decisions-search').fill('nothing like it');
  await at('risk-page').getByText('Nothing was decided that fits.').waitFor();
  await at('decisions-search').fill('');
});

test('the dashboard measures: value, limit, headroom, exposure, losses; reduce only says who and until when', async () => {
  const { call, page } = desk;
  const rules = [
    { rule: 'position-value', limit: { amount: '100000000', currency: 'VND' } },
    { rule: 'max-quantity', limit: 500_000 },
  ] as const;
  await call('risk.setRules', { commandId: commandId(), rules: [...rules] });
  await open('dashboard');
  const { gauges, byInstrument } = await call('risk.overview', {});
  const gauge = gauges.find(({ id }) => id === 'position-value')!;
  await at('gauge-position-value').waitFor();
  const cells = at('gauge-position-value').locator('[data-value]');
  await eventually(async () => Number(await cells.nth(0).getAttribute('data-value'))).toBe(gauge.value);
  expect(Number(await cells.nth(2).getAttribute('data-value'))).toBe(gauge.limit! - gauge.value!);
  expect(await at('gauge-position-value').getAttribute('data-level')).toBe(
    gauge.used! >= 10_000 ? 'over' : 'near',
  );
  expect(await at('gauge-max-quantity').innerText()).toContain('500,000 units');
  expect(await at('risk-byInstrument').locator('tbody th').allInnerTexts()).toEqual(
    byInstrument.map(({ name }) => name),
  );
  await at('risk-reduce').click();
  await at('limit-until-minutes').click();
  await at('limit-minutes').fill('0');
  await eventually(() => at('limit-submit').isDisabled()).toBe(true);
  await at('limit-minutes').fill('15');
  await at('limit-submit').click();
  await at('banner-halted').waitFor();
  const { trading } = await call('workspace.status', {});
  expect(trading).toMatchObject({ mode: 'reducing', cause: { by: 'user' }, until: trading.since + 900_000 });
  expect(await at('trading-state').innerText()).toBe('REDUCING ONLY');
  expect(await at('risk-cause').innerText()).toContain('by a person');
  await at('risk-resume').click();
  await at('banner-halted').waitFor({ state: 'detached' });
  await eventually(() => page.getByTestId('risk-resume').isDisabled()).toBe(true);
  expect(desk.complaints).toEqual([]);
});

/** The replay deck from the screen: a recorded week is traded again, gone back in, branched and compared. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
import { commandId, eventually, openDesk, type Desk } from '../support/desk.ts';
import { recordedCsv } from '../../scripts/recorded.ts';

const FPT = 'HOSE:FPT';
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const LOOK = process.env['TAPEDECK_LOOK'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.call('bars.import', {
    commandId: commandId(),
    fileName: 'FPT_5m.csv',
    bytes: recordedCsv({ from: MONDAY, days: 7 }),
    symbol: 'FPT',
    timezone: 'UTC',
  });
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const position = async () => (await desk.call('session.bootstrap', {})).clock.position;
const look = async (name: string) => {
  if (!LOOK) return;
  await desk.page.waitForTimeout(700);
  writeFileSync(`${LOOK}/${name}.png`, await desk.page.screenshot());
};

test('a session is made of an imported series and opens paused, with its own account', async () => {
  await at('nav-replay').click();
  await look('replay-empty');
  await at('series-FPT-5m').check();
  expect(await at('replay-name').inputValue()).toBe('FPT 5m');
  await at('replay-name').fill('A week of FPT');
  await at('replay-cash-VND').fill('200,000,000');
  await look('replay-form');
  await at('replay-create').click();
  await at('deck').waitFor();
  expect(await at('deck-name').innerText()).toBe('A week of FPT');
  expect(await at('deck-position').innerText()).toMatch(/^0 \/ \d+$/);
  expect(await at('clock-speed').count()).toBe(0);
  await look('deck-start');
});

test('steps show one bar after the other; no bar from later is drawn', async () => {
  const { page } = desk;
  await at('deck-step').click();
  await eventually(position).toBe(1);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await eventually(position).toBe(3);
  await eventually(() => at('chart').getAttribute('data-drawn')).toBe('3');
  await at('timeframe-1d').click();
  await eventually(() => at('chart').getAttribute('data-drawn')).toBe('1');
  await at('timeframe-5m').click();
  expect(await exact(page, 'chart-last')).toBeGreaterThan(0);
});

test('a bracket is placed from the ticket and fills as the tape goes on', async () => {
  const { page, call } = desk;
  const { quotes } = await call('session.bootstrap', {});
  const { last } = quotes.find(({ instrumentId }) => instrumentId === FPT)!;
  const leg = (
    type: 'market' | 'limit' | 'stop',
    side: 'buy' | 'sell',
    price: number | null,
    stop: number | null,
  ) => ({
    instrumentId: FPT,
    side,
    type,
    timeInForce: 'GTC' as const,
    quantity: 100,
    price,
    stop,
  });
  const { denial } = await call('orders.placeGroup', {
    commandId: commandId(),
    group: 'bracket',
    legs: [
      { role: 'entry', ticket: leg('market', 'buy', null, null) },
      { role: 'exit', ticket: leg('limit', 'sell', last + 800, null) },
      { role: 'exit', ticket: leg('stop', 'sell', null, last - 800) },
    ],
  });
  expect(denial).toBeNull();
  await page.keyboard.press('f');
  await eventually(async () => (await call('fills.list', { limit: 9 })).length).toBe(1);
  await at('deck-next-trade').click();
  await eventually(async () => (await call('fills.list', { limit: 9 })).length).toBe(2);
  await look('deck-trade');
});

test('playing at a speed moves the tape; the end of the day is a key away', async () => {
  const { page } = desk;
  const before = await position();
  await at('deck-speed').selectOption('30');
  await at('deck-play').click();
  await eventually(position).toBeGreaterThan(before + 3);
  await at('deck-play').click();
  await page.keyboard.press('d');
  await eventually(async () => (await desk.call('session.bootstrap', {})).deck!.seeking).toBe(false);
});

test('going back opens a branch, and both are compared', async () => {
  const { page, call } = desk;
  const first = (await call('session.bootstrap', {})).status.stream;
  await at('deck-branch').click();
  await eventually(async () => (await call('session.bootstrap', {})).status.stream).not.toBe(first);
  await call('orders.place', {
    commandId: commandId(),
    ticket: {
      instrumentId: FPT,
      side: 'buy',
      type: 'market',
      timeInForce: 'IOC',
      quantity: 500,
      price: null,
    },
  });
  await at('deck-end').click();
  await eventually(async () => {
    const { deck } = await call('session.bootstrap', {});
    return deck!.position === deck!.end;
  }).toBe(true);
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await at('replay-page').waitFor();
  const [one, two] = await call('replay.list', {});
  await at(`choose-${one!.stream}`).check();
  await at('replay-figures').waitFor();
  await look('replay-report');
  await at(`choose-${two!.stream}`).check();
  await eventually(() => page.locator('[data-testid="replay-equity"]').first().count()).toBe(1);
  await eventually(() => page.locator('td[data-testid="replay-equity"]').count()).toBe(2);
  await look('replay-compare');
  const figures = await page.locator('td[data-testid="replay-fills"]').allInnerTexts();
  expect(figures).toEqual(['2', '3']);
  await at(`open-${one!.stream}`).click();
  await eventually(async () => (await call('session.bootstrap', {})).status.stream).toBe(one!.stream);
});

test('leaving goes back to the paper account and the sessions stay', async () => {
  await at('deck-leave').click();
  await at('deck').waitFor({ state: 'detached' });
  await at('clock-speed').waitFor();
  expect(await desk.call('replay.list', {})).toHaveLength(2);
  expect(desk.complaints).toEqual([]);
});

test('a blind session tells neither symbol nor date until it is asked to', async () => {
  const { page, call } = desk;
  await at('nav-replay').click();
  await at('series-FPT-5m').check();
  await at('replay-blind').check();
  await at('replay-name').fill('Blind');
  await at('replay-create').click();
  await at('deck').waitFor();
  await at('deck-step').click();
  await eventually(position).toBe(1);
  await look('deck-blind');
  const shown = await page.locator('body').innerText();
  expect(shown).toContain('X1');
  expect(shown).not.toMatch(/FPT|2026/);
  expect(JSON.stringify(await call('replay.list', {}).then((list) => list.at(-1)))).not.toMatch(/FPT|2026/);
  await at('deck-reveal').click();
  await at('confirm').click();
  await eventually(async () => (await call('session.bootstrap', {})).deck!.symbols[0]!.symbol).toBe('FPT');
  await at('deck-leave').click();
});

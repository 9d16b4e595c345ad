/** The journal page: filters, streams, Verify; and the reset that begins a stream and leaves the old one readable. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntryView } from '#contract/views.ts';
import { exact } from '../support/app.ts';
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
  desk = await openDesk('FPT 1000 90000');
  const { call } = desk;
  const { floor, ceiling } = await quoteOf(call, FPT);
  await placeLimit(call, FPT, 'buy', 300, floor!);
  await placeLimit(call, FPT, 'buy', 200, floor!);
  await placeLimit(call, FPT, 'buy', 100, ceiling! + 100);
  await call('orders.cancel', { commandId: commandId(), orderId: 'O2' });
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const english = (value: number): string => value.toLocaleString('en-US');

/** The entries on the screen by number, newest first. */
const shown = (): Promise<number[]> =>
  desk.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid^=journal-row-]')]
      .map((row) => Number(row.dataset['testid']!.replace('journal-row-', '')))
      .sort((a, b) => b - a),
  );
const entries = (stream: string | null): Promise<readonly JournalEntryView[]> =>
  desk.call('journal.list', { stream, before: null, limit: 500 });
const seqs = (list: readonly JournalEntryView[], kind = ''): number[] =>
  list.filter(({ event }) => kind === '' || event.kind === kind).map(({ seq }) => seq);

test('every entry with its hash, newest first; a kind shows its own entries and no others', async () => {
  await at('nav-journal').click();
  const all = await entries(null);
  await eventually(shown).toEqual(seqs(all));
  for (const { seq, hash } of all)
    expect(await at(`journal-row-${seq}`).innerText()).toContain(hash.slice(0, 12));
  for (const kind of ['order-cancelled', 'order-denied', 'order-accepted', 'account-opened']) {
    expect(seqs(all, kind).length, kind).toBeGreaterThan(0);
    await at('journal-kind').selectOption(kind);
    await eventually(shown).toEqual(seqs(all, kind));
  }
  await at('journal-kind').selectOption('trading-halted');
  await eventually(shown).toEqual([]);
  await at('journal-page').getByText('No entries of this kind.').waitFor();
  await at('journal-kind').selectOption('order-cancelled');
  const [cancelled] = seqs(all, 'order-cancelled');
  expect(await at(`journal-row-${cancelled}`).innerText()).toContain('O2');
  // What happens while one looks comes by itself.
  await desk.call('orders.cancel', { commandId: commandId(), orderId: 'O1' });
  await eventually(shown).toEqual([seqs(await entries(null))[0], cancelled]);
  await at('journal-kind').selectOption('');
  await eventually(shown).toEqual(seqs(await entries(null)));
});

test('Verify says what the engine says: streams, tables, all in order', async () => {
  await at('journal-verify').click();
  const report = at('journal-report');
  await report.waitFor();
  const { ok, streams, projections } = await desk.call('journal.verify', {});
  expect([ok, await report.getAttribute('data-ok')]).toEqual([true, 'true']);
  const lines = (await report.getByRole('listitem').allInnerTexts()).map((line) => line.trim());
  expect(lines).toEqual([
    ...streams.map(({ stream, events }) => `${stream}: ${events} events, ok`),
    ...projections.map(({ table, rows }) => `${table}: ${rows} rows, ok`),
  ]);
});

test('a reset: holdings are checked as typed, the account is new, the old stream is there to read', async () => {
  const { call, page } = desk;
  const { floor } = await quoteOf(call, FPT);
  await placeLimit(call, FPT, 'buy', 500, floor!);
  const before = await entries('account-1');
  await at('nav-trade').click();
  await at('menu-button').click();
  await at('menu-settings').click();
  await at('reset-account').click();
  await at('reset-dialog').waitFor();
  await at('first-run-cash-VND').fill('50,000,000');
  await at('first-run-cash-USD').fill('0');
  await at('fees-VND').selectOption('zero');
  await at('first-run-holdings').fill('HPG 200 27000\nXXX 1 1');
  expect(await at('first-run-lines').innerText()).toContain('“XXX” is not listed');
  expect(await at('reset-confirm').isDisabled()).toBe(true);
  await at('first-run-holdings').fill('HPG 200 27000');
  await at('reset-confirm').click();
  await at('reset-dialog').waitFor({ state: 'detached' });

  const boot = await call('session.bootstrap', {});
  expect(boot.status).toMatchObject({
    stream: 'account-2',
    feeProfiles: { VND: 'zero', USD: 'us-per-share' },
  });
  expect([boot.orders, boot.account!.currencies.map(({ cash }) => cash)]).toEqual([[], [50_000_000, 0]]);
  expect(boot.positions).toMatchObject([
    { instrumentId: 'HOSE:HPG', quantity: 200, totalCost: 5_400_000, realised: 0, fees: 0 },
  ]);
  expect(await exact(page, 'account-cash-VND')).toBe(50_000_000);
  expect(await exact(page, 'position-qty-HPG')).toBe(200);
  expect(await at('position-row-FPT').count()).toBe(0);
  for (const tab of ['cancelled', 'denied', 'working']) {
    await at(`blotter-tab-${tab}`).click();
    expect(await page.locator('[data-testid^=order-row-]').count(), tab).toBe(0);
  }
  await placeLimit(call, 'HOSE:HPG', 'sell', 100, (await quoteOf(call, 'HOSE:HPG')).ceiling!);
  expect((await ordersOf(call)).map(({ id }) => id)).toEqual(['O1']);
  await at('order-row-O1').waitFor();

  await at('nav-journal').click();
  const now = await entries(null);
  await eventually(shown).toEqual(seqs(now));
  const old = await entries('account-1');
  expect(old.slice(-before.length)).toEqual(before);
  expect(old.slice(0, old.length - before.length).map(({ event }) => event)).toMatchObject([
    { kind: 'order-cancelled', orderId: 'O4', reason: 'reset' },
  ]);
  const choices = await at('journal-stream').locator('option').allInnerTexts();
  expect(choices).toEqual([`account-1 (${old.length})`, `account-2 (${now.length}, current)`]);
  await at('journal-stream').selectOption('account-1');
  await eventually(shown).toEqual(seqs(old));
  for (const { seq, hash } of old)
    expect(await at(`journal-row-${seq}`).innerText()).toContain(hash.slice(0, 12));
  const accepted = old.find(({ event }) => event.kind === 'order-accepted')!;
  expect(await at(`journal-row-${accepted.seq}`).innerText()).toContain(english(floor!));
  await at('journal-verify').click();
  const streams = [old, now].map((list, index) => `account-${index + 1}: ${list.length} events, ok`);
  await eventually(async () =>
    (await at('journal-report').getByRole('listitem').allInnerTexts()).slice(0, 2),
  ).toEqual(streams);
  expect(desk.complaints).toEqual([]);
});

/** The settings dialog: fees that the next order meets; theme, colours and language while the market runs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
import { eventually, openDesk, ordersOf, quoteOf, runUntil, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000');
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const english = (value: number): string => value.toLocaleString('en-US');

async function openSettings(): Promise<void> {
  await at('menu-button').click();
  await at('menu-settings').click();
  await at('settings').waitFor();
}
async function closeSettings(): Promise<void> {
  await desk.page.keyboard.press('Escape');
  await at('settings').waitFor({ state: 'detached' });
}

test('fees: the ticket foretells and the order is charged by the profile that was saved', async () => {
  const { call, page } = desk;
  const save = async (profile: string) => {
    await openSettings();
    await at('fees-VND').selectOption(profile);
    await at('fees-save').click();
    await eventually(async () => (await call('workspace.status', {})).feeProfiles.VND).toBe(profile);
    await closeSettings();
  };
  await at('ticket-type').selectOption('market');
  await at('ticket-quantity').fill('300');
  const foretold = () => exact(page, 'ticket-preview-fees');
  const buy = async () => {
    const before = (await ordersOf(call)).length;
    await eventually(() => at('ticket-submit').isEnabled()).toBe(true);
    await at('ticket-submit').click();
    await eventually(async () => (await ordersOf(call)).length).toBe(before + 1);
    return (await ordersOf(call)).at(-1)!;
  };
  await save('zero');
  await eventually(foretold).toBe(0);
  expect(await buy()).toMatchObject({ quantity: 300, status: 'filled', fees: 0 });

  await save('vn-broker');
  await at('ticket-quantity').fill('400');
  await eventually(foretold).toBeGreaterThan(0);
  await eventually(() => exact(page, 'ticket-preview-position')).toBe(1_700);
  const said = await foretold();
  const charged = await buy();
  expect(charged).toMatchObject({ quantity: 400, status: 'filled', fees: said });
  expect(charged.fees).toBe(Math.round((charged.filledNotional * 15) / 10_000));
  await eventually(() => exact(page, 'account-fees-VND')).toBe(charged.fees);
});

/** Watched prices that do not read as their exact value; empty when all do. Read at one moment. */
const misread = (group: string, decimal: string): Promise<string[]> =>
  desk.page.evaluate(
    ([separator, point]) =>
      [...document.querySelectorAll<HTMLElement>('[data-testid^=watch-row]')].flatMap((row) => {
        const cell = row.querySelector<HTMLElement>('[data-value]');
        const unit = row.dataset['instrument']!.startsWith('US:') ? 10_000 : 1;
        const text = cell?.innerText ?? '';
        const read = Number(text.replaceAll(separator!, '').replace(point!, '.'));
        const right = Math.round(read * unit) === Number(cell?.dataset['value']);
        return right && (unit === 1 || text.includes(point!)) ? [] : [`${row.dataset['instrument']} ${text}`];
      }),
    [group, decimal],
  );

test('theme, colours and language change under a running market: words and numbers follow, nothing complains', async () => {
  const { call, page, complaints } = desk;
  await call('clock.set', { speed: 5, paused: false });
  const root = (name: string) => page.evaluate((key) => document.documentElement.dataset[key], name);
  const token = (name: string) =>
    page.evaluate((key) => getComputedStyle(document.documentElement).getPropertyValue(key), name);
  const choose = async (chosen: Readonly<Record<string, string>>) => {
    await openSettings();
    for (const [setting, value] of Object.entries(chosen)) await at(`setting-${setting}`).selectOption(value);
    await closeSettings();
  };
  const words = async () => [
    await at('nav-trade').innerText(),
    await at('trading-state').innerText(),
    await at('ticket-side-buy').innerText(),
    await page.evaluate(() => document.documentElement.lang),
  ];
  expect(await words()).toEqual(['Trade', 'ACTIVE', 'Buy', 'en']);
  const dark = await token('--surface-1');
  await page.keyboard.press('Control+k');
  await at('palette-input').fill('dark and light');
  await page.keyboard.press('Enter');
  await eventually(() => root('theme')).toBe('light');
  expect(await token('--surface-1')).not.toBe(dark);
  const western = await token('--up');
  await choose({ palette: 'colour-blind' });
  expect([await root('palette'), await token('--up')]).toEqual(['colour-blind', '#0a50ad']);
  expect(western).not.toBe('#0a50ad');
  await choose({ palette: 'vietnamese' });
  expect([await root('palette'), await token('--ceiling')]).toEqual(['vietnamese', '#8420a3']);
  expect(await misread(',', '.')).toEqual([]);

  const cash = await exact(page, 'account-cash-VND');
  await choose({ locale: 'vi' });
  expect(await words()).toEqual(['Giao dịch', 'ĐANG MỞ', 'Mua', 'vi']);
  expect(await at('account-cash-VND').innerText()).toBe(cash.toLocaleString('de-DE'));
  expect(await at('account-cash-USD').innerText()).toBe('100.000,00');
  expect(await misread('.', ',')).toEqual([]);
  await choose({ theme: 'dark', density: 'comfortable' });
  expect([await root('theme'), await root('density'), await token('--surface-1')]).toEqual([
    'dark',
    'comfortable',
    dark,
  ]);

  // The market went on, and the screen with it.
  const { volume } = await quoteOf(call, FPT);
  await runUntil(call, async () => (await quoteOf(call, FPT)).volume > volume);
  const { last } = await quoteOf(call, FPT);
  await eventually(() => exact(page, 'chart-last')).toBe(last);
  expect(await at('chart-last').innerText()).toBe(last.toLocaleString('de-DE'));
  const { settings } = await call('session.bootstrap', {});
  expect(settings).toMatchObject({
    theme: 'dark',
    palette: 'vietnamese',
    locale: 'vi',
    density: 'comfortable',
  });
  await page.reload();
  await eventually(() => at('nav-trade').innerText()).toBe('Giao dịch');
  expect([await root('theme'), await root('palette')]).toEqual(['dark', 'vietnamese']);
  await choose({ locale: 'en' });
  expect((await words())[0]).toBe('Trade');
  expect(await at('account-cash-VND').innerText()).toBe(english(cash));
  expect(complaints).toEqual([]);
});

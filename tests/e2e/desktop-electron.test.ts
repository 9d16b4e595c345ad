/** The real desktop program in the real Electron. Runs only where Electron's program is on disk; nothing is fetched for it. */
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { electronBinary, ROOT } from '../../scripts/lib.ts';
import { openAccountOnPage } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

const executablePath = electronBinary();
const HAS_DISPLAY =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const reason =
  executablePath === null
    ? 'SKIPPED: Electron’s program is not on this disk'
    : HAS_DISPLAY
      ? 'runs here'
      : 'SKIPPED: there is no display';

describe.skipIf(reason !== 'runs here')(`desktop program in Electron itself (${reason})`, () => {
  let app: ElectronApplication | null = null;
  afterEach(async () => {
    await app?.close();
    app = null;
  });

  async function launch(folder: string): Promise<Page> {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: executablePath!,
      args: ['.', '--workspace', folder, ...root],
      cwd: ROOT,
    });
    return app.firstWindow();
  }

  test('the page is isolated: two functions, no Node, no other window, no navigation', async () => {
    const page = await launch(temporaryFolder());
    await page.getByTestId('first-run').waitFor();
    expect(page.url()).toBe('tapedeck://app/');
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'tapedeck') as object),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      opened: window.open('tapedeck://app/') === null,
    }));
    expect(seen).toEqual({ bridge: ['request', 'subscribe'], node: [], opened: true });
    await page.evaluate(() => location.assign('https://example.com/'));
    await page.getByTestId('first-run').waitFor();
    expect(page.url()).toBe('tapedeck://app/');
  });

  test('nothing is permitted and no file is reachable', async () => {
    const page = await launch(temporaryFolder());
    await page.getByTestId('first-run').waitFor();
    const seen = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      file: await fetch('file:///etc/hostname').catch(() => 'refused'),
      outside: (await fetch('tapedeck://app/..%2fmain/index.js')).status,
    }));
    expect(seen).toEqual({ notifications: 'denied', file: 'refused', outside: 404 });
  });

  test('an order is placed, and is still there after the program was closed and opened', async () => {
    const folder = temporaryFolder();
    const page = await launch(folder);
    await openAccountOnPage(page);
    await page.getByTestId('ticket-quantity').fill('300');
    await page.getByTestId('ticket-price').press('ArrowDown');
    await page.getByTestId('ticket-submit').click();
    const row = page.locator('[data-testid^="order-row-"]').first();
    await row.waitFor();
    await app!.close();
    app = null;
    const next = await launch(folder);
    await next.getByTestId('blotter-tab-working').waitFor();
    expect(await next.getByTestId('first-run').count()).toBe(0);
  });
});

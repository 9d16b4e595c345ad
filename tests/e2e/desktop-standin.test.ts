/**
 * The built main, preload, engine thread and renderer of the desktop program through a stand-in `electron`, with a real
 * Chromium as the window. It proves that the built parts fit; it does not prove Electron's sandbox, isolation or archive.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { launchBrowser, openAccountOnPage } from '../support/app.ts';
import { preloadScript } from '../support/electron/page.ts';
import { temporaryFolder } from '../support/folders.ts';

/** Lines the stand-in says. */
interface Said {
  readonly address?: string;
  readonly url?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
  readonly dialog?: string;
  readonly exit?: number;
}

interface Desktop {
  readonly said: Said[];
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  until<K extends keyof Said>(key: K): Promise<NonNullable<Said[K]>>;
  quit(): void;
}

const running = new Set<ChildProcess>();

function launch(folder: string): Desktop {
  const args = [
    '--import',
    './tests/support/electron/register.mjs',
    'out/main/index.js',
    '--workspace',
    folder,
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT });
  running.add(child);
  const said: Said[] = [];
  let output = '';
  let rest = '';
  const heard = (data: Buffer): void => {
    output += data.toString('utf8');
    const lines = (rest + data.toString('utf8')).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line.startsWith('STAND-IN ')) said.push(JSON.parse(line.slice(9)) as Said);
  };
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => running.delete(child));
  return {
    said,
    output: () => output,
    ended,
    until: async (key) => {
      await expect
        .poll(() => said.some((each) => each[key] !== undefined), { timeout: 30_000, message: output })
        .toBe(true);
      return said.find((each) => each[key] !== undefined)![key]!;
    },
    quit: () => void child.kill('SIGTERM'),
  };
}

async function openWindow(browser: Browser, desktop: Desktop): Promise<{ page: Page; complaints: string[] }> {
  const address = await desktop.until('address');
  const { preload } = await desktop.until('webPreferences');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  await context.addInitScript({ content: preloadScript(readFileSync(String(preload), 'utf8')) });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  return { page, complaints };
}

describe.skipIf(!('registerHooks' in nodeModule))(
  'desktop program as built, through a stand-in for Electron in Chromium (needs Node 22.15)',
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterEach(() => running.forEach((child) => child.kill('SIGKILL')));
    afterAll(() => browser.close());

    test('first run, an order through the preload to the engine and into the blotter, and still there after a restart', async () => {
      const folder = temporaryFolder();
      const desktop = launch(folder);
      const { page, complaints } = await openWindow(browser, desktop);
      expect(await desktop.until('url')).toBe('tapedeck://app/');
      expect(await desktop.until('webPreferences')).toMatchObject({
        preload: join(ROOT, 'out/preload/index.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
      });
      expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'tapedeck') as object))).toEqual([
        'request',
        'subscribe',
      ]);

      await openAccountOnPage(page);
      await page.getByTestId('ticket-quantity').fill('300');
      await page.getByTestId('ticket-submit').click();
      const row = page.locator('[data-testid^="order-row-"]').first();
      await row.waitFor();
      expect(await row.innerText()).toContain('300');
      const testId = (await row.getAttribute('data-testid'))!;
      expect(complaints).toEqual([]);

      desktop.quit();
      expect(await desktop.ended).toBe(0);
      expect(desktop.said.at(-1)).toEqual({ exit: 0 });
      await page.context().close();

      const again = launch(folder);
      const { page: next } = await openWindow(browser, again);
      const tabs = next.locator('[data-testid="blotter-tab-working"], [data-testid="blotter-tab-filled"]');
      await tabs.first().waitFor();
      expect(await next.getByTestId('first-run').count()).toBe(0);
      const kept = async (): Promise<boolean> => {
        for (const tab of await tabs.all()) {
          await tab.click();
          if ((await next.getByTestId(testId).count()) > 0) return true;
        }
        return false;
      };
      await expect.poll(kept, { timeout: 15_000 }).toBe(true);
      again.quit();
      expect(await again.ended).toBe(0);
    });

    test('the policy of the scheme’s answers holds in the page, and nothing outside the renderer is served', async () => {
      const desktop = launch(temporaryFolder());
      const { page } = await openWindow(browser, desktop);
      await page.getByTestId('first-run').waitFor();
      const seen = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.head.append(script);
        const elsewhere = await fetch('http://127.0.0.1:9/').catch(() => 'refused');
        const outside = await fetch('/..%2fmain/index.js');
        return {
          injected: 'injected' in window,
          elsewhere,
          outside: outside.status,
          policy: outside.headers.get('content-security-policy') !== null,
        };
      });
      expect(seen).toEqual({ injected: false, elsewhere: 'refused', outside: 404, policy: true });
    });

    test('a second program on the same workspace says so in a dialog and ends; the first goes on', async () => {
      const folder = temporaryFolder();
      const first = launch(folder);
      await first.until('address');
      const second = launch(folder);
      expect(await second.until('dialog')).toMatch(/already open in another Tapedeck/);
      expect(await second.ended).toBe(1);
      expect(second.output()).not.toMatch(/\n\s+at /);
      const { page } = await openWindow(browser, first);
      await page.getByTestId('first-run').waitFor();
    });
  },
);

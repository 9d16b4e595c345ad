/** The built browser host with a Chromium on it, as a user has them; for end-to-end tests. */
import type { ChildProcess } from 'node:child_process';
import { chromium, type Browser, type Page } from 'playwright';
import { expect } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { CHROMIUM_ARGS, hostAddress, SEEDED, spawnHost } from '../../scripts/host.ts';
import { openSession, type Session } from '#engine/client/client.ts';
import { attachSocket } from '#engine/client/socket.ts';

export { SEEDED };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('no Chromium: npm test finds or installs one, see scripts/chromium.ts');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

export interface Host {
  readonly process: ChildProcess;
  readonly address: string;
  /** The newest link: each works once. */
  freshAddress(): Promise<string>;
  /** SIGTERM for an orderly end, SIGKILL for none. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function startHost(folder: string, args: readonly string[] = SEEDED): Promise<Host> {
  const host = spawnHost(folder, args);
  let newest = '';
  host.stdout.on('data', (data: Buffer) => {
    newest = [...data.toString('utf8').matchAll(/^TAPEDECK (\S+)$/gm)].at(-1)?.[1] ?? newest;
  });
  const address = await hostAddress(host);
  return {
    process: host,
    address,
    freshAddress: () => Promise.resolve(newest),
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (host.exitCode !== null || host.signalCode !== null) return resolve();
        host.once('exit', () => resolve());
        host.kill(signal);
      }),
  };
}

export interface OpenPage {
  readonly page: Page;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: string[];
}

export async function openPage(
  browser: Browser,
  address: string,
  size = { width: 1440, height: 900 },
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-US',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  // The context ends with its page; when the whole browser closes, it has ended already.
  page.once('close', () => void context.close().catch(() => undefined));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('tapedeck:painted').length > 0);
  return { page, complaints };
}

export async function openAccountOnPage(page: Page, holdings = ''): Promise<void> {
  await page.getByTestId('first-run').waitFor();
  if (holdings !== '') await page.getByTestId('first-run-holdings').fill(holdings);
  await page.getByTestId('first-run-settlement-immediate').click();
  await page.getByTestId('first-run-submit').click();
  await page.getByTestId('first-run').waitFor({ state: 'detached' });
}

/** A session with the running host's own engine, over its local socket. */
export async function attach(folder: string): Promise<Session> {
  const link = await attachSocket(folder);
  expect(link).not.toBeNull();
  return openSession(link!);
}

/** The exact integer behind a cell. */
export async function exact(page: Page, testId: string): Promise<number> {
  const cell = page
    .locator(`[data-testid="${testId}"][data-value], [data-testid="${testId}"] [data-value]`)
    .first();
  return Number(await cell.getAttribute('data-value'));
}

export const setClock = (page: Page, speed: string): Promise<unknown> =>
  page.getByTestId('clock-speed').selectOption(speed);

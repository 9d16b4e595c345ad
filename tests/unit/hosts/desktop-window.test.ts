/** The desktop window and its scheme, against a stand-in `electron`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type BrowserWindow,
  handlers,
  permissions,
  resetStandIn,
  schemes,
  StandInEvent,
} from '../../support/electron/electron.ts';
import { temporaryFolder } from '../../support/folders.ts';

vi.mock('electron', () => import('../../support/electron/electron.ts'));
const { createWindow, denyPermissions, registerScheme, serveRenderer } =
  await import('#hosts/desktop/window.ts');

beforeEach(resetStandIn);
const open = () => createWindow('/program/out/main') as unknown as BrowserWindow;

describe('window', () => {
  test('is sandboxed and isolated, without Node and without webviews', () => {
    const { webPreferences, show } = open().options;
    expect(show).toBe(false);
    expect(webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
    });
    expect(webPreferences['webSecurity'] ?? true).toBe(true);
    expect(webPreferences['preload']).toBe(join('/program/out/preload/index.cjs'));
  });

  test('is shown when there is something to see', () => {
    const window = open();
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
  });

  describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
    test.each([
      ['https://example.com/', true],
      ['file:///etc/passwd', true],
      ['tapedeck://application/', true],
      ['tapedeck://app.example.com/', true],
      ['javascript:alert(1)', true],
      ['tapedeck://app/', false],
    ])('to %s is prevented: %s', (url, prevented) => {
      const event = new StandInEvent(url);
      open().webContents.emit(name, event, url);
      expect(event.prevented).toBe(prevented);
    });
  });

  test('opens no other window and attaches no webview', () => {
    const { webContents } = open();
    expect(webContents.openHandler({ url: 'tapedeck://app/' })).toEqual({ action: 'deny' });
    const event = new StandInEvent();
    webContents.emit('will-attach-webview', event);
    expect(event.prevented).toBe(true);
  });
});

describe('permissions', () => {
  beforeEach(() => denyPermissions());

  test.each(['media', 'notifications', 'clipboard-read', 'geolocation', 'openExternal'])(
    '%s is refused when asked for and when checked',
    (name) => {
      const answer = vi.fn();
      permissions['request']!(null as never, name as never, answer as never);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(permissions['check']!(null as never, name as never)).toBe(false);
    },
  );

  test('no device is permitted', () => {
    expect(permissions['device']!({ deviceType: 'hid' } as never)).toBe(false);
  });
});

describe('scheme', () => {
  const fetchFrom = (url: string, method = 'GET') => {
    const asked = new Request('http://unused.invalid/', { method });
    Object.defineProperty(asked, 'url', { value: url });
    return handlers.get('tapedeck')!(asked);
  };

  beforeEach(() => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'renderer', 'index.html'), '<h1>page</h1>');
    writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    serveRenderer(join(folder, 'renderer'));
  });

  test('is a secure standard origin that bypasses no policy', () => {
    registerScheme();
    expect(schemes).toEqual([
      { scheme: 'tapedeck', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test.each([
    ['tapedeck://app/', 'text/html; charset=utf-8', '<h1>page</h1>'],
    ['tapedeck://app/index.html', 'text/html; charset=utf-8', '<h1>page</h1>'],
    ['tapedeck://app/assets/a.js', 'text/javascript; charset=utf-8', 'export {};'],
  ])('%s is served as %s', async (url, type, text) => {
    const answer = await fetchFrom(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toBe(text);
  });

  test.each([
    'tapedeck://app/../secret.txt',
    'tapedeck://app/..%2fsecret.txt',
    'tapedeck://app/%2e%2e%2fsecret.txt',
    'tapedeck://app/assets/..%2f..%2fsecret.txt',
    'tapedeck://app/..%5csecret.txt',
    'tapedeck://app/index.html%00.txt',
    'tapedeck://app/%zz',
    'tapedeck://app/assets',
    'tapedeck://app/nothing.js',
    'tapedeck://other/index.html',
  ])('%s is refused', async (url) => {
    const answer = await fetchFrom(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });

  test('only reads are answered', async () => {
    expect((await fetchFrom('tapedeck://app/', 'POST')).status).toBe(404);
  });

  test.each([
    'tapedeck://app/',
    'tapedeck://app/..%2fsecret.txt',
    'tapedeck://other/',
    'tapedeck://app/none',
  ])('the policy is on the answer to %s', async (url) => {
    const { headers } = await fetchFrom(url);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

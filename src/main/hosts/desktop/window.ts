/** The one window, shut in: sandboxed, isolated, no navigation, no permissions, no further windows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow, protocol, session } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../common/csp.ts';
import { findFile } from '../common/files.ts';
import { ORIGIN, SCHEME } from './channels.ts';

/** Before the app is ready: the scheme is a proper origin. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer on the scheme, with the policy on every answer. */
export function serveRenderer(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const found = host === 'app' && request.method === 'GET' ? findFile(folder, pathname) : null;
    const headers = {
      'Content-Type': found?.type ?? 'text/plain; charset=utf-8',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
    };
    if (!found) return new Response('Not found', { status: 404, headers });
    return new Response(new Uint8Array(await readFile(found.file)), { headers });
  });
}

/** Nothing is permitted: no camera, no notifications, no clipboard reading, no devices. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
}

export function createWindow(moduleFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    backgroundColor: '#0e1116',
    webPreferences: {
      preload: join(moduleFolder, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  const stayHome = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault();
  };
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', stayHome);
  webContents.on('will-frame-navigate', stayHome);
  webContents.on('will-redirect', stayHome);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

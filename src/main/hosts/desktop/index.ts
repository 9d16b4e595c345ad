/** The desktop host: Electron's main process starts the engine's thread, opens the window and relays. */
import type { Server } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, dialog, Menu } from 'electron';
import { AppFailure } from '#contract/errors.ts';
import { spawnEngine, type EngineLink } from '#engine/client/client.ts';
import { serveSocket } from '#engine/client/socket.ts';
import { createWords } from '#words/index.ts';
import { defaultWorkspace, engineEntries, rendererFolder } from '../common/paths.ts';
import { failureText, terminalLocale } from '../common/say.ts';
import { VERSION } from '../common/version.ts';
import { ORIGIN } from './channels.ts';
import { relay } from './relay.ts';
import { unpackedEntries } from './unpacked.ts';
import { createWindow, denyPermissions, registerScheme, serveRenderer } from './window.ts';

let failed = false;

/** Says once what went wrong, and ends: a failing start and a dying thread may both report the same thing. */
function fail(error: unknown): void {
  if (failed) return;
  failed = true;
  const words = createWords(terminalLocale({ LANG: app.getLocale() }));
  dialog.showErrorBox('Tapedeck', failureText(words, error));
  app.exit(1);
}

/** `--workspace DIR` or `--workspace=DIR`; Chromium's own switches are none of our business. */
function workspaceFrom(argv: readonly string[]): string {
  const options = { workspace: { type: 'string' } } as const;
  const { values } = parseArgs({ args: argv.slice(1), options, strict: false, allowPositionals: true });
  return typeof values.workspace === 'string' ? values.workspace : defaultWorkspace();
}

/** macOS keeps copy, paste and quit in its menu; elsewhere the page has its own. */
function setMenu(): void {
  const mac = process.platform === 'darwin';
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(mac ? Menu.buildFromTemplate([...roles]) : null);
}

/** On the way out: no new callers, then the engine's last commit, then the end. */
function stopInOrder(link: EngineLink, socket: Server | null): void {
  let stopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    socket?.close();
    void link.stop().then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
}

async function main(): Promise<void> {
  registerScheme();
  await app.whenReady();
  const folder = workspaceFrom(process.argv);
  const link = await spawnEngine({
    ...unpackedEntries(engineEntries(import.meta.url)),
    mode: 'workspace',
    folder,
    version: VERSION,
    autoplay: true,
    onCrash: (detail) => fail(new AppFailure('ENGINE_STOPPED', { detail })),
  });
  stopInOrder(link, await serveSocket(folder, link));
  serveRenderer(rendererFolder(import.meta.url));
  denyPermissions();
  setMenu();
  const window = createWindow(dirname(fileURLToPath(import.meta.url)));
  relay(window, link);
  await window.loadURL(`${ORIGIN}/`);
}

main().catch(fail);

/** The desktop host: Electron's main process starts the engine's thread, opens the window and relays. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, Menu } from 'electron';
import { spawnEngine, type EngineLink } from '#engine/client/client.ts';
import { serveSocket } from '#engine/client/socket.ts';
import { defaultWorkspace, engineEntries, rendererFolder } from '../common/paths.ts';
import { failureText, terminalWords } from '../common/say.ts';
import { VERSION } from '../common/version.ts';
import { ORIGIN } from './channels.ts';
import { relay } from './relay.ts';
import { createWindow, denyPermissions, registerScheme, serveRenderer } from './window.ts';

const words = terminalWords();

function workspaceFrom(argv: readonly string[]): string {
  const at = argv.indexOf('--workspace');
  return (at >= 0 ? argv[at + 1] : undefined) ?? defaultWorkspace();
}

function fail(error: unknown): void {
  dialog.showErrorBox('Tapedeck', failureText(words, error));
  app.exit(1);
}

async function openWindow(link: EngineLink): Promise<void> {
  const window = createWindow(dirname(fileURLToPath(import.meta.url)));
  relay(window, link);
  await window.loadURL(`${ORIGIN}/`);
}

async function main(): Promise<void> {
  registerScheme();
  await app.whenReady();
  const folder = workspaceFrom(process.argv);
  const onCrash = (detail: string): void => fail(new Error(detail));
  const link = await spawnEngine({ ...engineEntries(import.meta.url), mode: 'workspace', folder, version: VERSION, autoplay: true, onCrash });
  const socket = await serveSocket(folder, link);
  serveRenderer(rendererFolder(import.meta.url));
  denyPermissions();
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
  let stopping = false;
  app.on('will-quit', (event) => {
    if (stopping) return;
    stopping = true;
    event.preventDefault();
    socket?.close();
    void link.stop().then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
  await openWindow(link);
}

main().catch(fail);

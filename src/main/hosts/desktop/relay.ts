/** Moves contract messages between a window and the engine; anything not from our page's main frame is dropped. */
import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import type { EngineLink } from '#engine/client/client.ts';
import type { Request } from '#contract/wire.ts';
import { ORIGIN, TO_MAIN, TO_WINDOW } from './channels.ts';

function fromOurPage(event: IpcMainEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    frame.url.startsWith(`${ORIGIN}/`)
  );
}

const isRequest = (value: unknown): value is Request =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'number' &&
  'name' in value &&
  typeof value.name === 'string';

export function relay(window: BrowserWindow, link: EngineLink): void {
  const client = link.connect((message) => {
    if (!window.isDestroyed()) window.webContents.send(TO_WINDOW, message);
  });
  const heard = (event: IpcMainEvent, request: unknown): void => {
    if (fromOurPage(event, window) && isRequest(request)) client.send(request);
  };
  ipcMain.on(TO_MAIN, heard);
  window.once('closed', () => {
    ipcMain.removeListener(TO_MAIN, heard);
    client.close();
  });
}

/** What the page may do: send a request of the contract, hear messages. Fixed functions, no channel names. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Request, ServerMessage } from '#contract/wire.ts';
import { TO_MAIN, TO_WINDOW } from './channels.ts';

contextBridge.exposeInMainWorld('tapedeck', {
  request(request: Request): void {
    ipcRenderer.send(TO_MAIN, request);
  },
  subscribe(listener: (message: ServerMessage) => void): () => void {
    const heard = (_event: unknown, message: ServerMessage): void => listener(message);
    ipcRenderer.on(TO_WINDOW, heard);
    return () => void ipcRenderer.removeListener(TO_WINDOW, heard);
  },
});

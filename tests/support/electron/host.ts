/**
 * The stand-in `electron` with a stage: a loaded window is a loopback address where the scheme's own handler answers, and a
 * WebSocket that carries IPC for whatever page runs the preload. Says what happens in lines of JSON after `STAND-IN`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { app, dialog, handlers, ipcMain, stage, type BrowserWindow } from './electron.ts';

export * from './electron.ts';

const say = (what: object): void => void process.stdout.write(`STAND-IN ${JSON.stringify(what)}\n`);

/** Byte arrays travel as base64; the page's half is in page.ts. */
const encode = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    item instanceof Uint8Array ? { $bytes: Buffer.from(item).toString('base64') } : item,
  );
const decode = (text: string): { channel: string; message: unknown; url: string } =>
  JSON.parse(text, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && '$bytes' in item
      ? new Uint8Array(Buffer.from(String(item.$bytes), 'base64'))
      : item,
  ) as ReturnType<typeof decode>;

async function answer(origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const handler = handlers.get(new URL(origin).protocol.slice(0, -1))!;
  const given = await handler(new Request(origin + request.url!, { method: request.method! }));
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(Buffer.from(await given.arrayBuffer()));
}

/** The frame says the address it would have under Electron: the loopback's origin stands for the scheme's. */
function carryIpc(server: ReturnType<typeof createServer>, window: BrowserWindow, ours: string): void {
  const { webContents } = window;
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  new WebSocketServer({ server, path: '/stand-in' }).on('connection', (socket) => {
    webContents.on('stand-in-send', (channel: string, message: unknown) =>
      socket.send(encode({ channel, message })),
    );
    socket.on('message', (data: Buffer) => {
      const { channel, message, url } = decode(data.toString('utf8'));
      webContents.mainFrame.url = url.startsWith(`${home}/`) ? ours + url.slice(home.length) : url;
      ipcMain.emit(channel, { sender: webContents, senderFrame: webContents.mainFrame }, message);
    });
  });
}

stage.load = async (window, url) => {
  const origin = url.replace(/\/$/, '');
  const server = createServer((request, response) => void answer(origin, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  carryIpc(server, window, origin);
  const { webPreferences } = window.options;
  say({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, url, webPreferences });
};
dialog.showErrorBox = (title, content) => say({ dialog: content, title });
app.exit = (code) => {
  say({ exit: code });
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit());

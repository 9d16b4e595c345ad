/** What passes between page and engine, and what does not; and what the page is given. Against a stand-in `electron`. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Request, ServerMessage } from '#contract/wire.ts';
import type { EngineLink } from '#engine/client/client.ts';
import {
  BrowserWindow,
  exposed,
  Frame,
  ipcMain,
  ipcRenderer,
  resetStandIn,
  WebContents,
} from '../../support/electron/electron.ts';

vi.mock('electron', () => import('../../support/electron/electron.ts'));
const { relay } = await import('#hosts/desktop/relay.ts');
const { TO_MAIN, TO_WINDOW } = await import('#hosts/desktop/channels.ts');

function scene() {
  const window = new BrowserWindow({ show: false, webPreferences: {} });
  window.webContents.mainFrame.url = 'tapedeck://app/';
  const received: Request[] = [];
  const closed = vi.fn();
  let push: (message: ServerMessage) => void = () => {};
  const link: EngineLink = {
    connect: (receive) => {
      push = receive;
      return { send: (request) => void received.push(request), close: closed };
    },
    stop: () => Promise.resolve(),
  };
  relay(window as never, link);
  const event = (changes: object = {}) => ({
    sender: window.webContents,
    senderFrame: window.webContents.mainFrame,
    ...changes,
  });
  return { window, received, closed, push: (message: unknown) => push(message as ServerMessage), event };
}

const REQUEST = { id: 1, name: 'workspace.status', params: {} };

beforeEach(resetStandIn);

describe('page to engine', () => {
  test('a request of our own page reaches the engine, bytes and all', () => {
    const { received, event } = scene();
    const bytes = new Uint8Array([1, 2, 255]);
    const request = { id: 2, name: 'sheets.preview', params: { fileName: 'a.csv', bytes } };
    ipcMain.emit(TO_MAIN, event(), REQUEST);
    ipcMain.emit(TO_MAIN, event(), request);
    expect(received).toEqual([REQUEST, request]);
    expect((received[1]!.params as { bytes: unknown }).bytes).toBeInstanceOf(Uint8Array);
  });

  test.each([
    ['another page', () => ({ sender: new WebContents() })],
    [
      'a frame inside the page',
      () => ({ senderFrame: Object.assign(new Frame(), { url: 'tapedeck://app/' }) }),
    ],
    ['a frame that is gone', () => ({ senderFrame: null })],
  ])('%s is not heard', (_who, changes) => {
    const { received, event } = scene();
    ipcMain.emit(TO_MAIN, event(changes()), REQUEST);
    expect(received).toEqual([]);
  });

  test.each([
    'https://example.com/',
    'tapedeck://app.example.com/',
    'tapedeck://application/',
    'file:///',
    '',
  ])('our own frame is not heard while it shows %s', (url) => {
    const { window, received, event } = scene();
    window.webContents.mainFrame.url = url;
    ipcMain.emit(TO_MAIN, event(), REQUEST);
    expect(received).toEqual([]);
  });

  test.each([
    [null],
    [undefined],
    ['text'],
    [7],
    [{}],
    [{ id: '1', name: 'x' }],
    [{ id: 1 }],
    [{ id: 1, name: 2 }],
  ])('%j is no request and is dropped', (value) => {
    const { received, event } = scene();
    ipcMain.emit(TO_MAIN, event(), value);
    expect(received).toEqual([]);
  });
});

describe('engine to page', () => {
  test('a message reaches the window, bytes and all', () => {
    const { window, push } = scene();
    const message = { id: 1, ok: true, result: { bytes: new Uint8Array([9]) } };
    push(message);
    expect(window.webContents.sent).toEqual([{ channel: TO_WINDOW, message }]);
  });

  test('a window that is gone gets nothing, is not heard, and its client is closed', () => {
    const { window, received, closed, push, event } = scene();
    window.close();
    push({ id: 1, ok: true, result: null });
    ipcMain.emit(TO_MAIN, event(), REQUEST);
    expect(window.webContents.sent).toEqual([]);
    expect(received).toEqual([]);
    expect(closed).toHaveBeenCalledOnce();
    expect(ipcMain.listenerCount(TO_MAIN)).toBe(0);
  });
});

describe('preload', () => {
  beforeEach(async () => {
    vi.resetModules();
    await import('#hosts/desktop/preload.ts');
  });
  const bridge = () =>
    exposed['tapedeck'] as unknown as {
      request(value: unknown): unknown;
      subscribe(listener: (message: unknown) => void): () => void;
    };

  test('exposes two fixed functions and nothing else', () => {
    expect(Object.keys(exposed)).toEqual(['tapedeck']);
    expect(Object.entries(exposed['tapedeck']!).map(([name, value]) => [name, typeof value])).toEqual([
      ['request', 'function'],
      ['subscribe', 'function'],
    ]);
  });

  test('sends on the one channel, whatever else it is handed', () => {
    const request = bridge().request as (...args: unknown[]) => unknown;
    expect(request(REQUEST, 'another-channel')).toBeUndefined();
    expect(ipcRenderer.sent).toEqual([{ channel: TO_MAIN, message: REQUEST }]);
  });

  test('hands over messages without the event, until told to stop', () => {
    const heard: unknown[][] = [];
    const stop = bridge().subscribe((...args) => void heard.push(args));
    const bytes = new Uint8Array([1]);
    ipcRenderer.emit(TO_WINDOW, { sender: 'secret' }, { id: 1, ok: true, result: bytes });
    expect(stop()).toBeUndefined();
    ipcRenderer.emit(TO_WINDOW, {}, { id: 2, ok: true, result: null });
    expect(heard).toEqual([[{ id: 1, ok: true, result: bytes }]]);
    expect(ipcRenderer.listenerCount(TO_WINDOW)).toBe(0);
  });
});

/**
 * A stand-in for the module `electron`: what the desktop shell asks of it, recorded, and ways to play the other side. It
 * proves wiring only. It is not Electron: no sandbox, no context isolation, no file rules, no archive.
 */
import { EventEmitter } from 'node:events';

type Listener = (...args: never[]) => void;

/** An event whose default action can be prevented, as Electron hands out. */
export class StandInEvent {
  prevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.prevented = true;
  }
}

/** What happened, in order. */
export const log: string[] = [];
export const dialogs: { readonly title: string; readonly content: string }[] = [];
export const windows: BrowserWindow[] = [];
export const exposed: Record<string, Record<string, (...args: never[]) => unknown>> = {};
export const schemes: { readonly scheme: string; readonly privileges: Record<string, boolean> }[] = [];
export const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
export const permissions: Record<string, Listener> = {};
/** Set by whoever gives the windows a real page; answers when the page is there. */
export const stage: { load: (window: BrowserWindow, url: string) => Promise<void> } = {
  load: () => Promise.resolve(),
};

class App extends EventEmitter {
  exit: (code: number) => void = (code) => void log.push(`exit ${code}`);
  whenReady = (): Promise<void> => Promise.resolve();
  getLocale = (): string => 'en-US';

  /** As Electron: windows close first; then `will-quit` may hold the end up. */
  quit(): void {
    for (const window of windows.filter((each) => !each.isDestroyed())) window.close();
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (!event.prevented) this.exit(0);
  }
}
export const app = new App();

export class Frame {
  url = '';
}

export class WebContents extends EventEmitter {
  readonly mainFrame = new Frame();
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({
    action: 'allow',
  });
  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message: structuredClone(message) });
    this.emit('stand-in-send', channel, message);
  }
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
}

export interface WindowOptions {
  readonly show: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: WindowOptions;
  shown = false;
  private destroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    windows.push(this);
  }

  async loadURL(url: string): Promise<void> {
    log.push(`load ${url}`);
    this.webContents.mainFrame.url = url;
    await stage.load(this, url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.shown = true;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    this.destroyed = true;
    log.push('window closed');
    this.emit('closed');
  }
}

export const ipcMain = new EventEmitter();

class IpcRenderer extends EventEmitter {
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message: structuredClone(message) });
  }
}
export const ipcRenderer = new IpcRenderer();

export const contextBridge = {
  exposeInMainWorld: (name: string, api: (typeof exposed)[string]): void => {
    exposed[name] = api;
  },
};

export const protocol = {
  registerSchemesAsPrivileged: (given: typeof schemes): void => {
    log.push('scheme registered');
    schemes.push(...given);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
    handlers.set(scheme, handler);
  },
};

const permission =
  (name: string) =>
  (handler: Listener): void => {
    permissions[name] = handler;
  };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: permission('request'),
    setPermissionCheckHandler: permission('check'),
    setDevicePermissionHandler: permission('device'),
  },
};

export const dialog = {
  showErrorBox: (title: string, content: string): void => void dialogs.push({ title, content }),
};

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => void log.push(`menu ${JSON.stringify(menu)}`),
};

/** Forgets everything, for the next test. */
export function resetStandIn(): void {
  for (const list of [log, dialogs, windows, schemes, ipcRenderer.sent]) list.length = 0;
  for (const record of [exposed, permissions]) for (const key of Object.keys(record)) delete record[key];
  for (const emitter of [app, ipcMain, ipcRenderer]) emitter.removeAllListeners();
  handlers.clear();
}

/** Runs a built preload inside a plain page: a script for the page's start that gives it an `electron` over a WebSocket. */

/** Runs in the page. It may use nothing from outside itself. */
function runPreload(preload: (require: (name: string) => unknown) => void): void {
  // A page begins blank, before it has an address.
  if (location.host === '') return;
  const listeners = new Map<string, Set<(event: object, message: unknown) => void>>();
  const waiting: string[] = [];
  const socket = new WebSocket(`ws://${location.host}/stand-in`);
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  const textOf = (bytes: Uint8Array) => btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(''));
  socket.onopen = () => waiting.splice(0).forEach((text) => socket.send(text));
  socket.onmessage = ({ data }) => {
    const { channel, message } = JSON.parse(String(data), (_key, item: { $bytes?: string } | null) =>
      typeof item?.$bytes === 'string' ? bytesOf(item.$bytes) : item,
    ) as { channel: string; message: unknown };
    for (const listener of listeners.get(channel) ?? []) listener({}, message);
  };
  const ipcRenderer = {
    send(channel: string, message: unknown) {
      const text = JSON.stringify({ channel, message, url: location.href }, (_key, item: unknown) =>
        item instanceof Uint8Array ? { $bytes: textOf(item) } : item,
      );
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else waiting.push(text);
    },
    on(channel: string, listener: (event: object, message: unknown) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener(channel: string, listener: (event: object, message: unknown) => void) {
      listeners.get(channel)?.delete(listener);
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: object) =>
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }),
  };
  preload((name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot have ${name}`);
    return { contextBridge, ipcRenderer };
  });
}

/** The start script for pages that run this built preload. */
export const preloadScript = (built: string): string =>
  `(${runPreload.toString()})(function (require) {\n${built}\n});`;

/** The renderer's one client: over the preload bridge in the desktop host, over a WebSocket in the browser host. */
import { bridgeTransport } from './bridge.ts';
import { createClient } from './client.ts';
import { socketTransport } from './socket.ts';
import type { Bridge } from './transport.ts';

declare global {
  interface Window {
    readonly tapedeck?: Bridge;
  }
}

const socketUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;

const client = createClient(
  window.tapedeck ? bridgeTransport(window.tapedeck) : socketTransport(socketUrl()),
);

export const call = client.call;
export const start = client.start;
export { errorOf, newCommandId } from './client.ts';
export type { ConnectionState } from './transport.ts';
